#include "core/decision/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "core/data/scores.hpp"
#include "core/decision/crossing.hpp"

namespace gaincast {
namespace {

constexpr double most_correlated = 0.99;
constexpr int scan_steps = 32;      // of 27% for a factor of 2,000: tables are costly
constexpr double precision = 1e-3;  // of a crossing, which is never known as well

bool all_have_bases(const Preprocessed& series) {
  return std::all_of(series.rows.begin(), series.rows.end(),
                     [](const Observation& row) { return row.base.has_value(); });
}

/// The smallest size that is not below the rows of either.
double smallest_of(const Preprocessed& a, const Preprocessed& b) {
  return std::max(a.dataset.points().front().at.size, b.dataset.points().front().at.size);
}

InputError bad_option(const char* field, const char* complaint) {
  return {"bad-option", {}, field, "The option " + std::string(field) + " " + complaint};
}

}  // namespace

Pairing::Pairing(const Forecaster& a, const Forecaster& b, const std::optional<bool>& paired)
    : method_(a.options().method),
      bases_(a.options().bases),
      scored_(all_have_bases(a.rows()) && all_have_bases(b.rows())),
      shared_(shared_rows(a.rows(), b.rows())),
      paired_(paired.value_or(shared_.same_bases)) {}

double Pairing::correlation(const Forecaster::At& a, const Forecaster::At& b, double size) const {
  if (!paired_) return 0;
  const double r = shared_.correlation;
  double rho = 0;
  switch (method_) {
    case DecisionMethod::paper:
      rho = r * (a.within / a.sd) * (b.within / b.sd);
      break;
    case DecisionMethod::calibrated:
      rho = 1 - (1 - r) / 2;
      break;
    case DecisionMethod::post_training: {
      const bool known =
          scored_ && std::any_of(bases_.begin(), bases_.end(),
                                 [&](const auto& base) { return same_size(base.size, size); });
      rho = known ? 0.3 : 0.5;
      break;
    }
  }
  return rho >= 0 ? std::min(rho, most_correlated) : 0;
}

std::vector<std::optional<Tabled>> tabled(const Forecaster& forecaster,
                                          std::span<const double> sizes) {
  std::vector<std::optional<Tabled>> result;
  for (auto& at : forecaster.at(sizes, GainTable::levels(), {})) {
    result.emplace_back();
    if (!at) continue;
    const GainTable table(at->intervals);
    result.back() = Tabled{std::move(*at), table};
  }
  return result;
}

std::optional<InputError> refuse(const ComparisonOptions& options, const Preprocessed& a,
                                 const Preprocessed& b) {
  if (options.sizes.empty() || options.sizes.size() > most_sizes)
    return bad_option("sizes", "must hold 1 to 500 sizes.");
  if (!(options.up_to > smallest_of(a, b) && options.up_to <= Dataset::max_magnitude))
    return bad_option("upTo", "must be a size above the smallest within both series.");
  return std::nullopt;
}

std::vector<std::optional<DifferenceAt>> differences(const Forecaster& a, const Forecaster& b,
                                                     const Pairing& pairing,
                                                     std::span<const double> sizes,
                                                     std::span<const double> levels) {
  std::vector<std::optional<DifferenceAt>> result;
  const auto of_a = tabled(a, sizes), of_b = tabled(b, sizes);
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    result.emplace_back();
    if (!of_a[s] || !of_b[s]) continue;
    const auto &x = *of_a[s], &y = *of_b[s];
    const double rho = pairing.correlation(x.at, y.at, sizes[s]);
    DifferenceAt& at = result.back().emplace();
    at.difference = x.at.centre - y.at.centre;
    at.sd = std::sqrt(
        std::max(x.at.sd * x.at.sd + y.at.sd * y.at.sd - 2 * rho * x.at.sd * y.at.sd, 0.0));
    at.a_is_better = probability_above(x.table, y.table, rho, 0);
    for (const double level : levels) {
      const double low = quantile_of_difference(x.table, y.table, rho, (1 - level) / 2);
      const double high = quantile_of_difference(x.table, y.table, rho, (1 + level) / 2);
      at.intervals.push_back({low, std::max(low, high)});
    }
  }
  return result;
}

Comparison compare(const Forecaster& a, const Forecaster& b, const Pairing& pairing,
                   const ComparisonOptions& options) {
  Comparison result{differences(a, b, pairing, options.sizes, options.levels), {}, {}};

  bool a_begins = true;  // as the better one
  const SizeFunction other_is_better = [&](std::span<const double> sizes) {
    const auto xs = tabled(a, sizes), ys = tabled(b, sizes);
    std::vector<std::optional<double>> values;
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      values.emplace_back();
      if (!xs[s] || !ys[s]) continue;
      const double rho = pairing.correlation(xs[s]->at, ys[s]->at, sizes[s]);
      const double better = probability_above(xs[s]->table, ys[s]->table, rho, 0);
      values.back() = a_begins ? 1 - better : better;
    }
    return values;
  };
  Scan scan{scan_sizes(smallest_of(a.rows(), b.rows()), options.up_to, scan_steps), {}};
  scan.values = other_is_better(scan.sizes);
  const auto first = std::find_if(scan.values.begin(), scan.values.end(),
                                  [](const auto& value) { return value.has_value(); });
  if (first == scan.values.end()) return result;
  if (**first > 0.5) {
    a_begins = false;
    for (auto& value : scan.values)
      if (value) value = 1 - *value;
  }
  const double level = options.levels.empty() ? 0.95 : options.levels.front();
  const double tail = (1 - level) / 2;
  result.crossing = first_at_least(other_is_better, scan, 0.5, precision);
  SizeRange range{level, first_at_least(other_is_better, scan, tail, precision),
                  first_at_least(other_is_better, scan, 1 - tail, precision)};
  if (!range.low) return result;
  if (**first >= tail) range.low.reset();
  result.crossing_range = range;
  return result;
}

std::vector<Caution> cautions(std::span<const Forecaster* const> forecasters,
                              std::span<const double> sizes) {
  std::vector<Caution> all;
  for (const Forecaster* forecaster : forecasters)
    for (Caution& caution : forecaster->cautions(sizes)) {
      const bool said = std::any_of(
          all.begin(), all.end(), [&](const Caution& other) { return other.code == caution.code; });
      if (!said) all.push_back(std::move(caution));
    }
  return all;
}

}  // namespace gaincast

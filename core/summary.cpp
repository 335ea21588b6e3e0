#include "core/summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace gaincast {
namespace {

/// Quantiles of one sample, in three steps (Floyd & Rivest 1975): a few of the values say roughly
/// where the quantile is, one pass over all of them keeps what is near, and only that is ordered.
class Quantiles {
 public:
  explicit Quantiles(std::span<const double> values)
      : values_(values), near_(new double[values.size()]) {
    const std::size_t step = std::max<std::size_t>(1, values.size() / sampled);
    for (std::size_t i = step / 2; i < values.size(); i += step) few_.push_back(values[i]);
    std::sort(few_.begin(), few_.end());
  }

  std::optional<double> at(double p) {
    const double place = static_cast<double>(values_.size() - 1) * p;
    const auto k = static_cast<std::size_t>(place);
    const double share = place - static_cast<double>(k);
    const auto [below, above] = order_statistics(k, p);
    const double quantile = share == 0 || below == above ? below : below + share * (above - below);
    if (!std::isfinite(quantile)) return std::nullopt;
    return quantile;
  }

 private:
  static constexpr std::size_t sampled = 64;

  /// The values of ranks k and k + 1, or twice the last.
  std::pair<double, double> order_statistics(std::size_t k, double p) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::size_t next = std::min(k + 1, values_.size() - 1);
    // Ranks in a sample scatter by sqrt(m·p·(1 − p)); three times that is seldom exceeded.
    const auto m = static_cast<double>(few_.size());
    const double margin = 3 * std::sqrt(m * p * (1 - p)) + 1;
    const double first = std::floor(m * p - margin), last = std::ceil(m * p + margin);
    const double low = first < 0 ? -infinity : few_[static_cast<std::size_t>(first)];
    const double high = last >= m ? infinity : few_[static_cast<std::size_t>(last)];
    std::size_t below = keep(low, high);
    if (k < below || next >= below + kept_) below = keep(-infinity, infinity);
    double* const end = near_.get() + kept_;
    double* const at = near_.get() + (k - below);
    std::nth_element(near_.get(), at, end);
    return {*at, next == k ? *at : *std::min_element(at + 1, end)};
  }

  /// Keeps what lies in [low, high]; how many values are below.
  std::size_t keep(double low, double high) {
    std::size_t below = 0;
    kept_ = 0;
    for (const double value : values_) {  // without a branch that could be guessed wrong
      near_[kept_] = value;
      kept_ += static_cast<std::size_t>(value >= low) & static_cast<std::size_t>(value <= high);
      below += static_cast<std::size_t>(value < low);
    }
    return below;
  }

  std::span<const double> values_;
  std::vector<double> few_;
  std::unique_ptr<double[]> near_;  // not filled with zeros first, as a vector would be
  std::size_t kept_ = 0;
};

/// A sum in four lanes, which a processor adds side by side.
template <class Term>
double sum_of(std::span<const double> values, Term term) {
  double lanes[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= values.size(); i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] += term(values[i + lane]);
  for (; i < values.size(); ++i) lanes[0] += term(values[i]);
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

}  // namespace

Summary summarise(std::span<double> values, double level) {
  const auto n = static_cast<double>(values.size());
  const double sum = sum_of(values, [](double value) { return value; });
  if (values.empty() || std::isnan(sum)) {
    // Opposite infinities also add up to NaN; only a true NaN leaves no order.
    for (const double value : values)
      if (std::isnan(value)) return {};
    if (values.empty()) return {};
  }
  Summary summary;
  if (std::isfinite(sum)) {
    const double mean = sum / n;
    const double squares =
        sum_of(values, [&](double value) { return (value - mean) * (value - mean); });
    summary.mean = mean;
    summary.sd = values.size() > 1 ? std::sqrt(squares / (n - 1)) : 0;
  }
  Quantiles quantiles(values);
  summary.low = quantiles.at((1 - level) / 2);
  summary.median = quantiles.at(0.5);
  summary.high = quantiles.at((1 + level) / 2);
  return summary;
}

Histogram histogram(std::span<double> values) {
  for (const double value : values)
    if (!std::isfinite(value)) return {0, 0, {}};
  if (values.empty()) return {0, 0, {}};
  Quantiles quantiles(values);
  const double low = *quantiles.at(0.001), high = *quantiles.at(0.999);
  if (!(high > low)) return {low, 0, {static_cast<std::int64_t>(values.size())}};
  const int bins = std::clamp(static_cast<int>(std::sqrt(values.size())), 5, 40);
  Histogram result{low, (high - low) / bins, std::vector<std::int64_t>(bins, 0)};
  for (const double value : values) {
    const double place = std::floor((value - low) / result.width);
    ++result.counts[static_cast<int>(std::clamp(place, 0.0, bins - 1.0))];
  }
  return result;
}

Exceedance exceedance(std::span<const double> values, double threshold) {
  if (values.empty()) return {0, 0};
  const auto n = static_cast<double>(values.size());
  const auto reached = static_cast<double>(
      std::count_if(values.begin(), values.end(), [&](double x) { return x >= threshold; }));
  const double p = reached / n;
  return {p, std::sqrt(p * (1 - p) / n)};
}

}  // namespace gaincast

#include "core/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// How many of the values tell roughly where quantiles are, and what a bracket is to hold: a share
// of the sample, but at least a few. Where fewer are left to a side, it is open there.
constexpr std::size_t few = 64, least = 24, share = 25;

}  // namespace

Quantiles::Quantiles(std::span<const double> probabilities) : result_(probabilities.size()) {
  for (const double p : probabilities) brackets_.push_back({p});
}

std::span<const std::optional<double>> Quantiles::of(std::span<const double> values, double centre,
                                                     double spread) {
  values_ = values;
  few_.clear();
  if (kept_.size() < values.size()) kept_.resize(values.size());
  for (std::size_t q = 0; q < brackets_.size(); ++q)
    result_[q] = find(brackets_[q], centre, spread);
  return result_;
}

std::optional<double> Quantiles::find(Bracket& bracket, double centre, double spread) {
  const std::size_t n = values_.size();
  const double place = static_cast<double>(n - 1) * bracket.p;
  const auto k = static_cast<std::size_t>(place);
  const std::size_t next = std::min(k + 1, n - 1);
  const double fraction = place - static_cast<double>(k);
  const bool open_below = k < least, open_above = n - next <= least;
  const auto holds = [&](std::size_t below) { return below <= k && next < below + count_; };

  const bool comparable = spread > 0 && spread < infinity;
  bool foretold = comparable && bracket.known;
  std::size_t below = 0;
  if (foretold) {
    const double middle = centre + spread * bracket.middle, reach = spread * bracket.reach;
    below = keep(open_below ? -infinity : middle - reach, open_above ? infinity : middle + reach);
    foretold = holds(below);
  }
  if (!foretold) {
    if (few_.empty()) sample_a_few();
    // Ranks in a sample scatter by sqrt(m·p·(1 − p)); three times that is seldom exceeded.
    const double p = bracket.p, m = static_cast<double>(few_.size());
    const double margin = 3 * std::sqrt(m * p * (1 - p)) + 1;
    const double first = std::floor(m * p - margin), last = std::ceil(m * p + margin);
    below = keep(first < 0 ? -infinity : few_[static_cast<std::size_t>(first)],
                 last >= m ? infinity : few_[static_cast<std::size_t>(last)]);
    if (!holds(below)) below = keep(-infinity, infinity);
  }

  const auto begin = kept_.begin(), end = begin + static_cast<std::ptrdiff_t>(count_);
  const auto at = begin + static_cast<std::ptrdiff_t>(k - below);
  std::nth_element(begin, at, end);
  const double lower = *at, upper = next == k ? lower : *std::min_element(at + 1, end);

  bracket.known = comparable && std::isfinite(lower);
  if (bracket.known) {
    const std::size_t enough = std::max(least, n / share);
    bracket.middle = (lower - centre) / spread;
    if (foretold) {
      bracket.reach *=
          std::clamp(static_cast<double>(enough) / static_cast<double>(count_), 0.5, 2.0);
    } else {
      const auto half = static_cast<std::ptrdiff_t>(enough / 2);
      const auto far = at + std::min(half, end - at - 1), near = at - std::min(half, at - begin);
      std::nth_element(at, far, end);
      std::nth_element(begin, near, at + 1);
      bracket.reach = std::max(*far - lower, lower - *near) / spread;
    }
  }
  const double quantile =
      fraction == 0 || lower == upper ? lower : lower + fraction * (upper - lower);
  if (!std::isfinite(quantile)) return std::nullopt;
  return quantile;
}

/// Keeps what lies in [low, high]; how many values are below.
std::size_t Quantiles::keep(double low, double high) {
  std::size_t below = 0, count = 0, i = 0;
  double* const kept = kept_.data();
  const auto consider = [&](double value) {  // without a branch that could be guessed wrong
    kept[count] = value;
    const auto under = static_cast<std::size_t>(value < low);
    count += static_cast<std::size_t>(value <= high) - under;
    below += under;
  };
  for (; i + 4 <= values_.size(); i += 4)
    for (std::size_t k = 0; k < 4; ++k) consider(values_[i + k]);
  for (; i < values_.size(); ++i) consider(values_[i]);
  count_ = count;
  return below;
}

void Quantiles::sample_a_few() {
  const std::size_t step = std::max<std::size_t>(1, values_.size() / few);
  for (std::size_t i = step / 2; i < values_.size(); i += step) few_.push_back(values_[i]);
  std::sort(few_.begin(), few_.end());
}

}  // namespace gaincast

#include "core/summary.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

/// Quantiles of one sample in ascending order of p: each selects only among what the one before
/// left to its right.
class Quantiles {
 public:
  explicit Quantiles(std::span<double> values) : values_(values), sorted_until_(0) {}

  std::optional<double> at(double p) {
    const double place = static_cast<double>(values_.size() - 1) * p;
    const auto k = static_cast<std::size_t>(place);
    const double below = order_statistic(k);
    const double share = place - static_cast<double>(k);
    double quantile = below;
    if (share > 0) {
      // The next order statistic is the least of what the selection left to its right.
      const double above = *std::min_element(values_.begin() + k + 1, values_.end());
      quantile = below == above ? below : below + share * (above - below);
    }
    if (!std::isfinite(quantile)) return std::nullopt;
    return quantile;
  }

 private:
  double order_statistic(std::size_t k) {
    std::nth_element(values_.begin() + sorted_until_, values_.begin() + k, values_.end());
    sorted_until_ = k;
    return values_[k];
  }

  std::span<double> values_;
  std::size_t sorted_until_;  // nothing before this index is larger than anything after it
};

}  // namespace

Summary summarise(std::span<double> values, double level) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  if (values.empty() || std::isnan(sum)) {
    // Opposite infinities also add up to NaN; only a true NaN leaves no order.
    for (const double value : values)
      if (std::isnan(value)) return {};
    if (values.empty()) return {};
  }
  Summary summary;
  if (std::isfinite(sum)) {
    const double mean = sum / n;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
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

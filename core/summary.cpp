#include "core/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gaincast {
namespace {

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

Summariser::Summariser(double level)
    : quantiles_(std::array{(1 - level) / 2, 0.5, (1 + level) / 2}),
      edges_(std::array{0.001, 0.999}) {}

Summary Summariser::summarise(std::span<const double> values) {
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
  const auto found = quantiles_.of(values, summary.mean.value_or(0), summary.sd.value_or(0));
  summary.low = found[0];
  summary.median = found[1];
  summary.high = found[2];
  return summary;
}

Histogram Summariser::histogram(std::span<const double> values, const Summary& summary) {
  if (!summary.mean) return {0, 0, {}};
  const auto found = edges_.of(values, *summary.mean, *summary.sd);
  const double low = *found[0], high = *found[1];
  if (!(high > low)) return {low, 0, {static_cast<std::int64_t>(values.size())}};
  const int bins = std::clamp(static_cast<int>(std::sqrt(values.size())), 5, 40);
  Histogram result{low, (high - low) / bins, std::vector<std::int64_t>(bins, 0)};
  for (const double value : values) {
    const double place = std::clamp((value - low) / result.width, 0.0, bins - 1.0);
    ++result.counts[static_cast<std::size_t>(place)];
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

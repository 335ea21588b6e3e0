#include "core/numerics/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/numerics/inner_loops.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

// A histogram lies between these quantiles: edge and 1 − edge.
constexpr double edge = 0.001;

// A sample with a larger sd than this many times that of its central interval has tails that decide
// it; one of fewer values is all that there is.
constexpr double most_over_normal = 4;
constexpr std::size_t fewest_judged = 40;

struct Moments {
  double sum, squares;
};

/// The sums of (value − pivot) and of its square. In four pairs, so that an addition does not have
/// to wait for the one before.
Moments moments(std::span<const double> values, double pivot) {
  Pair sums[4] = {}, squares[4] = {};
  const auto add = [&](const Pair& off, int k) {
    sums[k] += off;
    squares[k] += off * off;
  };
  std::size_t i = 0;
  for (; i + 8 <= values.size(); i += 8)
    unrolled<4>([&](int k) { add(load_pair(values.data() + i + 2 * k) - pivot, k); });
  for (; i < values.size(); ++i) add(Pair{values[i] - pivot, 0}, 0);
  const auto total = [](const Pair(&four)[4]) {
    const Pair two = (four[0] + four[1]) + (four[2] + four[3]);
    return two[0] + two[1];
  };
  return {total(sums), total(squares)};
}

}  // namespace

Summariser::Summariser(double level)
    : central_(std::array{(1 - level) / 2, 0.5, (1 + level) / 2}),
      with_edges_(std::array{(1 - level) / 2, 0.5, (1 + level) / 2, edge, 1 - edge}),
      z_(normal_quantile((1 + level) / 2)) {}

Summary Summariser::summarise(std::span<const double> values) {
  return sum_up(values, central_);
}

Distribution Summariser::distribution(std::span<const double> values) {
  const Summary summary = sum_up(values, with_edges_);
  const auto quantiles = with_edges_.last();
  if (!summary.median || !quantiles[3] || !quantiles[4]) return {summary, {0, 0, {}}};
  const double low = *quantiles[3], high = *quantiles[4];
  if (!(high > low)) return {summary, {low, 0, {static_cast<std::int64_t>(values.size())}}};
  const int bins = std::clamp(static_cast<int>(std::sqrt(values.size())), 5, 40);
  Histogram histogram{low, (high - low) / bins, std::vector<std::int64_t>(bins, 0)};
  const double scale = bins / (high - low), last = bins - 1;
  const auto places = [&](const Pair& value) { return clamped((value - low) * scale, 0, last); };
  const auto put = [&](double place) { ++histogram.counts[static_cast<int>(place)]; };
  std::size_t i = 0;
  for (; i + 2 <= values.size(); i += 2) {
    const Pair two = places(load_pair(values.data() + i));
    put(two[0]);
    put(two[1]);
  }
  if (i < values.size()) put(places(Pair{values[i], 0})[0]);
  return {summary, std::move(histogram)};
}

Summary Summariser::sum_up(std::span<const double> values, Quantiles& quantiles) {
  if (values.empty()) return {};
  Summary summary;
  const auto n = static_cast<double>(values.size());
  auto [sum, squares] = moments(values, pivot_);
  if (std::isfinite(sum)) {
    // Far from the mean the squares have lost the digits in which the values differ.
    if (sum * sum > 100 * (n * squares - sum * sum)) {
      pivot_ += sum / n;
      const Moments anew = moments(values, pivot_);
      sum = anew.sum;
      squares = anew.squares;
    }
    pivot_ += sum / n;
    summary.mean = pivot_;
    const double rest = squares - sum * sum / n;
    summary.sd = values.size() < 2 || rest < 0 ? 0
                 : std::isfinite(squares)      ? std::sqrt(rest / (n - 1))
                                               : squares;
  } else {
    // Opposite infinities also add up to NaN; only a true NaN leaves no order.
    for (const double value : values)
      if (std::isnan(value)) return {};
  }
  const auto found = quantiles.of(values, summary.mean.value_or(0), summary.sd.value_or(0));
  summary.low = found[0];
  summary.median = found[1];
  summary.high = found[2];
  const double normal_sd =
      summary.low && summary.high ? (*summary.high - *summary.low) / (2 * z_) : 0;
  const double rounding = 1e-9 * std::abs(summary.median.value_or(0));
  const double sd = std::min(summary.sd.value_or(0), 1e154);  // its square is still a number
  if (sd > most_over_normal * normal_sd + rounding && values.size() >= fewest_judged)
    summary.mean = summary.sd = std::nullopt;
  return summary;
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

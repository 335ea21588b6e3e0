#include "core/decision/gain_table.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/normal_mixture.hpp"

namespace gaincast {
namespace {

constexpr int half = GainTable::nodes / 2;
constexpr double far = 40;  // a score that nothing lies beyond

}  // namespace

std::span<const double> GainTable::levels() {
  static const std::array<double, half + 1> all = [] {
    std::array<double, half + 1> levels{};
    for (int i = 0; i < half; ++i) levels[i] = 1 - 2 * normal_probability(node(i));
    levels[half] = 1e-9;  // the median
    return levels;
  }();
  return all;
}

GainTable::GainTable(std::span<const Interval> intervals) {
  for (int i = 0; i <= half; ++i) {
    gains_[i] = intervals[i].low;
    gains_[nodes - 1 - i] = intervals[i].high;
  }
  gains_[half] = (intervals[half].low + intervals[half].high) / 2;
  // Quantiles that were found one by one may be out of order by their rounding.
  std::sort(gains_.begin(), gains_.end());
}

double GainTable::gain_at(double score) const {
  const int left = std::clamp(static_cast<int>((score + 4) * 4), 0, nodes - 2);
  return gains_[left] + (score - node(left)) * 4 * (gains_[left + 1] - gains_[left]);
}

double GainTable::score(double gain) const {
  const auto first = std::lower_bound(gains_.begin(), gains_.end(), gain);
  const auto last = std::upper_bound(first, gains_.end(), gain);
  const auto at = static_cast<int>(first - gains_.begin());
  if (last - first > 1) return (node(at) + node(static_cast<int>(last - gains_.begin()) - 1)) / 2;
  const int left = std::clamp(at - 1, 0, nodes - 2);
  const double step = gains_[left + 1] - gains_[left], off = gain - gains_[left];
  if (!(step > 0)) return off < 0 ? -far : far;
  return std::clamp(node(left) + 0.25 * off / step, -far, far);
}

double GainTable::weight(int i) {
  static const std::array<double, nodes> all = [] {
    std::array<double, nodes> weights{};
    double sum = 0;
    for (int j = 0; j < nodes; ++j) sum += weights[j] = std::exp(-node(j) * node(j) / 2);
    for (double& each : weights) each /= sum;
    return weights;
  }();
  return all[i];
}

double probability_above(const GainTable& a, const GainTable& b, double rho, double d) {
  const double rest = std::sqrt(1 - rho * rho);
  double above = 0;
  for (int i = 0; i < GainTable::nodes; ++i) {
    const double shared = rho * GainTable::node(i);
    above += GainTable::weight(i) / 2 *
             (normal_probability((shared - a.score(b.gain(i) + d)) / rest) +
              normal_probability((b.score(a.gain(i) - d) - shared) / rest));
  }
  return std::clamp(above, 0.0, 1.0);
}

double quantile_of_difference(const GainTable& a, const GainTable& b, double rho, double p) {
  const int last = GainTable::nodes - 1;
  // Beyond the tables' ends the difference may lie as well, but hardly.
  const double range = (a.gain(last) - a.gain(0)) + (b.gain(last) - b.gain(0));
  double low = a.gain(0) - b.gain(last) - range, high = a.gain(last) - b.gain(0) + range;
  for (int i = 0; i < 60 && high - low > 1e-10 * range; ++i) {
    const double middle = low + (high - low) / 2;
    (probability_above(a, b, rho, middle) > 1 - p ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

}  // namespace gaincast

#include "core/evaluation/forecast_score.hpp"

#include <algorithm>

namespace gaincast {

double crps(std::span<const double> quantiles, double outcome) {
  const double n = static_cast<double>(quantiles.size());
  double sum = 0;
  for (std::size_t i = 0; i < quantiles.size(); ++i) {
    const double p = (static_cast<double>(i) + 0.5) / n, off = outcome - quantiles[i];
    sum += off > 0 ? p * off : (p - 1) * off;
  }
  return 2 * sum / n;
}

std::vector<double> crps_levels() {
  std::vector<double> levels;
  for (int i = 0; i < 50; ++i) levels.push_back((i + 0.5) / 50);
  return levels;
}

double crps(std::span<const Interval> intervals, double outcome) {
  std::vector<double> quantiles;
  for (std::size_t i = intervals.size(); i-- > 0;) quantiles.push_back(intervals[i].low);
  for (const Interval& interval : intervals) quantiles.push_back(interval.high);
  return crps(quantiles, outcome);
}

double interval_score(double low, double high, double level, double outcome) {
  const double outside = std::max({low - outcome, outcome - high, 0.0});
  return high - low + 2 / (1 - level) * outside;
}

}  // namespace gaincast

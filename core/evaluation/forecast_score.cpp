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

double interval_score(double low, double high, double level, double outcome) {
  const double outside = std::max({low - outcome, outcome - high, 0.0});
  return high - low + 2 / (1 - level) * outside;
}

}  // namespace gaincast

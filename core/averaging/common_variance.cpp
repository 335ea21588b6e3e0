#include "core/averaging/common_variance.hpp"

#include <algorithm>
#include <cmath>

#include "core/averaging/ensemble.hpp"
#include "core/fitting/fit_laws.hpp"

namespace gaincast {

Dataset with_common_variance(const Dataset& dataset) {
  if (dataset.se_source() != SeSource::unknown) return dataset;
  const auto points = dataset.points();
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const Point& point : points) {
    low = std::min(low, point.gain);
    high = std::max(high, point.gain);
  }
  // Half of the range: chi2 is then far from both ends of what numbers can hold.
  const double rounding = std::sqrt(*dataset.least_chi2() / dataset.rows());
  const double provisional = std::clamp(
      (high - low) / 2, std::max(rounding, Dataset::min_magnitude), Dataset::max_magnitude);
  const Dataset scaled = dataset.scaled(provisional / dataset.assumed_se());
  const auto fits = fit(scaled);
  const Ensemble ensemble = weigh(fits);
  double variance = 0, weight = 0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    const double w = ensemble.scores[i].weight;
    if (w == 0) continue;
    weight += w;
    variance +=
        w * std::max(fits[i].chi2 / (fits[i].n - fits[i].free), *fits[i].least_chi2 / fits[i].n);
  }
  if (weight == 0) return scaled;
  return scaled.scaled(std::sqrt(variance) / scaled.assumed_se());
}

}  // namespace gaincast

#include "core/averaging/common_variance.hpp"

#include <algorithm>
#include <cmath>

#include "core/averaging/ensemble.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/refit_store.hpp"

namespace gaincast {

Dataset with_common_variance(const Dataset& dataset) {
  if (!dataset.least_chi2()) return dataset;
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const Point& point : dataset.points()) {
    low = std::min(low, point.gain);
    high = std::max(high, point.gain);
  }
  // Half of the range: chi2 is then far from both ends of what numbers can hold.
  const double rounding = std::sqrt(*dataset.least_chi2() / dataset.rows());
  const Dataset scaled =
      dataset.scaled(std::max({(high - low) / 2, rounding, Dataset::min_magnitude}));
  RefitStore families(scaled.points());
  const auto fits = fit(scaled, standard_laws(), families);
  const Ensemble ensemble = weigh(fits);
  double variance = 0;
  for (std::size_t i = 0; i < fits.size(); ++i)
    if (const double w = ensemble.scores[i].weight; w > 0)
      variance +=
          w * std::max(fits[i].chi2 / (fits[i].n - fits[i].free), *fits[i].least_chi2 / fits[i].n);
  return variance > 0 ? dataset.scaled(std::sqrt(variance)) : scaled;
}

}  // namespace gaincast

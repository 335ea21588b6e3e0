#include "core/trend/se_prior.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {

std::vector<SeCandidate> se_candidates(const Dataset& dataset, const SePrior& prior) {
  if (!dataset.least_chi2()) return {{1, 1}};
  double largest = 100;
  for (const Point& point : dataset.points()) largest = std::max(largest, std::abs(point.gain));
  const double median = prior.median * (largest / 100) / dataset.assumed_se();
  const double rounding = std::sqrt(*dataset.least_chi2() / dataset.rows());
  std::vector<SeCandidate> candidates;
  double all = 0;
  for (int i = -4; i <= 4; ++i) {
    const double z = 0.75 * i, weight = std::exp(-z * z / 2);
    candidates.push_back({std::hypot(median * std::exp(prior.log_sd * z), rounding), weight});
    all += weight;
  }
  for (SeCandidate& candidate : candidates) candidate.weight /= all;
  return candidates;
}

}  // namespace gaincast

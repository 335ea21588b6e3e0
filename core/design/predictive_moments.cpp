#include "core/design/predictive_moments.hpp"

#include <algorithm>
#include <cmath>

#include "core/data/bounds.hpp"
#include "core/fitting/prediction.hpp"

namespace gaincast {

std::optional<std::vector<PredictiveMoments>> predictive_moments(std::span<const Fit> fits,
                                                                 const Ensemble& ensemble,
                                                                 std::span<const double> sizes,
                                                                 std::span<const Interval> bounds) {
  const auto n = static_cast<Eigen::Index>(sizes.size());
  std::vector<PredictiveMoments> result;
  for (std::size_t m = 0; m < fits.size(); ++m) {
    const double weight = ensemble.scores[m].weight;
    if (weight == 0) continue;
    PredictiveMoments moments{weight, {}, Eigen::MatrixXd(n, n)};
    std::vector<std::vector<double>> gradients;
    for (const double size : sizes) {
      const auto at = fits[m].linearise(size);
      if (!at || !std::isfinite(at->value)) return std::nullopt;
      moments.mean.push_back(at->value);
      gradients.push_back(at->gradient);
    }
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = 0; j < n; ++j) {
        double sum = 0;
        for (std::size_t k = 0; k < gradients[i].size(); ++k)
          sum += gradients[i][k] * gradients[j][k];
        moments.cov(i, j) = sum;
      }
    if (!moments.cov.allFinite()) return std::nullopt;
    std::vector<std::optional<Prediction>> predictions;
    predict(fits[m], sizes, predictions);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const auto at = static_cast<Eigen::Index>(i);
      const double sd = std::sqrt(moments.cov(at, at));
      double wanted = predictions[i] ? predictions[i]->sd : sd;
      if (!bounds.empty()) {
        moments.mean[i] = within(bounds[i], moments.mean[i]);
        wanted = std::min(wanted, (bounds[i].high - bounds[i].low) / 2);
      }
      if (!(sd > 0) || wanted == sd) continue;
      moments.cov.row(at) *= wanted / sd;
      moments.cov.col(at) *= wanted / sd;
    }
    result.push_back(std::move(moments));
  }
  return result;
}

double variance_at_target(std::span<const PredictiveMoments> predictive_moments) {
  double mean = 0, variance = 0;
  for (const PredictiveMoments& moments : predictive_moments)
    mean += moments.weight * moments.mean.back();
  for (const PredictiveMoments& moments : predictive_moments) {
    const Eigen::Index target = moments.cov.rows() - 1;
    const double apart = moments.mean.back() - mean;
    variance += moments.weight * (moments.cov(target, target) + apart * apart);
  }
  return variance;
}

}  // namespace gaincast

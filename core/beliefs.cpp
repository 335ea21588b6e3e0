#include "core/beliefs.hpp"

#include <cmath>

namespace gaincast {

std::optional<std::vector<Belief>> beliefs(std::span<const Fit> fits, const Ensemble& ensemble,
                                           std::span<const double> sizes) {
  const auto n = static_cast<Eigen::Index>(sizes.size());
  std::vector<Belief> result;
  for (std::size_t m = 0; m < fits.size(); ++m) {
    const double weight = ensemble.scores[m].weight;
    if (weight == 0) continue;
    Belief belief{weight, {}, Eigen::MatrixXd(n, n)};
    std::vector<std::vector<double>> gradients;
    for (const double size : sizes) {
      const auto at = fits[m].linearise(size);
      if (!at || !std::isfinite(at->value)) return std::nullopt;
      belief.mean.push_back(at->value);
      gradients.push_back(at->gradient);
    }
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = 0; j < n; ++j) {
        double sum = 0;
        for (std::size_t k = 0; k < gradients[i].size(); ++k)
          sum += gradients[i][k] * gradients[j][k];
        belief.cov(i, j) = sum;
      }
    if (!belief.cov.allFinite()) return std::nullopt;
    result.push_back(std::move(belief));
  }
  return result;
}

double variance_at_target(std::span<const Belief> beliefs) {
  double mean = 0, variance = 0;
  for (const Belief& belief : beliefs) mean += belief.weight * belief.mean.back();
  for (const Belief& belief : beliefs) {
    const Eigen::Index target = belief.cov.rows() - 1;
    const double apart = belief.mean.back() - mean;
    variance += belief.weight * (belief.cov(target, target) + apart * apart);
  }
  return variance;
}

}  // namespace gaincast

#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/ensemble.hpp"
#include "core/fitting/fit.hpp"

/// What the laws believe before a run: law m is right with its weight, and its parameters are
/// normal about the fit with the covariance of the fit.
namespace gaincast {

/// One law's predictive_moments about the candidates' outcomes and the target's gain.
struct PredictiveMoments {
  double weight;
  std::vector<double> mean;  ///< at the candidates, then at the target
  Eigen::MatrixXd cov;       ///< of the same, without the error of a measurement
};

/// Of the laws with weight; empty where one of them has no finite forecast at one of the sizes.
/// sizes: the candidates, then the target.
std::optional<std::vector<PredictiveMoments>> predictive_moments(std::span<const Fit> fits,
                                                                 const Ensemble& ensemble,
                                                                 std::span<const double> sizes);

/// The variance at the target (eq. 9).
double variance_at_target(std::span<const PredictiveMoments> predictive_moments);

}  // namespace gaincast

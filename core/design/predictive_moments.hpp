#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/ensemble.hpp"
#include "core/fitting/fit.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// What one law predicts, before a run, of the candidates' gains and of the gain at the target: a
/// normal distribution about the fitted curve. Its covariance follows by the delta method from the
/// covariance of the fit, scaled to the standard deviations of core/fitting/profile_sd.hpp.
struct PredictiveMoments {
  double weight;             ///< the law's in the average, > 0
  std::vector<double> mean;  ///< at the candidates, then at the target, pp
  Eigen::MatrixXd cov;       ///< of the same, pp², without the error of a measurement
};

/// The moments of every law with weight, in the order of the fits. sizes: the candidates, then the
/// target. Empty where one of these laws has no finite forecast at one of the sizes. bounds: one
/// for every size, or none; means beyond them are moved onto them, and standard deviations are at
/// most half of their distance, as in core/averaging/forecast.hpp.
std::optional<std::vector<PredictiveMoments>> predictive_moments(
    std::span<const Fit> fits, const Ensemble& ensemble, std::span<const double> sizes,
    std::span<const Interval> bounds = {});

/// The variance of the average at the target (eq. 9), pp²: within the laws and between them.
double variance_at_target(std::span<const PredictiveMoments> predictive_moments);

}  // namespace gaincast

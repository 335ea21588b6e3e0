#pragma once

#include <span>
#include <vector>

#include "core/trend/damped_trend.hpp"

namespace gaincast {

/// What the benchmarks of one treatment share: part of the variance of each.
struct SharedParts {
  double level = 0.5, follows = 0.6, slope = 0.5, walk = 0.3, scatter = 0.4;
};

/// How effects of treatments usually behave over ln N, before any is seen.
struct EffectPrior {
  double level = 0, level_sd = 0;        ///< the effect at the largest size
  double follows = 0, follows_sd = 0;    ///< change of the effect per unit change of the base
  double drift = 0;                      ///< of the trend, per e-fold of size
  double slope_sd = 0;                   ///< of the trend, per e-fold
  double walk = 0;                       ///< random walk, per square root of an e-fold
  double scatter = 0;                    ///< between runs
  double fading = 0;                     ///< of the trend beyond the largest size, per e-fold
  double residual = 0, residual_sd = 0;  ///< change of the effect per unit of the base's residual
};

/// An effect of a treatment at one size, on one scale. The companions of one size are one effect,
/// their mean.
struct Effect {
  double beyond;          ///< e-folds beyond the largest size; <= 0 where it was seen
  double base;            ///< the base on the scale, less that at the largest size
  double value;           ///< of the effect; unused where it is to be forecast
  double variance;        ///< of its noise, without the scatter between runs
  double companions = 0;  ///< how many it is the mean of; 0: the curve's own
  double residual = 0;    ///< of the base about its own trend, on the scale
};

/// Effects as jointly normal: level, response to the base, a trend that fades beyond the data, a
/// random walk in ln N, scatter between runs and noise. Conditions on what is seen once, in time
/// with the cube of the number of effects; then forecasts each size in time with its square.
/// The response to the base's residual is a coefficient with a normal prior of its own, integrated
/// in closed form. Source: Rasmussen & Williams, "Gaussian Processes for Machine Learning" (2006),
/// sections 2.2, 2.7 and 5.4.
class EffectProcess {
 public:
  /// seen: companions first, then at least one of the curve's own; the last 32 are used.
  EffectProcess(std::span<const Effect> seen, const EffectPrior& prior, const SharedParts& shared);

  /// ln of the density of the curve's own effects given the companions', without the residuals.
  double log_likelihood() const { return log_likelihood_; }
  /// The effect at a size, with scatter of its own but without a measurement's noise. residuals: of
  /// the curve's own effects, in the order seen; empty: the base's residuals play no part.
  Normal at(const Effect& target, std::span<const double> residuals) const;
  /// The expected noise and scatter of each of the effects seen, given all of them.
  std::vector<double> residuals() const;

 private:
  double trend(double beyond) const;
  double mean(const Effect& a, double trend) const;
  double covariance(const Effect& a, double trend_a, const Effect& b, double trend_b) const;
  void solve(double* column) const;  ///< L⁻¹ column

  EffectPrior prior_;
  SharedParts shared_;
  std::vector<Effect> seen_;
  std::vector<double> trends_, factor_, whitened_, companion_residuals_;
  std::size_t own_ = 0;         ///< index of the curve's first own effect
  double shared_residual_ = 1;  ///< variance of the companions' coefficient, over the curve's own
  double log_likelihood_ = 0;
};

}  // namespace gaincast

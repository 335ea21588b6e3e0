#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// A trend in t = ln N whose slope fades: a Gaussian process with two states, the level l and the
/// slope v (pp per e-fold of size),
///
///   dl = v dt,   dv = −fading · v dt + slope_sd · sqrt(2 · fading) dW,
///
/// so that the slope forgets half of itself every ln 2 / fading e-folds and wanders with the
/// standard deviation slope_sd. Nothing is presumed of the level; at the smallest size the slope is
/// normal about 0 with first_slope_sd. A trend that had to end now would be carried on by
/// (1 − e^(−fading·d))/fading of its slope over d e-folds: "half the trend" where fading·d ≈ 1.6.
/// Source of the form: the damped trend of Gardner & McKenzie, "Forecasting trends in time series",
/// Management Science 31 (1985), in continuous time, where it is an integrated Ornstein–Uhlenbeck
/// process.
struct DampedTrend {
  double fading;          ///< per e-fold, > 0
  double slope_sd;        ///< pp per e-fold, > 0
  double first_slope_sd;  ///< pp per e-fold, > 0
};

/// A normal distribution of a gain.
struct Normal {
  double mean;      ///< pp
  double variance;  ///< pp²
};

/// A trend seen through observations.
struct FollowedTrend {
  /// ln of the density of the gains after the first, given the first: the likelihood without the
  /// level, of which nothing is presumed.
  double log_likelihood;
  std::vector<Normal> levels;  ///< of the trend itself, without an observation's noise
  Normal slope;                ///< at the largest size, pp per e-fold
};

/// The trend given gains with independent normal noise, by the Kalman filter and, between sizes,
/// the fixed-interval smoother; linear in points and sizes. `points`       ascending, at least two
/// `noise`        variance of each point's noise, pp², > 0
/// `log_sizes`    where levels are asked for, ascending; below the smallest size the trend fades as
///                it does beyond the largest
/// Source: Durbin & Koopman, "Time Series Analysis by State Space Methods" (2012),
/// sections 4.3, 4.4 and, for the process, 3.8.
FollowedTrend follow(const DampedTrend& trend, std::span<const Point> points,
                     std::span<const double> noise, std::span<const double> log_sizes);

}  // namespace gaincast

#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// A trend in t = ln N whose slope fades: a Gaussian process with two states, the level l (pp) and
/// the slope v (pp per e-fold of size, a factor e),
///
///   dl = v dt,   dv = −fading · v dt + slope_sd · sqrt(2 · fading) dW,
///
/// so that the slope loses half of its value every ln 2 / fading e-folds and varies about 0 with
/// the standard deviation slope_sd. The level has a flat prior; at the smallest size the slope is
/// normal about 0 with the standard deviation first_slope_sd. From a slope v the level is expected
/// to change by v·(1 − e^(−fading·d))/fading over the next d e-folds: half of what the straight
/// line would change by where fading·d ≈ 1.6. Source of the form: the damped trend of Gardner &
/// McKenzie, "Forecasting trends in time series", Management Science 31 (1985), in continuous time,
/// where it is an integrated Ornstein–Uhlenbeck process.
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

/// A trend, given observations of it.
struct FollowedTrend {
  /// ln of the density of the gains after the first, given the first: with a flat prior of the
  /// level there is no density of the first.
  double log_likelihood;
  std::vector<Normal> levels;  ///< of the trend itself at log_sizes, without an observation's noise
  Normal slope;                ///< at the largest size, pp per e-fold
};

/// The trend given gains with independent normal noise: the Kalman filter for the likelihood and
/// for levels beyond the data, the fixed-interval smoother between sizes. Takes time in proportion
/// to points and sizes.
///   points     ascending in size, at least two
///   noise      variance of each point's noise, pp², > 0
///   log_sizes  ln N where levels are wanted, ascending; the trend fades below the smallest size as
///              it does beyond the largest
/// Source: Durbin & Koopman, "Time Series Analysis by State Space Methods" (2012),
/// sections 4.3, 4.4 and, for the process, 3.8.
FollowedTrend follow(const DampedTrend& trend, std::span<const Point> points,
                     std::span<const double> noise, std::span<const double> log_sizes);

}  // namespace gaincast

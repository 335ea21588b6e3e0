#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/numerics/interval.hpp"
#include "core/trend/calibration.hpp"
#include "core/trend/damped_trend.hpp"
#include "core/trend/se_prior.hpp"

namespace gaincast {

/// The calibrated method's forecast at one size: the distribution of a further measurement there,
/// not of the trend behind it. All in pp.
struct CalibratedAt {
  double size;
  double mean;
  double sd;
  /// Where sd comes from: measurement² + trend² + regime_change² = sd², except near a bound.
  double measurement;               ///< noise of the further measurement
  double trend;                     ///< what the data leave open about the trend
  double regime_change;             ///< a change of regime beyond the data
  std::vector<Interval> intervals;  ///< central, one a level
  double at_least = 0;              ///< the probability of CalibratedOptions::at_least or more
};

struct CalibratedOptions {
  std::span<const double> sizes;   ///< positive, in any order
  std::span<const double> levels;  ///< probabilities that the intervals hold, each within (0, 1)
  /// Bounds of the gain at each size, pp: one interval for every size, or none.
  std::span<const Interval> bounds = {};
  std::optional<double> at_least = std::nullopt;  ///< a gain, pp
  Calibration constants = calibration;
  SePrior prior = se_prior;  ///< of the standard errors, where they are unknown
};

struct CalibratedForecast {
  std::vector<CalibratedAt> at;  ///< in the order of the sizes asked for
  Normal slope;                  ///< of the trend at the largest size, pp per e-fold
  /// ln of the density of the gains after the first, given the first, averaged like the forecast.
  double log_likelihood;
};

/// Forecasts gains with a damped trend (core/trend/damped_trend.hpp) that is seen through noise.
/// The scaling laws play no part in it. There is always an answer.
///
///     const double sizes[]{70}, levels[]{0.9};
///     const CalibratedAt at = calibrated_forecast(dataset, {sizes, levels}).at[0];
///     at.mean;              // the gain that a run at 70B is expected to measure, pp
///     at.intervals[0].low;  // it measures less with probability 5%
///
/// The slope scale, the standard deviation of the trend's slopes, is not known. It has a flat prior
/// in its logarithm and is averaged over 32 values (core/trend/slope_scale.hpp), each weighted by
/// its likelihood; for each of them level and slope integrate in closed form. The forecast is
/// therefore a mixture of normals, with three components a value: no change of regime, one, and one
/// three times as far. Where standard errors are unknown (Dataset::se_source), it is a mixture over
/// them as well, each with its prior (core/trend/se_prior.hpp) times its likelihood. What the
/// mixture puts beyond a bound is moved onto it.
CalibratedForecast calibrated_forecast(const Dataset& dataset, const CalibratedOptions& options);

}  // namespace gaincast

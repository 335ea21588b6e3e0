#pragma once

#include <limits>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/numerics/interval.hpp"
#include "core/trend/calibration.hpp"
#include "core/trend/damped_trend.hpp"

namespace gaincast {

/// A forecast of the calibrated method at one size: of a further measurement there, not of the
/// trend behind it. All in pp.
struct CalibratedAt {
  double size;
  double mean;
  double sd;
  /// Where sd comes from; the squares add up to its own where no upper bound is near.
  double measurement;               ///< noise of the measurement itself
  double trend;                     ///< what the data do not determine of the trend
  double regime_change;             ///< that curves may take another course beyond the data
  std::vector<Interval> intervals;  ///< one a level
};

struct CalibratedOptions {
  std::span<const double> sizes;                                 ///< positive, in any order
  std::span<const double> levels;                                ///< each within (0, 1)
  double upper_bound = std::numeric_limits<double>::infinity();  ///< no gain above this, pp
  Calibration constants = calibration;
};

struct CalibratedForecast {
  std::vector<CalibratedAt> at;  ///< in the order of the sizes asked for
  Normal slope;                  ///< of the trend at the largest size, pp per e-fold
};

/// Gains as a damped trend (core/trend/damped_trend.hpp) seen through noise, averaged over how
/// steep such trends are: the standard deviation of slopes has a flat prior in its logarithm and is
/// integrated over; the level and the slope integrate in closed form. Laws play no part in it.
CalibratedForecast calibrated_forecast(const Dataset& dataset, const CalibratedOptions& options);

}  // namespace gaincast

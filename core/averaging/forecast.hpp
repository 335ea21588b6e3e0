#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/ensemble.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// The averaged gain at one size and where its uncertainty comes from; all in pp.
struct Average {
  double mean;     ///< sum w f (the paper's eq. 8)
  double within;   ///< sqrt(sum w sd²): the laws' own uncertainty
  double between;  ///< sqrt(sum w (f − mean)²): their disagreement
  double sd;       ///< sqrt(within² + between²) (eq. 9)
};

/// The forecast at one size. A law has none where it is not identified or its value is not finite;
/// the average has none where no law has weight, or a law with weight has no forecast.
struct ForecastAt {
  double size;
  std::vector<std::optional<Prediction>> laws;  ///< in the order of the fits
  std::optional<Average> average;
};

/// Forecasts each law's gain and their average at any positive sizes, within the data or beyond.
///
///     const auto fits = fit(dataset);
///     const double sizes[]{70};
///     const ForecastAt at = forecast(fits, weigh(fits), sizes)[0];
///     if (at.average) at.average->mean;                     // pp at 70B
///     if (at.average) interval(*at.average, 0.95).low;      // pp
///
/// upper_bound: a law's gain above it is replaced by it, pp; its standard deviation stays.
std::vector<ForecastAt> forecast(std::span<const Fit> fits, const Ensemble& ensemble,
                                 std::span<const double> sizes,
                                 double upper_bound = std::numeric_limits<double>::infinity());

/// The central interval of a normal distribution with the average's mean and sd that holds the gain
/// with probability `level`, 0 < level < 1; ends above the upper bound (pp) are moved onto it.
Interval interval(const Average& average, double level,
                  double upper_bound = std::numeric_limits<double>::infinity());

}  // namespace gaincast

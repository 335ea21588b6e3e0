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

/// The forecast at one size. Empty where there is no finite answer: of a law that is not
/// identified or grows out of range; of the average, where a law with weight has none.
struct ForecastAt {
  double size;
  std::vector<std::optional<Prediction>> laws;  ///< in the order of the fits
  std::optional<Average> average;
};

/// Forecasts at any positive sizes, within the data or beyond. No law's gain is above
/// `upper_bound`, pp.
std::vector<ForecastAt> forecast(std::span<const Fit> fits, const Ensemble& ensemble,
                                 std::span<const double> sizes,
                                 double upper_bound = std::numeric_limits<double>::infinity());

/// The interval that holds the gain with probability `level`, 0 < level < 1, where the average is
/// taken for the mean of a normal distribution; as far as it lies below `upper_bound`.
Interval interval(const Average& average, double level,
                  double upper_bound = std::numeric_limits<double>::infinity());

}  // namespace gaincast

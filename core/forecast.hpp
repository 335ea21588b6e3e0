#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/ensemble.hpp"

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

/// Forecasts at any positive sizes, within the data or beyond.
std::vector<ForecastAt> forecast(std::span<const Fit> fits, const Ensemble& ensemble,
                                 std::span<const double> sizes);

}  // namespace gaincast

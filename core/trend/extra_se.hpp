#pragma once

#include <optional>
#include <span>

#include "core/data/dataset.hpp"

namespace gaincast {

/// The scatter between runs that rows show beyond their standard errors.
struct ExtraSe {
  double estimate;  ///< pp, to about six digits
  double low;       ///< pp; the 95% interval of the likelihood ratio: 0 where none is needed
  std::optional<double> high;  ///< pp; empty where the rows set no bound to it
};

/// By maximum likelihood: gains as a damped trend (core/trend/damped_trend.hpp, fading as in
/// core/trend/calibration.hpp) with noise of variance se² + extra², the trend's slope_scale
/// integrated over and its level left out, which makes it a restricted likelihood (Patterson &
/// Thompson, "Recovery of inter-block information when block sizes are unequal", Biometrika 58
/// (1971)). A handful of rows says little, and the interval shows it. `rows` must be accepted by
/// Dataset::parse.
ExtraSe estimate_extra_se(std::span<const Observation> rows);

}  // namespace gaincast

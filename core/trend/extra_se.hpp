#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/data/dataset.hpp"

namespace gaincast {

/// The scatter between runs that the rows show beyond their standard errors.
struct ExtraSe {
  double estimate;  ///< pp, to about six digits; 0 where the rows scatter no more than their se say
  double low;  ///< pp, lower end of the 95% interval by the likelihood ratio; 0: none is needed
  std::optional<double> high;  ///< pp, its upper end; empty where the rows set no upper end
  /// What it took, steps of the Kalman filter: sizes, in 512 groups at most, times slope scales,
  /// times the values of the scatter that were tried.
  std::int64_t steps = 0;
};

/// Estimates it by restricted maximum likelihood (Patterson & Thompson, "Recovery of inter-block
/// information when block sizes are unequal", Biometrika 58 (1971)). The gains follow a damped
/// trend (core/trend/damped_trend.hpp, fading as in core/trend/calibration.hpp) with noise of
/// variance se² + extra²; the likelihood is averaged over slope scales that depend on the range of
/// the gains alone, so that an se which is negligible changes nothing, and the level has a flat
/// prior. Rows of one size are pooled exactly, and 10,000 sizes in 512 groups. The interval holds
/// every extra with 2 (max ln L − ln L) <= 3.84, the 95% point of chi2 with one degree of freedom;
/// a handful of rows gives a wide one. Where no se is known, the scatter is all of the noise: se
/// are taken as negligible. rows must be accepted by Dataset::parse.
///   interval  whether its ends are wanted, which take as long again
ExtraSe estimate_extra_se(std::span<const Observation> rows, bool interval = true);

}  // namespace gaincast

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/numerics/interval.hpp"
#include "core/trend/score_calibration.hpp"

namespace gaincast {

/// The distribution of a further measurement of a gain at one size, pp.
struct GainForecastAt {
  double size;
  double mean, median;
  std::vector<Interval> intervals;  ///< central, one a level
  std::optional<double> at_least;   ///< probability of at least the asked gain
};

struct GainForecastOptions {
  std::span<const double> sizes;                  ///< > 0
  std::span<const double> levels;                 ///< within (0, 1)
  std::optional<double> at_least = std::nullopt;  ///< a gain, pp
  GainCalibration constants = {};
};

/// Forecasts gains of a treatment where only gains are known, not the scores that they lie between:
/// the process of score_forecast() on the gains themselves, which grow and scatter in proportion to
/// a power of their size. Constants of its own, since gains fade as scores approach their ceiling.
///
///     const double sizes[]{70}, levels[]{0.9};
///     gain_forecast(dataset, {sizes, levels})[0].intervals[0];   // 90% of gains at 70B, pp
std::vector<GainForecastAt> gain_forecast(const Dataset& dataset,
                                          const GainForecastOptions& options);

}  // namespace gaincast

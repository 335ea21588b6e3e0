#pragma once

#include <span>
#include <vector>

#include "core/trend/score_calibration.hpp"

namespace gaincast {

/// Effects are followed as shares of the headroom, or as differences of log-odds.
enum class Scale { headroom, log_odds };

/// An effect of a treatment at one size, on one scale. Companions of one size are one effect, their
/// mean.
struct Effect {
  double beyond;      ///< e-folds beyond the largest size; <= 0 where it was seen
  double base;        ///< of the base, on the scale: share of the ceiling or log-odds
  double value;       ///< of the effect; unused where it is to be forecast
  double variance;    ///< of its noise, without the scatter between runs
  double companions;  ///< how many it is the mean of; 0: the curve's own
};

struct EffectForecast {
  double mean, variance;  ///< variance without the measurement's noise
};

/// The effects as jointly normal, for one factor of slope, walk and scatter.
struct EffectProcess {
  double log_likelihood;
  std::vector<EffectForecast> at;  ///< one a target
};

/// Conditions on `seen`, at most 32 effects, at least one; takes time with the cube of their
/// number.
EffectProcess follow_effects(std::span<const Effect> seen, std::span<const Effect> targets,
                             Scale scale, double factor, const ScoreCalibration& constants);

}  // namespace gaincast

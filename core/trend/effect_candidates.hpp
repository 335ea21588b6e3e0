#pragma once

#include <span>
#include <vector>

#include "core/trend/base_process.hpp"
#include "core/trend/effect_scale.hpp"

namespace gaincast {

/// One scale and one factor of slope, walk and scatter, conditioned on all that was seen.
struct EffectCandidate {
  Scale scale;
  double weight;  ///< its share of the likelihood
  EffectProcess process;
};

/// Two scales with five factors each, weighted by how likely they make the rows' scores given the
/// companions' effects; those of less than a hundredth of the likeliest are left out.
///   rows, companions  at least one row; ascending in size. A companion counts at the rows' sizes.
std::vector<EffectCandidate> effect_candidates(std::span<const ScorePoint> rows,
                                               std::span<const std::vector<ScorePoint>> companions,
                                               const ScoreCalibration& constants);

/// A base's residual, which is in log-odds, on a scale of effects.
double residual_on(Scale scale, double residual, double base);
/// The variance of an effect that counts as noise.
double noise_on(Scale scale, const ScorePair& pair, const ScoreCalibration& constants);
std::vector<BaseRow> bases_of(std::span<const ScorePoint> rows);

}  // namespace gaincast

#include "core/trend/effect_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

constexpr std::array scales{Scale::headroom, Scale::log_odds};
/// Of the common factor of slope, walk and scatter, in its standard deviations.
constexpr std::array spreads{-2.0, -1.0, 0.0, 1.0, 2.0};
/// Candidates that are less likely than this, over the likeliest, play no part.
constexpr double least_weight = 0.01;

/// The mean of the companions' effects at each size of the rows that they have.
std::vector<Effect> companion_effects(std::span<const ScorePoint> rows,
                                      std::span<const std::vector<ScorePoint>> companions,
                                      std::span<const std::vector<double>> residuals, Scale scale,
                                      const ScoreCalibration& constants) {
  std::vector<Effect> seen;
  for (const ScorePoint& row : rows) {
    Effect mean{std::log(row.size / rows.back().size), 0, 0, 0};
    for (std::size_t c = 0; c < companions.size(); ++c)
      for (std::size_t i = 0; i < companions[c].size(); ++i) {
        const auto& [size, pair] = companions[c][i];
        if (!same_size(size, row.size)) continue;
        ++mean.companions;
        mean.base += base_on(scale, pair.base, pair.questions);
        mean.value += effect_on(scale, pair);
        mean.variance += noise_on(scale, pair, constants);
        mean.residual += residual_on(scale, residuals[c][i], pair.base);
      }
    if (mean.companions == 0) continue;
    mean.base /= mean.companions;
    mean.value /= mean.companions;
    mean.residual /= mean.companions;
    mean.variance /= mean.companions * mean.companions;
    seen.push_back(mean);
  }
  const double about = seen.empty() ? 0 : seen.back().base;
  for (Effect& effect : seen) effect.base -= about;
  return seen;
}

}  // namespace

double residual_on(Scale scale, double residual, double base) {
  return scale == Scale::headroom ? residual * base : residual;
}

double noise_on(Scale scale, const ScorePair& pair, const ScoreCalibration& constants) {
  const double part =
      scale == Scale::headroom ? constants.headroom_measurement : constants.log_odds_measurement;
  return part * variance_on(scale, pair);
}

std::vector<BaseRow> bases_of(std::span<const ScorePoint> rows) {
  std::vector<BaseRow> bases;
  for (const auto& [size, pair] : rows) bases.push_back({size, pair.base, pair.questions});
  return bases;
}

std::vector<EffectCandidate> effect_candidates(std::span<const ScorePoint> rows,
                                               std::span<const std::vector<ScorePoint>> companions,
                                               const ScoreCalibration& constants) {
  double size_of_effect = 0;
  for (const ScorePoint& row : rows)
    size_of_effect +=
        std::abs(effect_on(Scale::headroom, row.pair)) / static_cast<double>(rows.size());
  const double grown = std::pow((0.05 + size_of_effect) / 0.15, constants.size_power);
  std::vector<std::vector<double>> residuals;
  for (const auto& companion : companions)
    residuals.push_back(base_residuals(bases_of(companion), constants));

  std::vector<EffectCandidate> candidates;
  double best = -std::numeric_limits<double>::infinity();
  for (const Scale scale : scales) {
    std::vector<Effect> seen = companion_effects(rows, companions, residuals, scale, constants);
    const ScorePair& last = rows.back().pair;
    const double about = base_on(scale, last.base, last.questions);
    const bool headroom = scale == Scale::headroom;
    double log_weight =
        std::log(headroom ? 1 - constants.log_odds_weight : constants.log_odds_weight);
    for (const auto& [size, pair] : rows) {
      seen.push_back({std::log(size / rows.back().size),
                      base_on(scale, pair.base, pair.questions) - about, effect_on(scale, pair),
                      noise_on(scale, pair, constants)});
      log_weight += std::log(slope_on(scale, pair));
    }
    for (const double spread : spreads) {
      EffectPrior prior = headroom ? constants.headroom : constants.log_odds;
      const double factor = grown * std::exp(spread * constants.spread_sd);
      prior.slope_sd *= factor;
      prior.walk *= factor;
      prior.scatter *= factor;
      candidates.push_back({scale, 0, {seen, prior, constants.shared}});
      EffectCandidate& one = candidates.back();
      one.weight = log_weight - 0.5 * spread * spread + one.process.log_likelihood();
      best = std::max(best, one.weight);
    }
  }
  for (EffectCandidate& one : candidates) one.weight = std::exp(one.weight - best);
  std::erase_if(candidates, [](const EffectCandidate& one) { return one.weight < least_weight; });
  double all = 0;
  for (const EffectCandidate& one : candidates) all += one.weight;
  for (EffectCandidate& one : candidates) one.weight /= all;
  return candidates;
}

}  // namespace gaincast

#include "core/trend/effect_candidates.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

double weight_of(Scale scale, const std::vector<EffectCandidate>& candidates) {
  double sum = 0;
  for (const EffectCandidate& one : candidates)
    if (one.scale == scale) sum += one.weight;
  return sum;
}

TEST(EffectCandidates, TheScaleOnWhichTheEffectIsConstantGainsWeight) {
  std::vector<ScorePoint> share, odds;
  for (int i = 0; i < 6; ++i) {
    const double base = 0.1 + 0.13 * i, size = std::pow(2.0, i);
    share.push_back({size, {base, base + 0.5 * (1 - base), 5000}});
    odds.push_back({size, {base, score_after(Scale::log_odds, 1.5, base, 5000), 5000}});
  }
  const double with_share = weight_of(Scale::headroom, effect_candidates(share, {}, {}));
  const double with_odds = weight_of(Scale::headroom, effect_candidates(odds, {}, {}));
  EXPECT_GT(with_share, 0.6);
  EXPECT_LT(with_odds, 0.4);
}

TEST(EffectCandidates, WeightsSumToOne) {
  const std::vector<ScorePoint> rows{{1, {0.2, 0.4, 100}}, {8, {0.5, 0.7, 100}}};
  for (const std::vector<std::vector<ScorePoint>>& companions :
       {std::vector<std::vector<ScorePoint>>{}, {rows, rows}}) {
    const auto candidates = effect_candidates(rows, companions, {});
    EXPECT_NEAR(weight_of(Scale::headroom, candidates) + weight_of(Scale::log_odds, candidates), 1,
                1e-12);
  }
}

}  // namespace
}  // namespace gaincast

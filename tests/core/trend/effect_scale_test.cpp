#include "core/trend/effect_scale.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

const ScorePair pairs[]{{0.2, 0.35, 500}, {0.7, 0.65, 14042}, {0, 0.1, 30}, {0.9, 1, 200}};

TEST(EffectScale, ScoreAfterAnEffectIsTheScoreThatMadeIt) {
  for (const Scale scale : {Scale::headroom, Scale::log_odds})
    for (const ScorePair& pair : pairs)
      EXPECT_NEAR(score_after(scale, effect_on(scale, pair), pair.base, pair.questions), pair.score,
                  1e-12);
}

TEST(EffectScale, SlopeIsTheDerivative) {
  for (const Scale scale : {Scale::headroom, Scale::log_odds})
    for (const ScorePair& pair : pairs) {
      const double h = 1e-6;
      const double up = effect_on(scale, {pair.base, pair.score + h, pair.questions});
      const double down = effect_on(scale, {pair.base, pair.score - h, pair.questions});
      EXPECT_NEAR((up - down) / (2 * h) / slope_on(scale, pair), 1, 1e-6);
    }
}

TEST(EffectScale, VarianceIsThatOfTheBinomialErrorsToFirstOrder) {
  const auto [base, score, n] = pairs[0];
  const double share = (score * (1 - score) + base * (1 - base)) / n / (0.8 * 0.8);
  EXPECT_NEAR(variance_on(Scale::headroom, pairs[0]) / share, 1, 0.01);
  const double odds = 1 / (n * score * (1 - score)) + 1 / (n * base * (1 - base));
  EXPECT_NEAR(variance_on(Scale::log_odds, pairs[0]) / odds, 1, 0.01);
}

}  // namespace
}  // namespace gaincast

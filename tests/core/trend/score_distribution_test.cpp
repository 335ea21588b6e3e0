#include "core/trend/score_distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

const std::vector<ScoreParts> mixed{
    {0.5, {{Scale::headroom, 0.3, 0.2, 0.1, 0.15}, {Scale::log_odds, 0.2, 0.9, 0.3, 0.4}}},
    {0.6, {{Scale::headroom, 0.4, 0.1, 0.05, 0.1}, {Scale::log_odds, 0.1, 3.0, 2.0, 2.0}}}};
const std::vector<ScoreParts> narrow{{0.001, {{Scale::headroom, 1, 0.0, 1e-4, 1e-4}}}};
const std::vector<ScoreParts> at_ceiling{{0.99, {{Scale::log_odds, 1, 9.0, 4.0, 4.0}}}};

TEST(ScoreDistribution, QuantileAndProbabilityAreInverse) {
  for (const auto& given : {mixed, narrow, at_ceiling}) {
    const ScoreDistribution d(given, 500);
    for (double p = 0.005; p < 1; p += 0.01) {
      const double score = d.score_quantile(p), gain = d.gain_quantile(p);
      EXPECT_TRUE(score >= 0 && score <= 1 && gain >= -1 && gain <= 1);
      if (score > 1e-9 && score < 1 - 1e-9) {
        EXPECT_NEAR(d.score_below(score), p, 1e-9);
      }
      // At a lump the probability jumps over p.
      EXPECT_GE(d.gain_below(gain + 1e-11), p - 1e-9);
      EXPECT_LE(d.gain_below(gain - 1e-11), p + 1e-9);
    }
  }
}

TEST(ScoreDistribution, ProbabilityRises) {
  const ScoreDistribution d(mixed, 100);
  double before = 0;
  for (double x = -1; x <= 1.001; x += 0.01) {
    EXPECT_GE(d.gain_below(x), before);
    before = d.gain_below(x);
  }
  EXPECT_NEAR(before, 1, 1e-12);
  EXPECT_EQ(d.score_below(-1e-9), 0);
  EXPECT_NEAR(d.score_below(1), 1, 1e-12);
}

TEST(ScoreDistribution, MeanIsTheIntegralOfItsQuantiles) {
  const std::vector<ScoreParts> known{
      {0.5, {{Scale::headroom, 0.5, 0.2, 0.1, 0.1}, {Scale::log_odds, 0.5, 0.9, 0.3, 0.3}}}};
  for (const auto& [given, off] : {std::pair(known, 5e-4), std::pair(at_ceiling, 5e-3)}) {
    const ScoreDistribution d(given, 500);
    double sum = 0;
    for (int i = 0; i < 2000; ++i) sum += d.score_quantile((i + 0.5) / 2000) / 2000;
    EXPECT_NEAR(d.score(), sum, off);
  }
}

}  // namespace
}  // namespace gaincast

#include "core/data/scores.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace gaincast {
namespace {

TEST(Scores, PoolsRowsOfOneSizeAndSharesTheCeiling) {
  const std::vector<ScoreRow> rows{{8, 50, 67, 500}, {1, 20, 30, 100}, {1, 30, 40, 300}};
  const auto parsed = Scores::parse(rows);
  const auto points = parsed.value().points();
  ASSERT_EQ(points.size(), 2u);
  EXPECT_EQ(points[0].size, 1);
  EXPECT_NEAR(points[0].pair.base, 0.25, 1e-15);
  EXPECT_NEAR(points[0].pair.score, 0.35, 1e-15);
  EXPECT_EQ(points[0].pair.questions, 400);
  EXPECT_EQ(points[1].pair.base, 0.5);
  const std::vector<ScoreRow> full{{1, 4, 5, 10}};
  EXPECT_EQ(Scores::parse(full, 5).value().points()[0].pair.score, 1);
}

TEST(Scores, MovesABaseOffTheCeiling) {
  const std::vector<ScoreRow> rows{{1, 100, 100, 10}};
  EXPECT_LT(Scores::parse(rows).value().points()[0].pair.base, 1);
}

TEST(Scores, RefusesTheFirstFaultByRowAndField) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  struct Case {
    ScoreRow row;
    const char *code, *field;
  };
  for (const auto& [row, code, field] : {Case{{nan, 1, 2}, "not-finite", "size"},
                                         {{0, 1, 2}, "not-positive", "size"},
                                         {{-7, 1, 2}, "not-positive", "size"},
                                         {{1e-61, 1, 2}, "out-of-range", "size"},
                                         {{1e61, 1, 2}, "out-of-range", "size"},
                                         {{1, -0.1, 2}, "out-of-range", "base"},
                                         {{1, 101, 2}, "out-of-range", "base"},
                                         {{1, nan, 2}, "not-finite", "base"},
                                         {{1, 1, 100.1}, "out-of-range", "score"},
                                         {{1, 1, INFINITY}, "not-finite", "score"},
                                         {{1, 1, 2, 0}, "not-positive", "questions"},
                                         {{1, 1, 2, 0.5}, "out-of-range", "questions"},
                                         {{1, 1, 2, 1e13}, "out-of-range", "questions"}}) {
    const std::vector<ScoreRow> rows{{1, 20, 30}, row};
    const auto parsed = Scores::parse(rows);
    ASSERT_FALSE(parsed) << field;
    EXPECT_EQ(parsed.error().code, code) << field;
    EXPECT_EQ(parsed.error().field, field);
    EXPECT_EQ(parsed.error().row, 1);
  }
  EXPECT_EQ(Scores::parse({}).error().code, "no-rows");
  EXPECT_EQ(Scores::parse(std::vector<ScoreRow>(10'001, {1, 2, 3})).error().code, "too-many-rows");
  const std::vector<ScoreRow> one{{1, 20, 30}};
  for (const double ceiling : {0.0, -1.0, nan, 1e61})
    EXPECT_EQ(Scores::parse(one, ceiling).error().field, "ceiling");
}

}  // namespace
}  // namespace gaincast

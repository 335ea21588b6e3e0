#include "core/trend/score_forecast.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

constexpr double levels[]{0.5, 0.8, 0.9, 0.95};

const std::vector<std::vector<ScoreRow>> tables{
    {{1, 20, 35, 500}, {3, 35, 52, 500}, {8, 50, 67, 500}},
    {{7, 46.9, 48.3, 14042}, {13, 55.7, 54.6, 14042}, {70, 69.8, 63.9, 14042}},  // losses
    {{0.5, 0, 0, 30}, {1.5, 0, 10, 30}},                                         // at the floor
    {{1, 99, 100, 200}, {7, 100, 100, 200}},                                     // at the ceiling
    {{8, 50, 67, 500}},                                                          // one size
};

ScoreForecastAt at(std::span<const ScoreRow> rows, ScoreTarget target,
                   ScoreForecastOptions options = {levels}) {
  return score_forecast(rows, {&target, 1}, options)[0].value();
}

TEST(ScoreForecast, NothingLiesOutsideTheScoresThatCanBe) {
  for (const auto& rows : tables)
    for (const double base : {0.0, 3.0, 55.0, 99.9, 100.0}) {
      const auto forecast = at(rows, {70, base});
      EXPECT_NEAR(forecast.gain, forecast.score - forecast.base, 1e-9);
      for (std::size_t l = 0; l < 4; ++l) {
        const auto& [low, high] = forecast.scores[l];
        EXPECT_TRUE(low >= 0 && low <= high && high <= 100) << base << " " << low << " " << high;
        EXPECT_NEAR(forecast.gains[l].low, low - forecast.base, 1e-6);
        if (l > 0) {
          EXPECT_LE(low, forecast.scores[l - 1].low + 1e-9);
          EXPECT_GE(high, forecast.scores[l - 1].high - 1e-9);
        }
      }
    }
}

TEST(ScoreForecast, OrderOfRowsAndUnitOfSizesDoNotMatter) {
  auto rows = tables[0];
  const auto forecast = at(rows, {70, 65});
  std::swap(rows[0], rows[2]);
  EXPECT_NEAR(at(rows, {70, 65}).score, forecast.score, 1e-10);
  for (ScoreRow& row : rows) row.size *= 1e9;
  EXPECT_NEAR(at(rows, {70e9, 65}).scores[2].low, forecast.scores[2].low, 1e-6);
}

TEST(ScoreForecast, ScoresAsSharesOfTheCeilingGiveTheSameForecast) {
  auto rows = tables[0];
  for (ScoreRow& row : rows) row = {row.size, row.base / 100, row.score / 100, row.questions};
  EXPECT_NEAR(100 * at(rows, {70, 0.65}, {levels, {}, 1}).score, at(tables[0], {70, 65}).score,
              1e-8);
}

TEST(ScoreForecast, ProbabilityAndQuantilesAgree) {
  const auto forecast = at(tables[0], {70, 65});
  EXPECT_NEAR(*at(tables[0], {70, 65}, {levels, forecast.gains[1].low}).at_least, 0.9, 1e-6);
  EXPECT_NEAR(*at(tables[0], {70, 65}, {levels, forecast.median_gain}).at_least, 0.5, 1e-6);
  const auto open = at(tables[0], {70, std::nullopt});
  EXPECT_NEAR(*at(tables[0], {70, std::nullopt}, {levels, open.gains[2].high}).at_least, 0.05,
              1e-6);
}

TEST(ScoreForecast, MeanIsThatOfItsQuantiles) {
  std::vector<double> fine;
  for (int i = 1; i < 400; i += 2) fine.push_back(i / 400.0);
  for (const auto& rows : {tables[0], tables[1]}) {
    const auto forecast = at(rows, {70, 65}, {fine});
    double sum = 0;
    for (const auto& [low, high] : forecast.scores) sum += (low + high) / 400;
    EXPECT_NEAR(forecast.score, sum, 0.02);
  }
}

TEST(ScoreForecast, ABaseThatIsNotGivenAddsUncertainty) {
  const auto known = at(tables[0], {70, 65}), open = at(tables[0], {70, std::nullopt});
  EXPECT_GT(open.scores[2].high - open.scores[2].low, known.scores[2].high - known.scores[2].low);
  EXPECT_GT(open.base, 50);
  const ScoreTarget target{70, std::nullopt};
  EXPECT_FALSE(score_forecast(tables[4], {&target, 1}, {levels})[0]);
  EXPECT_FALSE(score_forecast({}, {&target, 1}, {levels})[0]);
}

TEST(ScoreForecast, IsLessCertainFartherAwayAndWithFewerSizes) {
  const auto width = [](const ScoreForecastAt& f) { return f.scores[2].high - f.scores[2].low; };
  EXPECT_GT(width(at(tables[0], {400, 65})), width(at(tables[0], {16, 65})));
  EXPECT_GT(width(at(tables[4], {70, 65})), width(at(tables[0], {70, 65})));
}

TEST(ScoreForecast, CompanionsThatGrewRaiseTheForecast) {
  const std::vector<std::vector<ScoreRow>> grew(4, {{1, 20, 24}, {3, 35, 52}, {8, 50, 75}});
  const std::vector<std::vector<ScoreRow>> shrank(4, {{1, 20, 52}, {3, 35, 52}, {8, 50, 55}});
  EXPECT_GT(at(tables[0], {70, 65}, {levels, {}, 100, grew}).score,
            at(tables[0], {70, 65}, {levels, {}, 100, shrank}).score + 1);
}

TEST(ScoreForecast, WorkIsBoundedByTheLargestSizes) {
  std::vector<ScoreRow> rows;
  for (int i = 0; i < 3000; ++i) rows.push_back({1 + 0.01 * i, 40, 50 + 0.001 * i, 500});
  const auto last = std::span(rows).last(16);
  EXPECT_EQ(at(rows, {70, 45}).score, at(last, {70, 45}).score);
}

}  // namespace
}  // namespace gaincast

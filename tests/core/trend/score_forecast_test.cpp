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
                   ScoreForecastOptions options = {levels}, double ceiling = 100) {
  return score_forecast(Scores::parse(rows, ceiling).value(), {&target, 1}, options)[0];
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
  EXPECT_NEAR(100 * at(rows, {70, 0.65}, {levels}, 1).score, at(tables[0], {70, 65}).score, 1e-8);
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
}

TEST(ScoreForecast, IsLessCertainFartherAwayAndWithFewerSizes) {
  const auto width = [](const ScoreForecastAt& f) { return f.scores[2].high - f.scores[2].low; };
  EXPECT_GT(width(at(tables[0], {400, 65})), width(at(tables[0], {16, 65})));
  EXPECT_GT(width(at(tables[4], {70, 65})), width(at(tables[0], {70, 65})));
}

TEST(ScoreForecast, CompanionsThatGrewRaiseTheForecast) {
  const std::vector<ScoreRow> up{{1, 20, 24}, {3, 35, 52}, {8, 50, 75}};
  const std::vector<ScoreRow> down{{1, 20, 52}, {3, 35, 52}, {8, 50, 55}};
  const std::vector<Scores> grew(4, Scores::parse(up).value());
  const std::vector<Scores> shrank(4, Scores::parse(down).value());
  EXPECT_GT(at(tables[0], {70, 65}, {levels, {}, grew}).score,
            at(tables[0], {70, 65}, {levels, {}, shrank}).score + 1);
}

TEST(ScoreForecast, OneSizeGivesAnHonestAnswer) {
  for (const std::optional<double> base : {std::optional<double>(65), std::optional<double>()}) {
    const auto one = at(tables[4], {70, base}), three = at(tables[0], {70, base});
    EXPECT_GT(one.scores[2].high - one.scores[2].low, three.scores[2].high - three.scores[2].low);
    EXPECT_GT(one.score, one.base);
  }
}

TEST(ScoreForecast, ABaseKnownAtOneSizeInformsTheOthers) {
  const ScoreTarget targets[]{{30, std::nullopt}, {70, 80.0}};
  const auto together = score_forecast(Scores::parse(tables[0]).value(), targets, {levels});
  EXPECT_GT(together[0].base, at(tables[0], {30, std::nullopt}).base + 2);
}

TEST(ScoreForecast, NoNumberBreaksIt) {
  std::vector<std::vector<ScoreRow>> hostile{
      {{1e-60, 0, 100, 1}, {1e60, 100, 0, 1}},
      {{1, 50, 50, 1e12}, {1 + 1e-8, 50, 50, 1e12}, {1 + 2e-8, 0, 100, 1e12}},
      {{1, 0, 0, 1e12}, {2, 0, 0, 1e12}, {3, 0, 0, 1e12}},
      {{1, 100, 100, 1e12}, {2, 100, 0, 1}},
  };
  for (int seed = 0; seed < 40; ++seed) {
    hostile.emplace_back();
    for (int i = 0; i <= seed; ++i)
      hostile.back().push_back({std::pow(10.0, (i * 37 + seed) % 11 - 5),
                                std::fmod(i * 61.7 + seed * 13.1, 100.001),
                                std::fmod(i * 29.3 + seed * 47.9, 100.001), 1.0 + i * i});
    for (ScoreRow& row : hostile.back()) {
      row.base = std::min(row.base, 100.0);
      row.score = std::min(row.score, 100.0);
    }
  }
  for (const auto& rows : hostile)
    for (const double size : {1e-60, 0.3, 1.0, 70.0, 1e60})
      for (const std::optional<double> base :
           {std::optional<double>(), std::optional<double>(0), std::optional<double>(100)}) {
        const std::vector<Scores> companions(3, Scores::parse(hostile[20]).value());
        const auto forecast = at(rows, {size, base}, {levels, 5, companions});
        EXPECT_TRUE(std::isfinite(forecast.score) && std::isfinite(forecast.gain));
        EXPECT_TRUE(forecast.score >= 0 && forecast.score <= 100);
        EXPECT_TRUE(*forecast.at_least >= 0 && *forecast.at_least <= 1);
        for (std::size_t l = 0; l < 4; ++l) {
          const auto& [low, high] = forecast.scores[l];
          EXPECT_TRUE(low >= 0 && low <= high && high <= 100)
              << rows.size() << " " << size << " " << base.value_or(-1) << " " << low << " "
              << high;
          EXPECT_TRUE(forecast.gains[l].low >= -100 && forecast.gains[l].high <= 100 &&
                      forecast.gains[l].low <= forecast.gains[l].high);
        }
      }
}

TEST(ScoreForecast, WorkIsBoundedByTheLargestSizes) {
  std::vector<ScoreRow> rows;
  for (int i = 0; i < 3000; ++i) rows.push_back({1 + 0.01 * i, 40, 50 + 0.001 * i, 500});
  const auto last = std::span(rows).last(16);
  EXPECT_NEAR(at(rows, {70, 45}).score, at(last, {70, 45}).score, 1e-9);
}

}  // namespace
}  // namespace gaincast

#include "core/trend/post_training.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/data/row.hpp"
#include "core/trend/gain_forecast.hpp"
#include "core/trend/score_forecast.hpp"

namespace gaincast {
namespace {

const double sizes[]{14, 70};
const double levels[]{0.5, 0.9};

std::vector<PostTrainingAt> forecast_of(std::span<const Observation> rows,
                                        const PostTrainingOptions& options) {
  return post_training_forecast(rows, Dataset::parse(rows).value(), options);
}

std::vector<Observation> rows_with_bases() {
  return {{1, 15, 2, 20.0}, {3, 17, 2, 35.0}, {8, 17, 2, 50.0}};
}

TEST(PostTraining, ReadsStandardErrorsAsQuestionsWhereEveryRowHasABase) {
  const auto rows = rows_with_bases();
  const std::optional<double> bases[]{std::nullopt, 65.0};
  const auto found = forecast_of(rows, {sizes, levels, bases});

  std::vector<ScoreRow> scores;
  for (const Observation& row : rows) {
    const double base = *row.base, score = base + row.gain;
    scores.push_back(
        {row.size, base, score, (base * (100 - base) + score * (100 - score)) / (row.se * row.se)});
  }
  const ScoreTarget targets[]{{14, std::nullopt}, {70, 65.0}};
  const auto expected =
      score_forecast(Scores::parse(scores).value(), targets, {std::span<const double>(levels)});
  ASSERT_EQ(found.size(), 2u);
  for (std::size_t s = 0; s < 2; ++s) {
    EXPECT_NEAR(found[s].gain, expected[s].median_gain, 1e-9);
    ASSERT_EQ(found[s].gains.size(), 2u);
    EXPECT_NEAR(found[s].gains[1].low, expected[s].gains[1].low, 1e-9);
    EXPECT_NEAR(found[s].score->base, expected[s].base, 1e-9);
    EXPECT_NEAR(found[s].score->scores[0].high, expected[s].scores[0].high, 1e-9);
    EXPECT_GT(found[s].sd, 0);
  }
}

TEST(PostTraining, Takes500QuestionsWhereNoStandardErrorIsKnown) {
  auto rows = rows_with_bases();
  std::vector<ScoreRow> scores;
  for (Observation& row : rows) {
    row.se_source = SeSource::unknown;
    scores.push_back({row.size, *row.base, *row.base + row.gain, 500});
  }
  const ScoreTarget target{70, std::nullopt};
  const auto expected = score_forecast(Scores::parse(scores).value(), {&target, 1},
                                       {std::span<const double>(levels)});
  const auto found = forecast_of(rows, {std::span<const double>(sizes).last(1), levels});
  EXPECT_DOUBLE_EQ(found[0].gain, expected[0].median_gain);
  EXPECT_DOUBLE_EQ(found[0].gains[1].high, expected[0].gains[1].high);
}

TEST(PostTraining, TakesScoresAndQuestionsAsTheyAre) {
  const std::vector<Row> given{{1, {}, {}, 20.0, 35.0, 500.0, {}},
                               {3, {}, {}, 35.0, 52.0, 200.0, 4.0},
                               {8, {}, {}, 50.0, 67.0, {}, {}}};
  std::vector<Observation> rows;
  for (const Row& row : given) rows.push_back(observation_of(row));
  // Each answered four times, 200 questions with a correlation of 0.5 are worth 320.
  const std::vector<ScoreRow> scores{{1, 20, 35, 500}, {3, 35, 52, 320}, {8, 50, 67}};
  const ScoreTarget target{70, 65.0};
  const std::optional<double> bases[]{65.0};
  const auto expected = score_forecast(Scores::parse(scores).value(), {&target, 1},
                                       {std::span<const double>(levels)});
  const auto found = forecast_of(rows, {std::span<const double>(sizes).last(1), levels, bases});
  EXPECT_DOUBLE_EQ(found[0].gain, expected[0].median_gain);
  EXPECT_DOUBLE_EQ(found[0].gains[1].low, expected[0].gains[1].low);
}

TEST(PostTraining, CompanionsInformScores) {
  const std::vector<ScoreRow> scores{{1, 20, 35}, {3, 35, 52}, {8, 50, 67}};
  const std::vector<ScoreRow> up{{1, 30, 60}, {3, 40, 73}, {8, 50, 85}};
  const std::vector<Scores> companions(3, Scores::parse(up).value());
  std::vector<Observation> rows;
  for (const ScoreRow& row : scores)
    rows.push_back(observation_of({row.size, {}, {}, row.base, row.score, 500.0, {}}));
  const ScoreTarget target{70, 65.0};
  const std::optional<double> bases[]{65.0};
  PostTrainingOptions options{std::span<const double>(sizes).last(1), levels, bases};
  const double alone = forecast_of(rows, options)[0].gain;
  options.companions = companions;
  const double informed = forecast_of(rows, options)[0].gain;
  EXPECT_GT(informed, alone);
  EXPECT_DOUBLE_EQ(informed, score_forecast(Scores::parse(scores).value(), {&target, 1},
                                            {levels, std::nullopt, companions})[0]
                                 .median_gain);
}

TEST(PostTraining, ForecastsGainsAloneWhereOneRowHasNoBase) {
  auto rows = rows_with_bases();
  rows[1].base = std::nullopt;
  const auto found = forecast_of(rows, {sizes, levels});
  const auto expected = gain_forecast(Dataset::parse(rows).value(), {sizes, levels});
  for (std::size_t s = 0; s < 2; ++s) {
    EXPECT_DOUBLE_EQ(found[s].gain, expected[s].median);
    EXPECT_FALSE(found[s].score);
  }
}

TEST(PostTraining, AnswersInSharesOfTheHeadroomAsInPoints) {
  const auto rows = rows_with_bases();
  std::vector<Observation> shares;
  for (const Observation& row : rows) {
    const double left = 100 - *row.base;
    shares.push_back({row.size, 100 * row.gain / left, 100 * row.se / left, row.base});
  }
  const std::optional<double> bases[]{60.0, 65.0};
  const auto points = forecast_of(rows, {sizes, levels, bases, 100, false, {}, 7.0});
  const auto found = forecast_of(shares, {sizes, levels, bases, 100, true, {}, 100 * 7.0 / 35});
  for (std::size_t s = 0; s < 2; ++s) {
    const double unit = 100 / (100 - *bases[s]);
    EXPECT_NEAR(found[s].gain, points[s].gain * unit, 1e-9);
    EXPECT_NEAR(found[s].gains[0].high, points[s].gains[0].high * unit, 1e-9);
    EXPECT_NEAR(found[s].sd, points[s].sd * unit, 1e-9);
  }
  EXPECT_NEAR(*found[1].at_least, *points[1].at_least, 1e-9);
}

TEST(PostTraining, KeepsGainsWithinTheBounds) {
  const std::vector<Observation> rows{{1, 50, 1}, {3, 70, 1}, {8, 90, 1}};
  const std::vector<Interval> bounds(2, {-100, 95});
  const auto found = forecast_of(rows, {sizes, levels, {}, 100, false, bounds, 96});
  for (const PostTrainingAt& at : found) {
    EXPECT_LE(at.gain, 95);
    EXPECT_EQ(at.gains[1].high, 95);
    EXPECT_EQ(*at.at_least, 0);
  }
}

TEST(PostTraining, HasAnAnswerToScoresAtTheEndsAndBeyond) {
  const std::vector<std::vector<Observation>> odd{
      {{1, -30, 1e-6, 20.0}, {2, 80, 1e6, 20.0}},
      {{1, 0, 1, 0.0}, {2, 0, 1, 0.0}},
      {{1e-60, 1e-3, 1e-60, 99.999}, {1e60, -99, 1e-60, 99.999}},
      {{1, 5, 1, -3.0}, {2, 5, 1, 10.0}},
  };
  for (const auto& rows : odd)
    for (const PostTrainingAt& at : forecast_of(rows, {sizes, levels, {}, 100, false, {}, 1})) {
      EXPECT_TRUE(std::isfinite(at.gain) && std::isfinite(at.sd));
      EXPECT_LE(at.gains[1].low, at.gain);
      EXPECT_GE(at.gains[1].high, at.gain);
      EXPECT_TRUE(*at.at_least >= 0 && *at.at_least <= 1);
    }
}

}  // namespace
}  // namespace gaincast

#include "core/evaluation/backtest.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/averaging/forecast.hpp"
#include "core/evaluation/forecast_score.hpp"
#include "core/numerics/random.hpp"
#include "core/trend/calibrated.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

TEST(ForecastScore, TheCrpsOfANormalForecastHasItsClosedForm) {
  // Gneiting & Raftery (2007), equation 21, for N(0, 1): z(2Φ(z) − 1) + 2φ(z) − 1/sqrt(π).
  const auto closed = [](double z) {
    const double below = 0.5 * std::erfc(-z / std::sqrt(2.0));
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * M_PI);
    return z * (2 * below - 1) + 2 * density - 1 / std::sqrt(M_PI);
  };
  std::vector<double> quantiles;
  for (int i = 0; i < 100; ++i) quantiles.push_back(normal_quantile((i + 0.5) / 100));
  for (const double outcome : {-4.0, -1.0, 0.0, 0.3, 2.5})
    EXPECT_NEAR(crps(quantiles, outcome), closed(outcome), 0.005) << outcome;
}

TEST(ForecastScore, OfACertainForecastIsTheAbsoluteError) {
  const std::vector<double> certain(100, 3.0);
  EXPECT_NEAR(crps(certain, 5), 2, 1e-12);
  EXPECT_NEAR(crps(certain, 1), 2, 1e-12);
}

TEST(ForecastScore, AnIntervalPaysForItsWidthAndForWhatItMisses) {
  EXPECT_DOUBLE_EQ(interval_score(1, 3, 0.9, 2), 2);
  EXPECT_DOUBLE_EQ(interval_score(1, 3, 0.9, 4), 2 + 20);
  EXPECT_DOUBLE_EQ(interval_score(1, 3, 0.5, 0), 2 + 4);
}

TEST(Baselines, OfAStraightLineAreWhatTheirNamesSay) {
  std::vector<Observation> rows;
  for (const double log_size : {0.0, 1.0, 2.0})
    rows.push_back({std::exp(log_size), 1 + 2 * log_size, 1});
  const auto dataset = Dataset::parse(rows).value();
  const double far = std::exp(4);
  EXPECT_NEAR(last_value(dataset.points(), far), 5, 1e-12);
  EXPECT_NEAR(straight_line(dataset.points(), far), 9, 1e-12);
  EXPECT_NEAR(half_the_trend(dataset.points(), far), 7, 1e-12);
}

TEST(Backtest, ForecastsWhatEitherMethodForecastsFromTheRest) {
  const auto rows = test::paper_rows();
  const auto seen = Dataset::parse(std::span(rows).first(4)).value();
  BacktestOptions options;
  options.fit_up_to = 4;
  options.levels = {0.9};
  const auto paper = backtest(rows, options).value();
  ASSERT_EQ(paper.cuts.size(), 1u);
  ASSERT_EQ(paper.cuts[0].points.size(), 1u);
  const auto fits = fit(seen);
  const double size[]{8};
  const auto average = forecast(fits, weigh(fits), size)[0].average.value();
  EXPECT_DOUBLE_EQ(paper.cuts[0].points[0].forecast->mean, average.mean);
  EXPECT_DOUBLE_EQ(paper.scores.error, std::abs(average.mean - 8));
  EXPECT_NEAR(paper.cuts[0].points[0].forecast->intervals[0].high,
              average.mean + 1.6448536269514722 * average.sd, 1e-9);

  options.method = Method::calibrated;
  const auto calibrated = backtest(rows, options).value();
  const double level[]{0.9};
  const auto expected = calibrated_forecast(seen, {size, level}).at[0];
  EXPECT_DOUBLE_EQ(calibrated.cuts[0].points[0].forecast->mean, expected.mean);
  EXPECT_DOUBLE_EQ(calibrated.cuts[0].points[0].forecast->intervals[0].low,
                   expected.intervals[0].low);
}

TEST(Backtest, LeavesOutTheLargestSizesOneAfterTheOther) {
  auto rows = test::paper_rows();
  std::reverse(rows.begin(), rows.end());
  const auto all = backtest(rows, {}).value();
  ASSERT_EQ(all.cuts.size(), 2u);
  EXPECT_EQ(all.cuts[0].fit_up_to, 2);
  EXPECT_EQ(all.cuts[0].rows, 3);
  EXPECT_EQ(all.cuts[0].points.size(), 2u);
  EXPECT_EQ(all.cuts[1].fit_up_to, 4);
  EXPECT_EQ(all.scores.points, 3);
  EXPECT_EQ(all.scores.inside.size(), 4u);
  EXPECT_LE(all.scores.inside[0], all.scores.inside[3]);
}

/// Rows of which one law bends and the others do not: what the criteria differ about.
const std::vector<Observation> bent{{0.5, 1.1, 0.5}, {1, 1.6, 0.4},  {2, 3.2, 0.4}, {4, 5.9, 0.5},
                                    {8, 7.6, 0.6},   {16, 8.1, 0.6}, {32, 9, 0.7}};

TEST(Backtest, WeighsTheLawsByTheCriterionThatIsAskedFor) {
  std::vector<double> means;
  for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic}) {
    BacktestOptions options;
    options.fit_up_to = 8;
    options.criterion = criterion;
    const auto points = backtest(bent, options).value().cuts[0].points;
    const auto fits = fit(Dataset::parse(std::span(bent).first(5)).value());
    const double sizes[]{16, 32};
    const auto expected = forecast(fits, weigh(fits, criterion), sizes);
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_DOUBLE_EQ(points[i].forecast->mean, expected[i].average->mean);
      EXPECT_DOUBLE_EQ(points[i].forecast->sd, expected[i].average->sd);
    }
    means.push_back(points[1].forecast->mean);
  }
  EXPECT_GT(std::abs(means[0] - means[1]), 0.01);
  EXPECT_GT(std::abs(means[0] - means[2]), 1e-3);
}

TEST(Backtest, NoForecastAndNoIntervalIsBeyondTheHeadroom) {
  for (const Method method : {Method::paper, Method::calibrated}) {
    BacktestOptions options;
    options.fit_up_to = 8;
    options.method = method;
    options.levels = {0.5, 0.95};
    const auto free = backtest(bent, options).value().cuts[0].points;
    options.bounds = [](double) { return Interval{-std::numeric_limits<double>::infinity(), 9.5}; };
    const auto bounded = backtest(bent, options).value().cuts[0].points;
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_GT(free[i].forecast->intervals[1].high, 9.5);
      EXPECT_LE(bounded[i].forecast->mean, 9.5);
      for (const Interval& interval : bounded[i].forecast->intervals) {
        EXPECT_LE(interval.high, 9.5);
        EXPECT_LT(interval.low, interval.high);
      }
      EXPECT_LT(bounded[i].forecast->crps, free[i].forecast->crps);
    }
  }
}

TEST(Backtest, ScoresAreMeansOverAllForecastsOfAllCuts) {
  BacktestOptions options;
  options.levels = {0.5, 0.9};
  const Backtest all = backtest(bent, options).value();
  double error = 0, crps = 0, last = 0;
  int points = 0;
  std::vector<int> inside(2, 0);
  std::vector<double> score(2, 0.0);
  for (const BacktestCut& cut : all.cuts)
    for (const BacktestPoint& point : cut.points) {
      ++points;
      error += std::abs(point.forecast->mean - point.measured.gain);
      crps += point.forecast->crps;
      last += std::abs(point.baseline[0] - point.measured.gain);
      for (std::size_t l = 0; l < 2; ++l) {
        const auto [low, high] = point.forecast->intervals[l];
        inside[l] += low <= point.measured.gain && point.measured.gain <= high;
        score[l] += interval_score(low, high, options.levels[l], point.measured.gain);
      }
    }
  EXPECT_EQ(points, 4 + 3 + 2 + 1);
  EXPECT_EQ(all.scores.points, points);
  EXPECT_EQ(all.scores.unanswered, 0);
  EXPECT_NEAR(all.scores.error, error / points, 1e-12);
  EXPECT_NEAR(all.scores.crps, crps / points, 1e-12);
  EXPECT_NEAR(all.scores.baseline_error[0], last / points, 1e-12);
  EXPECT_EQ(all.scores.inside, inside);
  for (std::size_t l = 0; l < 2; ++l)
    EXPECT_NEAR(all.scores.interval_score[l], score[l] / points, 1e-12);
}

TEST(Backtest, SaysWhenNothingIsHeldBack) {
  const auto rows = test::paper_rows();
  for (const double up_to : {0.4, 0.7, 8.0, 100.0}) {
    BacktestOptions options;
    options.fit_up_to = up_to;
    const auto refused = backtest(rows, options);
    ASSERT_FALSE(refused.ok()) << up_to;
    EXPECT_EQ(refused.error().code, "nothing-held-back");
  }
  EXPECT_FALSE(backtest(std::span(rows).first(3), {}).ok());
}

TEST(Baselines, TheLineWeighsEveryRowByItsStandardError) {
  const std::vector<Observation> rows{{1, 1, 0.5}, {3, 4, 1}, {7, 2, 0.25}, {20, 9, 2}};
  const auto dataset = Dataset::parse(rows).value();
  // The normal equations, solved by Cramer's rule.
  double w = 0, x = 0, xx = 0, y = 0, xy = 0;
  for (const Observation& row : rows) {
    const double weight = 1 / (row.se * row.se), at = std::log(row.size);
    w += weight;
    x += weight * at;
    xx += weight * at * at;
    y += weight * row.gain;
    xy += weight * at * row.gain;
  }
  const double slope = (w * xy - x * y) / (w * xx - x * x), level = (y - slope * x) / w;
  EXPECT_NEAR(straight_line(dataset.points(), 70), level + slope * std::log(70), 1e-9);
  EXPECT_NEAR(half_the_trend(dataset.points(), 70), 9 + slope / 2 * std::log(70.0 / 20), 1e-9);
}

TEST(Backtest, NeverDividesRunsOfOneSize) {
  auto rows = bent;
  for (const std::size_t i : {1, 3, 4}) rows.push_back(bent[i]);
  const Backtest all = backtest(rows, {}).value();
  ASSERT_EQ(all.cuts.size(), 4u);
  for (const BacktestCut& cut : all.cuts)
    for (const BacktestPoint& point : cut.points) EXPECT_GT(point.measured.size, cut.fit_up_to);
}

TEST(Backtest, KeepsRunsOfOneSizeTogether) {
  auto rows = test::paper_rows();
  rows.push_back({4, 5, 0.5});
  BacktestOptions options;
  options.fit_up_to = 4;
  EXPECT_EQ(backtest(rows, options).value().cuts[0].rows, 5);
}

}  // namespace
}  // namespace gaincast

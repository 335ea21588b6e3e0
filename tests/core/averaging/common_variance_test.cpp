#include "core/averaging/common_variance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/cautions.hpp"
#include "core/averaging/ensemble.hpp"
#include "core/averaging/forecast.hpp"
#include "core/averaging/goodness_of_fit.hpp"
#include "core/data/preprocessing.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

std::vector<Observation> without_se(std::vector<Observation> rows) {
  for (Observation& row : rows) {
    row.se = 1;
    row.se_source = SeSource::unknown;
  }
  return rows;
}

Dataset dataset_of(const std::vector<Observation>& rows) {
  return with_common_variance(preprocess(without_se(rows), {}).value().dataset);
}

std::vector<Law> only(std::string_view id) {
  for (const Law& law : catalogue())
    if (law.id == id) return {law};
  return {};
}

/// Least squares of a straight line in ln N with an unknown variance, by the textbook's sums.
struct Line {
  double intercept = 0, slope = 0, rss = 0, mean_x = 0, sxx = 0;
  int n = 0;

  explicit Line(const std::vector<Observation>& rows) : n(static_cast<int>(rows.size())) {
    double mean_y = 0, sxy = 0;
    for (const Observation& row : rows) {
      mean_x += std::log(row.size) / n;
      mean_y += row.gain / n;
    }
    for (const Observation& row : rows) {
      sxx += (std::log(row.size) - mean_x) * (std::log(row.size) - mean_x);
      sxy += (std::log(row.size) - mean_x) * (row.gain - mean_y);
    }
    slope = sxy / sxx;
    intercept = mean_y - slope * mean_x;
    for (const Observation& row : rows) {
      const double residual = row.gain - at(row.size);
      rss += residual * residual;
    }
  }
  double at(double size) const { return intercept + slope * std::log(size); }
  double sd_at(double size) const {
    const double off = std::log(size) - mean_x;
    return std::sqrt(rss / (n - 2) * (1.0 / n + off * off / sxx));
  }
};

TEST(CommonVariance, ALawThatIsALineHasTheTextbooksErrorsAndCriteria) {
  const std::vector<Observation> rows{{0.5, 1.3, 1}, {1, 2, 1},   {2, 3.9, 1},
                                      {4, 5.1, 1},   {8, 6.4, 1}, {16, 9.2, 1}};
  const Line line(rows);
  const auto laws = only("logarithmic");
  const auto fits = fit(dataset_of(rows), laws);
  const Fit& fit = fits[0];
  EXPECT_NEAR(fit.chi2, line.rss, 1e-12 * line.rss);
  EXPECT_NEAR(*fit.parameters[0].value, line.slope, 1e-10);
  EXPECT_NEAR(*fit.parameters[0].sd, std::sqrt(line.rss / 4 / line.sxx), 1e-10);
  EXPECT_NEAR(fit.covariance[0], line.rss / 4 / line.sxx, 1e-10);
  const Score score = weigh(fits).scores[0];
  EXPECT_NEAR(score.aic, 6 * std::log(line.rss / 6) + 2 * 3, 1e-10) << "the variance counts";
  EXPECT_NEAR(*score.aicc, score.aic + 2.0 * 3 * 4 / (6 - 3 - 1), 1e-10);
  EXPECT_NEAR(score.bic, 6 * std::log(line.rss / 6) + 3 * std::log(6), 1e-10);
  const double sizes[]{70};
  const ForecastAt at = forecast(fits, weigh(fits), sizes)[0];
  EXPECT_NEAR(at.average->mean, line.at(70), 1e-10);
  EXPECT_NEAR(at.average->sd, line.sd_at(70), 1e-10);
  const Interval interval = NormalMixture(at.gain).interval(0.95);
  constexpr double t = 2.7764451051977987;  // Student's 97.5% point for 4 degrees of freedom
  EXPECT_NEAR(interval.high, line.at(70) + t * line.sd_at(70), 2e-3 * t * line.sd_at(70));
}

TEST(CommonVariance, IsTheScatterOfTheRowsWhateverTheUnit) {
  const auto rows = test::paper_rows();
  const double se = dataset_of(rows).assumed_se();
  auto scaled = rows;
  for (Observation& row : scaled) row.gain *= 1000;
  // The unit of the rounded gains is 0.1 here and 1 there: neither says anything about the noise.
  EXPECT_NEAR(dataset_of(scaled).assumed_se(), 1000 * se, 1e-6 * se * 1000);
  EXPECT_GT(se, 0.05);
  EXPECT_LT(se, 0.6);
  std::reverse(scaled.begin(), scaled.end());
  EXPECT_EQ(dataset_of(scaled).assumed_se(), dataset_of([&] {
                                               std::reverse(scaled.begin(), scaled.end());
                                               return scaled;
                                             }())
                                                 .assumed_se());
}

TEST(CommonVariance, KnownErrorsStayAsTheyAre) {
  const auto parsed = Dataset::parse(test::paper_rows()).value();
  const Dataset same = with_common_variance(parsed);
  EXPECT_FALSE(same.least_chi2());
  for (std::size_t i = 0; i < same.points().size(); ++i)
    EXPECT_EQ(same.points()[i].se, parsed.points()[i].se);
}

TEST(CommonVariance, GainsThatALawHitsExactlyAreAsUnsureAsTheirRounding) {
  // A logarithm in whole numbers, and the same with a digit after the point.
  for (const double unit : {1.0, 0.1}) {
    std::vector<Observation> rows;
    for (int i = 0; i < 6; ++i) rows.push_back({std::exp2(i), (2 * i + 1) * unit, 1});
    const Dataset dataset = dataset_of(rows);
    EXPECT_GE(dataset.assumed_se(), 0.99 * unit / std::sqrt(12));
    const auto fits = fit(dataset);
    const ForecastAt at = forecast(fits, weigh(fits), std::vector<double>{256})[0];
    ASSERT_TRUE(at.average);
    EXPECT_GT(at.average->sd, 0.2 * unit);
    for (const Score& score : weigh(fits).scores) EXPECT_TRUE(std::isfinite(score.aic));
  }
}

TEST(CommonVariance, LawsWithAsManyParametersAsRowsAreLeftOut) {
  const auto three = fit(dataset_of({{1, 2, 1}, {3, 3, 1}, {7, 5, 1}}));
  const Ensemble ensemble = weigh(three);
  for (std::size_t i = 0; i < three.size(); ++i) {
    if (three[i].k == 3) {
      EXPECT_TRUE(std::isinf(ensemble.scores[i].aic));
      EXPECT_FALSE(three[i].averaged);
      EXPECT_FALSE(three[i].predict(70));
      EXPECT_TRUE(three[i].status == Status::interpolates ||
                  three[i].status == Status::not_identified);
    }
  }
  EXPECT_FALSE(ensemble.better_left_out);
  const Dataset two_rows = dataset_of({{1, 2, 1}, {7, 5, 1}});
  const auto two = fit(two_rows);
  for (const Score& score : weigh(two).scores) EXPECT_EQ(score.weight, 0);
  bool needed = false;
  for (const Caution& caution : cautions(two_rows, two, Criterion::aic))
    needed = needed || caution.code == "se-needed";
  EXPECT_TRUE(needed);
}

TEST(CommonVariance, AiccTakesThePlaceOfAicAndFewRowsLeaveTheSimplestLaws) {
  const auto five = fit(dataset_of(test::paper_rows()));
  const Ensemble by_aic = weigh(five, Criterion::aic);
  EXPECT_EQ(by_aic.criterion, Criterion::aicc);
  for (std::size_t i = 0; i < five.size(); ++i)
    EXPECT_EQ(by_aic.scores[i].weight > 0, five[i].k == 2) << five[i].law;
  auto rows = test::paper_rows();
  rows.pop_back();
  const auto four = fit(dataset_of(rows));
  for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic}) {
    const Ensemble ensemble = weigh(four, criterion);
    double sum = 0;
    for (std::size_t i = 0; i < four.size(); ++i) {
      sum += ensemble.scores[i].weight;
      EXPECT_EQ(ensemble.scores[i].weight > 0, four[i].k == 2) << four[i].law;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(CommonVariance, IntervalsHoldWhatTheyPromise) {
  // Five rows about a logarithm with noise that nobody tells: the 90% interval of its value at 64.
  const auto laws = only("logarithmic");
  test::Noise noise(7);
  int inside = 0;
  constexpr int trials = 2000;
  for (int trial = 0; trial < trials; ++trial) {
    std::vector<Observation> rows;
    for (int i = 0; i < 5; ++i)
      rows.push_back({std::exp2(i - 1), 3 + 1.5 * i + 0.7 * noise.normal(), 1});
    const auto fits = fit(dataset_of(rows), laws);
    const ForecastAt at = forecast(fits, weigh(fits), std::vector<double>{64})[0];
    const Interval interval = NormalMixture(at.gain).interval(0.9);
    const double truth = 3 + 1.5 * 7;
    inside += truth >= interval.low && truth <= interval.high;
  }
  EXPECT_NEAR(inside / static_cast<double>(trials), 0.9, 0.03);
}

TEST(CommonVariance, NoAnswerIsEverNaN) {
  const std::vector<std::vector<double>> gains{{0, 0, 0, 0},    {5, 5, 5, 5},
                                               {0, 0, 0, 5},    {1, 2, 3, 4},
                                               {1e60, 0, 1, 2}, {3e-30, 2e-30, 5e-30, 6e-30},
                                               {-1, 1, -1, 1},  {2, 4, 8, 16}};
  const std::vector<double> sizes{0.1, 3, 70, 1e6};
  for (const auto& own : gains) {
    std::vector<Observation> rows;
    for (std::size_t i = 0; i < own.size(); ++i) rows.push_back({std::exp2(i), own[i], 1});
    for (std::size_t n = 2; n <= rows.size(); ++n) {
      const Dataset dataset = dataset_of({rows.begin(), rows.begin() + static_cast<long>(n)});
      EXPECT_GT(dataset.assumed_se(), 0);
      const auto fits = fit(dataset);
      EXPECT_FALSE(goodness_of_fit(fits, dataset.distinct_sizes()));
      for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic}) {
        const Ensemble ensemble = weigh(fits, criterion);
        for (const Score& score : ensemble.scores) EXPECT_FALSE(std::isnan(score.weight));
        for (const ForecastAt& at : forecast(fits, ensemble, sizes)) {
          if (!at.average) continue;
          EXPECT_TRUE(std::isfinite(at.average->mean) && std::isfinite(at.average->sd));
          const Interval interval = NormalMixture(at.gain).interval(0.9);
          EXPECT_LE(interval.low, interval.high);
        }
      }
      bootstrap(dataset, {sizes}, 0, 8);
    }
  }
}

TEST(CommonVariance, RowsOfOneSizeTellTheirScatter) {
  const Dataset dataset =
      dataset_of({{1, 2, 1}, {1, 3, 1}, {2, 4, 1}, {2, 5, 1}, {4, 6, 1}, {4, 7, 1}});
  // The pooled spread of three pairs that are 1 apart is 1/sqrt(2), and the laws add nearly
  // nothing.
  EXPECT_NEAR(dataset.assumed_se(), std::sqrt(1.5 / 4), 0.1);
  EXPECT_NEAR(dataset.points()[0].se, dataset.assumed_se() / std::sqrt(2), 1e-12);
}

}  // namespace
}  // namespace gaincast

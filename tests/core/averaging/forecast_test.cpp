#include "core/averaging/forecast.hpp"

#include <gtest/gtest.h>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

ForecastAt at(const std::vector<Fit>& fits, double size) {
  return forecast(fits, weigh(fits), std::span(&size, 1))[0];
}

TEST(Forecast, AveragesValuesAndSplitsTheVariance) {
  const auto fits = test::fit_rows(test::paper_rows());
  const Ensemble ensemble = weigh(fits);
  const ForecastAt forecast = at(fits, 70);
  double mean = 0, within = 0, between = 0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    mean += ensemble.scores[i].weight * forecast.laws[i]->value;
    within += ensemble.scores[i].weight * std::pow(forecast.laws[i]->sd, 2);
  }
  for (std::size_t i = 0; i < fits.size(); ++i)
    between += ensemble.scores[i].weight * std::pow(forecast.laws[i]->value - mean, 2);
  EXPECT_NEAR(forecast.average->mean, mean, 1e-12);
  EXPECT_NEAR(forecast.average->within, std::sqrt(within), 1e-12);
  EXPECT_NEAR(forecast.average->between, std::sqrt(between), 1e-12);
  EXPECT_NEAR(forecast.average->sd, std::sqrt(within + between), 1e-12);
}

TEST(Forecast, LawsThatAreNotIdentifiedHaveNoValueAndNoSay) {
  const auto fits = test::fit_rows({{1, 2.0, 0.3}, {8, 8.0, 0.5}});
  const ForecastAt forecast = at(fits, 70);
  for (std::size_t i = 0; i < fits.size(); ++i)
    EXPECT_EQ(forecast.laws[i].has_value(), fits[i].k == 2);
  EXPECT_TRUE(forecast.average.has_value());
}

TEST(Forecast, ThereIsNoAverageWhereALawWithWeightRunsOutOfRange) {
  auto fits = test::fit_rows(test::paper_rows());
  fits[0].linearise = [](double size) {
    return size > 10 ? std::nullopt : std::optional(Linearised{1, {1}});
  };
  EXPECT_TRUE(at(fits, 8).average.has_value());
  EXPECT_FALSE(at(fits, 70).average.has_value());
}

TEST(Forecast, ThereIsNoAverageOfNothing) {
  auto fits = test::fit_rows(test::paper_rows());
  for (Fit& fit : fits) fit.averaged = false;
  EXPECT_FALSE(at(fits, 70).average.has_value());
}

TEST(Forecast, NothingIsEverNanOrInfinite) {
  for (unsigned seed = 0; seed < 90; ++seed) {
    const auto fits = test::fit_rows(test::random_rows(seed));
    for (const double size : {1e-60, 1e-3, 1.0, 70.0, 405.0, 1e12, 1e60}) {
      const ForecastAt forecast = at(fits, size);
      for (const auto& law : forecast.laws)
        EXPECT_TRUE(!law || (std::isfinite(law->value) && std::isfinite(law->sd))) << seed;
      const auto& average = forecast.average;
      EXPECT_TRUE(!average || (std::isfinite(average->mean) && std::isfinite(average->sd)));
    }
  }
}

/// Each law's normal distribution, by hand: .3385 of 32.90 ± 6.00, .0318 of 12.22 ± .856, .3089 of
/// 9.11 ± 1.24, .1618 of 15.69 ± 9.66, .1590 of 17.21 ± 2.80.
TEST(Forecast, TheGainOfThePapersDataIsDistributedAsTheLawTableSays) {
  const NormalMixture gain(at(test::fit_rows(test::paper_rows()), 70).gain);
  EXPECT_NEAR(gain.at_least(10), 0.718, 0.002);
  EXPECT_NEAR(gain.mean(), 19.61, 0.01);
  EXPECT_NEAR(gain.sd(), 11.31, 0.01) << "eq. 9";
  EXPECT_GT(gain.interval(0.95).high, 40);
}

TEST(Forecast, EveryLawIsBoundedBeforeTheAverage) {
  const auto fits = test::fit_rows(test::paper_rows());
  const auto ensemble = weigh(fits);
  const std::vector<double> sizes{14, 70, 405};
  const std::vector<Interval> most(3, {-std::numeric_limits<double>::infinity(), 9});
  const auto free = forecast(fits, ensemble, sizes),
             bounded = forecast(fits, ensemble, sizes, {most});
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    double mean = 0, above = 0;
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const double value = free[s].laws[i]->value;
      above += value > 9;
      EXPECT_EQ(bounded[s].laws[i]->value, std::min(value, 9.0)) << fits[i].law;
      mean += ensemble.scores[i].weight * std::min(value, 9.0);
    }
    EXPECT_GT(above, 0) << sizes[s];
    EXPECT_NEAR(bounded[s].average->mean, mean, 1e-12) << sizes[s];
  }
}

}  // namespace
}  // namespace gaincast

#include "core/trend/se_prior.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/common_variance.hpp"
#include "core/trend/calibrated.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Dataset without_se(std::vector<Observation> rows) {
  for (Observation& row : rows) row.se = 1, row.se_source = SeSource::unknown;
  return with_common_variance(Dataset::parse(rows).value());
}

constexpr double levels[]{0.5, 0.9};

TEST(SePrior, KnownErrorsAreTakenAsTheyAre) {
  const auto candidates = se_candidates(Dataset::parse(test::paper_rows()).value());
  ASSERT_EQ(candidates.size(), 1u);
  EXPECT_EQ(candidates[0].factor, 1);
}

TEST(SePrior, TheNineErrorsHaveItsMeanAndSpread) {
  const Dataset dataset = without_se(test::paper_rows());
  double mean = 0, square = 0, all = 0;
  for (const auto& [factor, weight] : se_candidates(dataset)) {
    const double log_se = std::log(factor * dataset.assumed_se());
    all += weight;
    mean += weight * log_se;
    square += weight * log_se * log_se;
  }
  EXPECT_NEAR(all, 1, 1e-14);
  EXPECT_NEAR(mean, std::log(se_prior.median), 0.02) << "but for the rounding of the gains";
  EXPECT_NEAR(std::sqrt(square - mean * mean), se_prior.log_sd, 0.03);
}

/// The mixture over errors by hand: forecasts for each error alone, weighted by prior times
/// density.
TEST(SePrior, TheForecastIsTheMixtureOverErrors) {
  const Dataset dataset = without_se({{1, 2, 1}, {3, 3.5, 1}, {8, 4, 1}});
  const double sizes[]{30};
  const auto whole = calibrated_forecast(dataset, {sizes, levels});
  double mean = 0, all = 0;
  for (const auto& [factor, weight] : se_candidates(dataset)) {
    std::vector<Observation> rows{{1, 2, 1}, {3, 3.5, 1}, {8, 4, 1}};
    for (Observation& row : rows) row.se = factor * dataset.assumed_se();
    const auto one = calibrated_forecast(Dataset::parse(rows).value(), {sizes, levels});
    const double w = weight * std::exp(one.log_likelihood);
    mean += w * one.at[0].mean;
    all += w;
  }
  EXPECT_NEAR(whole.at[0].mean, mean / all, 1e-3);
  EXPECT_NEAR(whole.log_likelihood, std::log(all), 1e-9);
}

TEST(SePrior, RowsThatScatterMoreMakeWiderIntervals) {
  const double sizes[]{30};
  const auto width = [&](double by) {
    std::vector<Observation> rows;
    for (int i = 0; i < 8; ++i)
      rows.push_back({std::exp2(i - 3), 5 + 0.5 * i + (i % 2 == 0 ? by : -by), 1});
    const Interval interval =
        calibrated_forecast(without_se(rows), {sizes, levels}).at[0].intervals[1];
    return interval.high - interval.low;
  };
  EXPECT_LT(width(0.1), width(1));
  EXPECT_LT(width(1), width(4));
}

TEST(SePrior, TwoRowsAndExactOnesHaveAnHonestAnswer) {
  const double sizes[]{70};
  for (const auto& rows : {std::vector<Observation>{{1, 2, 1}, {7, 5, 1}},
                           std::vector<Observation>{{1, 3, 1}, {2, 3, 1}, {4, 3, 1}, {8, 3, 1}}}) {
    const CalibratedAt at = calibrated_forecast(without_se(rows), {sizes, levels}).at[0];
    EXPECT_TRUE(std::isfinite(at.mean));
    EXPECT_GT(at.intervals[1].high - at.intervals[1].low, 0.2);
  }
}

}  // namespace
}  // namespace gaincast

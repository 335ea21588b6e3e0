#include "core/trend/calibrated.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/averaging/forecast.hpp"
#include "core/evaluation/backtest.hpp"
#include "core/fitting/fit.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

const std::vector<double> levels{0.5, 0.9};

std::vector<CalibratedAt> at(const std::vector<Observation>& rows, std::vector<double> sizes,
                             double upper_bound = std::numeric_limits<double>::infinity()) {
  const std::vector<Interval> bounds(sizes.size(), {-HUGE_VAL, upper_bound});
  return calibrated_forecast(Dataset::parse(rows).value(), {sizes, levels, bounds}).at;
}

/// Computed from the covariances of the Gaussian process and the mixture's distribution function by
/// a separate program (NumPy 1.24, SciPy's brentq), with the constants as they are frozen.
TEST(Calibrated, ForecastsThePapersDataAsTheDenseComputationDoes) {
  struct Golden {
    double size, mean, sd, low50, high50, low90, high90;
  };
  const Golden golden[]{{3, 4.784662977280409, 0.6266916128082205, 4.422422518236984,
                         5.159486875178356, 3.799767971740107, 5.738576626147756},
                        {14, 8.375801178706194, 1.4919717940245254, 7.42656045251822,
                         9.200169961721578, 6.249419816463955, 10.93463964228127},
                        {70, 10.952138203009604, 4.091185712973006, 8.774529840788185,
                         12.8345878850285, 5.44184177547624, 17.723270182357908},
                        {405, 12.73890968237063, 7.16467392115124, 9.25430807643253,
                         15.840130656140682, 2.9183647849288668, 24.334743682826417}};
  for (const Golden& g : golden) {
    const CalibratedAt found = at(test::paper_rows(), {g.size})[0];
    EXPECT_NEAR(found.mean, g.mean, 2e-5);  // components that weigh 1e-6 in all are left out
    EXPECT_NEAR(found.sd, g.sd, 2e-4);
    EXPECT_NEAR(found.intervals[0].low, g.low50, 2e-5);
    EXPECT_NEAR(found.intervals[0].high, g.high50, 2e-5);
    EXPECT_NEAR(found.intervals[1].low, g.low90, 2e-5);
    EXPECT_NEAR(found.intervals[1].high, g.high90, 2e-5);
  }
}

class CalibratedOnEveryData : public testing::TestWithParam<unsigned> {
 protected:
  std::vector<Observation> rows = test::random_rows(GetParam());
  double largest = std::max_element(rows.begin(), rows.end(), [](auto& a, auto& b) {
                     return a.size < b.size;
                   })->size;
  std::vector<double> sizes{largest / 50, largest / 3, largest, 2 * largest, 10 * largest};
};

TEST_P(CalibratedOnEveryData, EveryNumberIsFiniteAndIntervalsNest) {
  for (const CalibratedAt& one : at(rows, sizes)) {
    for (const double x : {one.mean, one.sd, one.measurement, one.trend, one.regime_change})
      EXPECT_TRUE(std::isfinite(x));
    EXPECT_GT(one.sd, 0);
    EXPECT_LT(one.intervals[1].low, one.intervals[0].low);
    EXPECT_LT(one.intervals[0].low, one.intervals[0].high);
    EXPECT_LT(one.intervals[0].high, one.intervals[1].high);
    EXPECT_NEAR(one.sd * one.sd,
                one.measurement * one.measurement + one.trend * one.trend +
                    one.regime_change * one.regime_change,
                1e-9 * one.sd * one.sd);
  }
}

TEST_P(CalibratedOnEveryData, IntervalsWidenBeyondTheData) {
  const auto found = at(rows, sizes);
  EXPECT_LT(found[2].sd, found[3].sd);
  EXPECT_LT(found[3].sd, found[4].sd);
}

TEST_P(CalibratedOnEveryData, OrderOfRowsChangesNothing) {
  auto permuted = rows;
  std::reverse(permuted.begin(), permuted.end());
  const auto before = at(rows, sizes), after = at(permuted, sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i) EXPECT_EQ(before[i].mean, after[i].mean);
}

TEST_P(CalibratedOnEveryData, UnitsOfGainsAndOfSizesDoNotMatter) {
  auto changed = rows;
  for (auto& row : changed) row = {row.size * 1e9, row.gain * 0.01, row.se * 0.01};
  auto changed_sizes = sizes;
  for (double& size : changed_sizes) size *= 1e9;
  const auto before = at(rows, sizes), after = at(changed, changed_sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    EXPECT_NEAR(after[i].mean, 0.01 * before[i].mean, 1e-8 * before[i].sd);
    EXPECT_NEAR(after[i].intervals[1].high, 0.01 * before[i].intervals[1].high,
                1e-8 * before[i].sd);
  }
}

TEST_P(CalibratedOnEveryData, AConstantAddedToGainsIsAddedToForecasts) {
  auto shifted = rows;
  for (auto& row : shifted) row.gain += 40;
  const auto before = at(rows, sizes), after = at(shifted, sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i)
    EXPECT_NEAR(after[i].mean, before[i].mean + 40, 1e-7 * (40 + before[i].sd));
}

TEST_P(CalibratedOnEveryData, NothingLiesAboveTheUpperBound) {
  double highest = 0;
  for (const auto& row : rows) highest = std::max(highest, row.gain);
  for (const CalibratedAt& one : at(rows, sizes, highest)) {
    EXPECT_LE(one.mean, highest);
    for (const Interval& interval : one.intervals) EXPECT_LE(interval.high, highest);
  }
}

TEST_P(CalibratedOnEveryData, OtherSizesAskedForChangeNothing) {
  const auto together = at(rows, sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i)
    EXPECT_NEAR(at(rows, {sizes[i]})[0].mean, together[i].mean, 1e-9 * together[i].sd);
}

INSTANTIATE_TEST_SUITE_P(, CalibratedOnEveryData, testing::Range(0u, 40u));

TEST(Calibrated, AnswersTheHardInputs) {
  const auto cases = test::load("hard_cases.json")["cases"];
  ASSERT_FALSE(cases.empty());
  for (const auto& hard : cases) {
    const auto dataset = Dataset::parse(test::rows(hard["N"], hard["y"], hard["se"]));
    if (!dataset) continue;
    const std::vector<double> sizes{0.01, 3, 70, 405};
    for (const CalibratedAt& one : calibrated_forecast(dataset.value(), {sizes, levels}).at) {
      EXPECT_TRUE(std::isfinite(one.mean)) << hard["case"];
      EXPECT_TRUE(std::isfinite(one.sd) && one.sd > 0) << hard["case"];
    }
  }
}

TEST(Calibrated, FollowsTheDataWhereTheyAreExactAndManyAndDense) {
  std::vector<Observation> rows;
  for (int i = 0; i < 60; ++i)
    rows.push_back({std::exp(0.1 * i), 20 * (1 - std::exp(-0.3 * i * 0.1)), 0.01});
  const CalibratedAt inside = at(rows, {std::exp(3.05)})[0];
  EXPECT_NEAR(inside.mean, 20 * (1 - std::exp(-0.3 * 3.05)), 0.05);
}

TEST(Calibrated, FlatDataStayFlatAndNoiseIsNotExtrapolated) {
  const CalibratedAt flat = at({{1, 2, 0.5}, {2, 2.2, 0.5}, {4, 1.9, 0.5}, {8, 2, 0.5}}, {70})[0];
  EXPECT_NEAR(flat.mean, 2, 0.2);
}

TEST(Calibrated, AnswersTenThousandRows) {
  std::vector<Observation> rows;
  for (int i = 0; i < 10'000; ++i) rows.push_back({1 + 0.01 * i, 3 + std::sin(i), 1});
  const auto found = at(rows, {0.5, 50, 1000});
  for (const auto& one : found) EXPECT_TRUE(std::isfinite(one.mean) && std::isfinite(one.sd));
}

}  // namespace
}  // namespace gaincast

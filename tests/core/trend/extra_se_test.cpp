#include "core/trend/extra_se.hpp"

#include <gtest/gtest.h>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

std::vector<Observation> line_with(double scatter, double se, int rows, unsigned seed) {
  test::Noise noise(seed);
  std::vector<Observation> result;
  for (int i = 0; i < rows; ++i) {
    const double log_size = 6.0 * i / rows;
    result.push_back(
        {std::exp(log_size), 2 * log_size + std::hypot(scatter, se) * noise.normal(), se});
  }
  return result;
}

TEST(ExtraSe, FindsTheScatterThatRowsWereMadeWith) {
  int active = 0;
  double sum = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    const ExtraSe found = estimate_extra_se(line_with(1.5, 0.5, 40, seed));
    ASSERT_TRUE(found.high.has_value());
    active += found.low <= 1.5 && 1.5 <= *found.high;
    sum += found.estimate;
  }
  EXPECT_GE(active, 17) << "of 20, where 95% are promised";
  EXPECT_NEAR(sum / 20, 1.5, 0.15);
}

TEST(ExtraSe, IsNothingWhereStandardErrorsSayAll) {
  int needed = 0;
  for (unsigned seed = 0; seed < 20; ++seed)
    needed += estimate_extra_se(line_with(0, 1, 40, seed)).low > 0;
  EXPECT_LE(needed, 3);
}

TEST(ExtraSe, AHandfulOfRowsBoundsItHardly) {
  const ExtraSe found = estimate_extra_se(test::paper_rows());
  EXPECT_EQ(found.low, 0);
  ASSERT_TRUE(found.high.has_value());
  EXPECT_GT(*found.high, 1);
}

TEST(ExtraSe, RepeatedRunsTellMost) {
  std::vector<Observation> rows;
  for (const double size : {1.0, 2.0, 4.0})
    for (const double off : {-2.0, 2.0, -2.0, 2.0}) rows.push_back({size, 5 + off, 0.1});
  const ExtraSe found = estimate_extra_se(rows);
  EXPECT_NEAR(found.estimate, 2.1, 0.3);
  EXPECT_GT(found.low, 1);
}

/// R's BOD: whether its errors are a millionth or a tenth of a point says nothing about its
/// scatter.
TEST(ExtraSe, DoesNotDependOnNegligibleErrors) {
  const auto of = [](double se) {
    return estimate_extra_se(std::vector<Observation>{
        {1, 8.3, se}, {2, 10.3, se}, {3, 19, se}, {4, 16, se}, {5, 15.6, se}, {7, 19.8, se}});
  };
  const double estimate = of(1e-6).estimate;
  for (const double se : {1e-12, 1e-3, 0.1}) EXPECT_NEAR(of(se).estimate, estimate, 0.005);
  for (const unsigned seed : {1u, 2u, 3u})
    EXPECT_NEAR(estimate_extra_se(line_with(2, 1e-9, 12, seed)).estimate,
                estimate_extra_se(line_with(2, 1e-2, 12, seed)).estimate, 0.01);
}

TEST(ExtraSe, OfTenThousandRowsIsThatOfTheirGroups) {
  const ExtraSe found = estimate_extra_se(line_with(1.5, 0.5, 10'000, 1));
  EXPECT_NEAR(found.estimate, 1.5, 0.05);
  EXPECT_LT(*found.high - found.low, 0.12);
}

/// 512 groups, 32 slope scales and at most 121 values of the scatter, however many rows there are.
TEST(ExtraSe, TakesABoundedNumberOfSteps) {
  for (const int rows : {2, 512, 513, 10'000})
    for (const double se : {0.5, 1e-9}) {
      const auto steps = estimate_extra_se(line_with(1.5, se, rows, 2)).steps;
      EXPECT_GE(steps, 28 * 32 * std::min(rows, 256)) << rows;
      EXPECT_LE(steps, 121 * 32 * std::min(rows, 512)) << rows;
    }
}

TEST(ExtraSe, RowsOfOneSizeMayAsWellBeNextToEachOther) {
  std::vector<Observation> rows, apart;
  test::Noise noise(7);
  for (int i = 0; i < 24; ++i) {
    const double size = 1 + i / 4;
    rows.push_back({size, 3 * std::log(size) + 2 * noise.normal(), noise.uniform(0.2, 1)});
    apart.push_back(rows.back());
    apart.back().size *= 1 + 1e-7 * (i % 4);
  }
  EXPECT_NEAR(estimate_extra_se(rows).estimate, estimate_extra_se(apart).estimate, 1e-3);
}

TEST(ExtraSe, EqualGainsShowNone) {
  EXPECT_EQ(
      estimate_extra_se(std::vector<Observation>{{1, 2, .1}, {2, 2, .1}, {4, 2, .1}}).estimate, 0);
}

TEST(ExtraSe, ScalesWithGainsAndForgetsTheirOrder) {
  auto rows = test::random_rows(3);
  const ExtraSe first = estimate_extra_se(rows);
  for (auto& row : rows) row = {row.size, row.gain * 10, row.se * 10};
  std::reverse(rows.begin(), rows.end());
  EXPECT_NEAR(estimate_extra_se(rows).estimate, 10 * first.estimate, 1e-5 * first.estimate + 1e-9);
}

}  // namespace
}  // namespace gaincast

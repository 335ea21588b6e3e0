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

TEST(ExtraSe, ScalesWithGainsAndForgetsTheirOrder) {
  auto rows = test::random_rows(3);
  const ExtraSe first = estimate_extra_se(rows);
  for (auto& row : rows) row = {row.size, row.gain * 10, row.se * 10};
  std::reverse(rows.begin(), rows.end());
  EXPECT_NEAR(estimate_extra_se(rows).estimate, 10 * first.estimate, 1e-5 * first.estimate + 1e-9);
}

}  // namespace
}  // namespace gaincast

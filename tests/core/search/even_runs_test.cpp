#include "core/search/even_runs.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

std::vector<int> runs(const std::vector<double>& sizes) {
  std::vector<Abscissa> at;
  for (const double size : sizes) at.push_back({size, std::log(size)});
  return even_runs(at);
}

TEST(EvenRuns, BeginAnewWhereTheStepChanges) {
  // 1 2 4 8, then 20 50 125, then 130.
  EXPECT_EQ(runs({1, 2, 4, 8, 20, 50, 125, 130}), (std::vector<int>{4, 3, 1}));
  EXPECT_TRUE(runs({}).empty());
}

TEST(EvenRuns, BeginAnewAfterSixteenSizes) {
  std::vector<double> sizes;
  for (int i = 0; i < 40; ++i) sizes.push_back(0.5 * std::pow(280, i / 39.0));
  EXPECT_EQ(runs(sizes), (std::vector<int>{16, 16, 8}));
}

}  // namespace
}  // namespace gaincast

#include "core/even_steps.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

std::vector<Abscissa> at(const std::vector<double>& sizes) {
  std::vector<Abscissa> result;
  for (const double size : sizes) result.push_back({size, std::log(size)});
  return result;
}

TEST(EvenSteps, BeginAnewWhereTheStepChanges) {
  // Runs: 1 2 4 8, then 20 50 125, then 130.
  const std::vector<int> expected = {false, true, true, true, false, true, true, false};
  EXPECT_EQ(even_steps(at({1, 2, 4, 8, 20, 50, 125, 130})), expected);
  EXPECT_TRUE(even_steps({}).empty());
}

TEST(EvenSteps, BeginAnewAfterSixteenSizes) {
  std::vector<double> sizes;
  for (int i = 0; i < 40; ++i) sizes.push_back(0.5 * std::pow(280, i / 39.0));
  const std::vector<int> follows = even_steps(at(sizes));
  for (std::size_t s = 0; s < follows.size(); ++s) EXPECT_EQ(follows[s], s % 16 != 0) << s;
}

}  // namespace
}  // namespace gaincast

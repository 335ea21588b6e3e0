#include "core/decision/crossing.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

/// A function of one size, as one of several; `calls` counts the sizes that it is asked for.
template <class F>
SizeFunction of(F f, int& calls) {
  return [f, &calls](std::span<const double> sizes) {
    std::vector<std::optional<double>> values;
    for (const double size : sizes) values.push_back(f(size)), ++calls;
    return values;
  };
}

template <class F>
std::optional<double> found(F f, double smallest, double largest, double level) {
  int calls = 0;
  const SizeFunction function = of(f, calls);
  Scan scan{scan_sizes(smallest, largest), {}};
  scan.values = function(scan.sizes);
  const auto size = first_at_least(function, scan, level);
  EXPECT_LE(calls, 65 + 8 * 15);
  return size;
}

TEST(Crossing, IsFoundToSixDigits) {
  for (const double level : {0.1, 0.5, 0.9})
    for (const double scale : {1e-3, 1.0, 1e9}) {
      const auto share = [&](double size) { return size / (size + 37 * scale); };
      const double exact = 37 * scale * level / (1 - level);
      EXPECT_NEAR(*found(share, scale, 1e4 * scale, level) / exact, 1, 1e-6);
    }
}

TEST(Crossing, IsTheFirstOfSeveral) {
  const auto wave = [](double size) { return std::sin(std::log(size)); };
  EXPECT_NEAR(*found(wave, 1, 1e6, 0.5), std::exp(std::asin(0.5)), 1e-5);
}

TEST(Crossing, OfAJumpIsTheFirstSizeBehindIt) {
  const auto jump = [](double size) { return size > 70 ? 1.0 : 0.0; };
  const double at = *found(jump, 1, 1000, 0.5);
  EXPECT_GT(at, 70);
  EXPECT_NEAR(at, 70, 1e-4);
}

TEST(Crossing, IsAtTheEndsWhereItLiesThere) {
  const auto line = [](double size) { return size; };
  EXPECT_EQ(*found(line, 2, 100, 1), 2);
  EXPECT_NEAR(*found(line, 2, 100, 100), 100, 1e-4);
  EXPECT_FALSE(found(line, 2, 100, 101));
}

TEST(Crossing, IsNotWhereThereIsNoValue) {
  const auto late = [](double size) { return size < 50 ? std::optional<double>() : size; };
  EXPECT_NEAR(*found(late, 1, 1000, 3), 50, 1e-4);
}

TEST(Crossing, ScanHasBothEndsExactly) {
  for (const double largest : {1.0000001, 3.0, 1e60}) {
    const auto sizes = scan_sizes(1, largest);
    EXPECT_EQ(sizes.size(), 65u);
    EXPECT_EQ(sizes.front(), 1);
    EXPECT_EQ(sizes.back(), largest);
    for (std::size_t i = 1; i < sizes.size(); ++i) EXPECT_GE(sizes[i], sizes[i - 1]);
  }
}

}  // namespace
}  // namespace gaincast

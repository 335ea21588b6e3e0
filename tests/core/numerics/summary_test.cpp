#include "core/numerics/summary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(Summarise, InterpolatesQuantilesBetweenOrderStatistics) {
  std::vector<double> values = {7, 1, 4, 10};
  // numpy.quantile([1, 4, 7, 10], [0.1, 0.5, 0.9]) = [1.9, 5.5, 9.1]
  const Summary summary = summarise(values, 0.8);
  EXPECT_NEAR(*summary.low, 1.9, 1e-12);
  EXPECT_NEAR(*summary.median, 5.5, 1e-12);
  EXPECT_NEAR(*summary.high, 9.1, 1e-12);
  EXPECT_NEAR(*summary.mean, 5.5, 1e-12);
  EXPECT_NEAR(*summary.sd, std::sqrt(15), 1e-12);
}

TEST(Summarise, AgreesWithSortingAtAnyLevelAndSize) {
  test::Noise noise(1);
  for (const int n : {1, 2, 3, 10, 101, 1000})
    for (const double level : {0.5, 0.8, 0.95, 0.999}) {
      std::vector<double> values;
      for (int i = 0; i < n; ++i) values.push_back(std::floor(20 * noise.normal()) / 4);
      std::vector<double> sorted = values;
      std::sort(sorted.begin(), sorted.end());
      const auto quantile = [&](double p) {
        const double place = p * (n - 1);
        const int k = static_cast<int>(place);
        return sorted[k] + (place - k) * (sorted[std::min(k + 1, n - 1)] - sorted[k]);
      };
      const Summary summary = summarise(values, level);
      EXPECT_NEAR(*summary.low, quantile((1 - level) / 2), 1e-12);
      EXPECT_NEAR(*summary.median, quantile(0.5), 1e-12);
      EXPECT_NEAR(*summary.high, quantile((1 + level) / 2), 1e-12);
    }
}

TEST(Summarise, LeavesOutWhatIsNotFinite) {
  std::vector<double> values(100, 1.0);
  for (int i = 0; i < 10; ++i) values[i] = infinity;
  const Summary summary = summarise(values, 0.95);
  EXPECT_FALSE(summary.mean || summary.sd || summary.high);
  EXPECT_EQ(summary.low, 1);
  EXPECT_EQ(summary.median, 1);
  std::vector<double> unknown = {1, std::nan(""), 3};
  const Summary nothing = summarise(unknown, 0.95);
  EXPECT_FALSE(nothing.mean || nothing.sd || nothing.low || nothing.median || nothing.high);
}

/// One pass about the last mean must not lose the digits in which values far from it differ.
TEST(Summary, KeepsItsDigitsFarFromTheLastMean) {
  Summariser summariser(0.95);
  for (const double level : {0.0, 1e9, -1e9, 3.0}) {
    std::vector<double> values;
    for (int i = 0; i < 1001; ++i) values.push_back(level + i / 1024.0);
    const Summary summary = summariser.summarise(values);
    EXPECT_NEAR(*summary.mean, level + 500 / 1024.0, 1e-15 * std::abs(level) + 1e-12);
    EXPECT_NEAR(*summary.sd, std::sqrt(1001.0 * 1002 / 12) / 1024, 1e-12) << level;
  }
}

TEST(Histogram, CountsEveryValueOnce) {
  test::Noise noise(2);
  std::vector<double> values;
  for (int i = 0; i < 5000; ++i) values.push_back(noise.normal());
  const auto histogram = [](std::span<const double> sample) {
    return Summariser(0.95).distribution(sample).histogram;
  };
  const Histogram bins = histogram(values);
  std::int64_t total = 0;
  for (const std::int64_t count : bins.counts) total += count;
  EXPECT_EQ(total, 5000);
  EXPECT_EQ(bins.counts.size(), 40u);
  EXPECT_GT(bins.width, 0);
  std::vector<double> same(10, 3.0), endless = {1, infinity};
  EXPECT_EQ(histogram(same).counts, std::vector<std::int64_t>{10});
  EXPECT_TRUE(histogram(endless).counts.empty());
}

TEST(Exceedance, IsAShareWithItsMonteCarloError) {
  const std::vector<double> values = {1, 2, 3, 4};
  const Exceedance reached = exceedance(values, 2);
  EXPECT_DOUBLE_EQ(reached.probability, 0.75);
  EXPECT_DOUBLE_EQ(reached.se, std::sqrt(0.75 * 0.25 / 4));
  EXPECT_EQ(exceedance(values, 5).probability, 0);
}

}  // namespace
}  // namespace gaincast

#include "core/numerics/quantiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

constexpr std::array probabilities = {0.0, 0.001, 0.025, 0.5, 0.975, 1.0};

double by_sorting(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  const double place = p * static_cast<double>(values.size() - 1);
  const auto k = static_cast<std::size_t>(place);
  const double next = values[std::min(k + 1, values.size() - 1)];
  return values[k] + (place - static_cast<double>(k)) * (next - values[k]);
}

/// Samples whose shape stays, drifts, is mirrored and grows tails: what the last one lets expect is
/// right, nearly right and wrong.
TEST(Quantiles, AreThoseOfSortingWhateverTheLastSampleForetold) {
  test::Noise noise(5);
  std::vector<double> base;
  for (int i = 0; i < 1500; ++i) base.push_back(noise.normal());
  Quantiles quantiles(probabilities);
  for (int sample = 0; sample < 60; ++sample) {
    std::vector<double> values;
    for (const double z : base)
      values.push_back(sample < 20   ? 3 + sample * z
                       : sample < 40 ? std::exp(0.1 * (sample - 20) * z)
                                     : (sample % 2 ? z * z * z : -std::exp(z)));
    double sum = 0, squares = 0;
    for (const double value : values) sum += value, squares += value * value;
    const double mean = sum / 1500, sd = std::sqrt(squares / 1500 - mean * mean);
    const auto found = quantiles.of(values, mean, sd);
    for (std::size_t q = 0; q < probabilities.size(); ++q) {
      const double expected = by_sorting(values, probabilities[q]);
      EXPECT_NEAR(*found[q], expected, 1e-12 * std::max(1.0, std::abs(expected)))
          << sample << ", " << probabilities[q];
    }
  }
}

/// Where bins are of no use: outliers that make the spread meaningless, ties, next to no values.
TEST(Quantiles, AreThoseOfSortingWhereBinsTellNothing) {
  test::Noise noise(6);
  std::vector<double> outlier, ties, tiny = {2, 1}, one = {7};
  for (int i = 0; i < 500; ++i) outlier.push_back(noise.normal());
  outlier[17] = 1e300;
  outlier[18] = -1e290;
  for (int i = 0; i < 500; ++i) ties.push_back(i % 3);
  const std::vector<double> same(100, 4.0);
  Quantiles quantiles(probabilities);
  for (int again = 0; again < 2; ++again)
    for (const auto& values : {outlier, ties, tiny, one, same}) {
      const auto found = quantiles.of(values, values[0], again + 0.5);
      for (std::size_t q = 0; q < probabilities.size(); ++q)
        EXPECT_EQ(*found[q], by_sorting(values, probabilities[q]))
            << values.size() << ", " << probabilities[q];
    }
}

TEST(Quantiles, ComeInTheOrderOfTheProbabilities) {
  Quantiles quantiles(std::array{0.5, 1.0, 0.0});
  const std::vector<double> values = {3, 1, 2};
  const auto found = quantiles.of(values, 2, 1);
  EXPECT_EQ(found[0], 2);
  EXPECT_EQ(found[1], 3);
  EXPECT_EQ(found[2], 1);
  EXPECT_EQ(quantiles.last()[0], 2);
}

TEST(Quantiles, HaveNoValueAmongInfinities) {
  std::vector<double> values(300, 1.0);
  for (int i = 0; i < 50; ++i) values[i] = std::numeric_limits<double>::infinity();
  Quantiles quantiles(probabilities);
  const auto found = quantiles.of(values, 0, 0);
  EXPECT_EQ(found[3], 1.0);
  EXPECT_FALSE(found[4]);
  values[60] = -std::numeric_limits<double>::infinity();
  const auto both = quantiles.of(values, 0, 0);
  EXPECT_FALSE(both[0]);
  EXPECT_EQ(both[2], 1.0);
  EXPECT_FALSE(both[5]);
}

}  // namespace
}  // namespace gaincast

#include "core/quantiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "tests/core/test_data.hpp"

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

/// Samples whose shape stays, drifts, turns over and grows tails: what the last one foretells is
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

TEST(Quantiles, HaveNoValueAmongInfinities) {
  std::vector<double> values(300, 1.0);
  for (int i = 0; i < 50; ++i) values[i] = std::numeric_limits<double>::infinity();
  Quantiles quantiles(probabilities);
  const auto found = quantiles.of(values, 0, 0);
  EXPECT_EQ(found[3], 1.0);
  EXPECT_FALSE(found[4]);
}

}  // namespace
}  // namespace gaincast

#include "core/numerics/random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

using Words = std::array<std::uint32_t, 4>;

/// The known answers of the generator's authors (Random123, kat_vectors, philox4x32 10).
TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t ones = 0xffffffff;
  EXPECT_EQ(philox({ones, ones, ones, ones}, {ones, ones}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(PortableLog, AgreesWithTheLibrary) {
  for (double x = 1e-18; x < 1e18; x *= 1.37)
    EXPECT_NEAR(portable_log(x), std::log(x), 4e-16 * std::max(1.0, std::abs(std::log(x)))) << x;
  EXPECT_EQ(portable_log(1), 0);
}

TEST(NormalQuantile, InvertsTheDistribution) {
  for (double z = -8; z <= 0; z += 0.0371) {
    const double p = std::erfc(-z / std::sqrt(2)) / 2;
    EXPECT_NEAR(normal_quantile(p), z, 2e-14 * (1 + std::abs(z))) << z;
  }
  // From tables: 97.5% and 99.95%.
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
  EXPECT_NEAR(normal_quantile(0.9995), 3.290526731491926, 1e-13);
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_quantile(0.25), -normal_quantile(0.75));
}

TEST(NormalStream, DependsOnSeedAndIndexAlone) {
  NormalStream first(7, 3), again(7, 3), other_index(7, 4), other_seed(8, 3);
  for (int j = 0; j < 9; ++j) {
    const double z = first.next();
    EXPECT_EQ(z, again.next());
    EXPECT_NE(z, other_index.next());
    EXPECT_NE(z, other_seed.next());
  }
}

/// Moments of 200,000 numbers, within five of their standard errors.
TEST(NormalStream, HasTheMomentsOfTheNormalDistribution) {
  double sum = 0, squares = 0, cubes = 0, fourths = 0, neighbours = 0;
  constexpr int streams = 20'000, length = 10;
  for (int i = 0; i < streams; ++i) {
    NormalStream stream(1, i);
    double previous = 0;
    for (int j = 0; j < length; ++j) {
      const double z = stream.next();
      sum += z, squares += z * z, cubes += z * z * z, fourths += z * z * z * z;
      neighbours += z * previous;
      previous = z;
    }
  }
  const double n = streams * length, bar = 5 / std::sqrt(n);
  EXPECT_NEAR(sum / n, 0, bar);
  EXPECT_NEAR(squares / n, 1, bar * std::sqrt(2));
  EXPECT_NEAR(cubes / n, 0, bar * std::sqrt(15));
  EXPECT_NEAR(fourths / n, 3, bar * std::sqrt(96));
  EXPECT_NEAR(neighbours / n, 0, bar);
}

}  // namespace
}  // namespace gaincast

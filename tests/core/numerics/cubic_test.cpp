#include "core/numerics/cubic.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

/// a x + b x² + c x³.
struct Cubic {
  double a, b, c;
  double value(double x) const { return x * (a + x * (b + x * c)); }
  double slope(double x) const { return a + x * (2 * b + x * 3 * c); }
  std::optional<double> minimum() const { return cubic_minimum(value(1), slope(0), slope(1)); }
};

TEST(CubicMinimum, IsWhereTheSlopeRisesThroughZero) {
  test::Noise noise(3);
  int found = 0;
  for (int i = 0; i < 10000; ++i) {
    const Cubic cubic{noise.uniform(-1, 1), noise.uniform(-1, 1), noise.uniform(-1, 1)};
    if (const auto x = cubic.minimum()) {
      ++found;
      EXPECT_NEAR(cubic.slope(*x), 0, 1e-12);
      EXPECT_LT(cubic.slope(*x - 1e-4), 0) << i;
      EXPECT_GT(cubic.slope(*x + 1e-4), 0) << i;
    } else {
      bool below = false;
      for (int k = 0; k <= 1000 && !below; ++k)
        below = cubic.value(k / 1000.0) < std::min(0.0, cubic.value(1)) - 1e-6;
      EXPECT_FALSE(below) << i;
    }
  }
  EXPECT_GT(found, 1000);
}

TEST(CubicMinimum, MayBeThatOfAParabola) {
  EXPECT_DOUBLE_EQ((Cubic{-0.6, 1, 0}.minimum().value()), 0.3);
  EXPECT_FALSE((Cubic{0.6, -1, 0}.minimum())) << "a ridge";
}

TEST(CubicMinimum, IsNotThereOnAStraightLine) {
  EXPECT_FALSE((Cubic{1, 0, 0}.minimum()));
  EXPECT_FALSE((Cubic{0, 0, 0}.minimum()));
}

}  // namespace
}  // namespace gaincast

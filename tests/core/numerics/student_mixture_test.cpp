#include "core/numerics/student_mixture.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

const StudentMixture mixture({{0.6, 1, 0.5}, {0.3, 4, 2}, {0.1, -30, 0.001}});

TEST(StudentMixture, QuantileAndProbabilityAreInverse) {
  for (double p = 0.001; p < 1; p += 0.0037)
    EXPECT_NEAR(mixture.below(mixture.quantile(p)), p, 1e-10);
}

TEST(StudentMixture, MomentsAreTheIntegralsOfItsQuantiles) {
  double sum = 0, squares = 0;
  constexpr int n = 400'000;
  for (int i = 0; i < n; i += 40) {
    const double x = mixture.quantile((i + 20.0) / n);
    sum += x * 40 / n;
    squares += x * x * 40 / n;
  }
  EXPECT_NEAR(mixture.mean(), sum, 1e-3);
  EXPECT_NEAR(mixture.sd(), std::sqrt(squares - sum * sum), 0.02);
}

}  // namespace
}  // namespace gaincast

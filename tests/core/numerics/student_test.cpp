#include "core/numerics/student.hpp"

#include <gtest/gtest.h>

namespace gaincast {
namespace {

TEST(Student, HasTheTabulatedQuantiles) {
  // Two-sided 90, 95, 98, 99 and 99.9% of t with four degrees of freedom.
  const double table[][2]{{0.95, 2.131846786},
                          {0.975, 2.776445105},
                          {0.99, 3.746947388},
                          {0.995, 4.604094871},
                          {0.9995, 8.610301582}};
  for (const auto& [p, t] : table) {
    EXPECT_NEAR(student_quantile(p), t, 1e-8);
    EXPECT_NEAR(student_quantile(1 - p), -t, 1e-8);
    EXPECT_NEAR(student_probability(t), p, 1e-10);
  }
  EXPECT_EQ(student_probability(0), 0.5);
  EXPECT_EQ(student_quantile(0.5), 0);
}

TEST(Student, DensityIsTheDerivative) {
  for (const double t : {-30.0, -3.0, -0.2, 0.0, 1.0, 8.0})
    EXPECT_NEAR(student_density(t),
                (student_probability(t + 1e-4) - student_probability(t - 1e-4)) / 2e-4, 1e-8);
}

TEST(Student, StaysWithinZeroAndOneFarOut) {
  for (const double t : {1e6, 1e8, 1e300, HUGE_VAL}) {
    EXPECT_NEAR(student_probability(t), 1, 1e-15);
    EXPECT_NEAR(student_probability(-t), 0, 1e-15);
  }
}

}  // namespace
}  // namespace gaincast

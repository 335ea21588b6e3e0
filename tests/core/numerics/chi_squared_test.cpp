#include "core/numerics/chi_squared.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

/// Tables of chi-squared; the others by Simpson's rule over the density (Python 3.11).
TEST(ChiSquared, TailsAgreeWithTables) {
  const struct {
    double x;
    int dof;
    double tail;
  } golden[] = {{3.841458820694124, 1, 0.05},  {5.991464547107979, 2, 0.05},
                {7.814727903251179, 3, 0.05},  {16.918977604620448, 9, 0.05},
                {37.6045, 2, 6.827890971e-09}, {0.5450438900754686, 3, 0.90888970},
                {100, 100, 0.4811916847},      {18.307038053275146, 10, 0.05}};
  for (const auto& [x, dof, tail] : golden)
    EXPECT_NEAR(chi_squared_tail(x, dof), tail, 1e-6 * tail) << x << " on " << dof;
}

TEST(ChiSquared, TailsFollowTheRecurrence) {
  // Q(x; k + 2) − Q(x; k) = (x/2)^(k/2) e^(−x/2) / Γ(k/2 + 1), Abramowitz & Stegun 26.4.8.
  for (const double x : {0.1, 1.0, 7.0, 60.0})
    for (const int k : {1, 2, 5, 10, 41}) {
      const double step = std::exp(k / 2.0 * std::log(x / 2) - x / 2 - std::lgamma(k / 2.0 + 1));
      EXPECT_NEAR(chi_squared_tail(x, k + 2) - chi_squared_tail(x, k), step, 1e-12);
    }
}

TEST(ChiSquared, TailsOfManyDegreesNeitherUnderflowNorExceedOne) {
  EXPECT_NEAR(chi_squared_tail(10'000, 10'000), 0.4981, 1e-4);  // normal limit with its skew
  EXPECT_LT(chi_squared_tail(11'000, 10'000), 1e-10);
  EXPECT_NEAR(chi_squared_tail(9'000, 10'000), 1, 1e-10);
  EXPECT_EQ(chi_squared_tail(0, 3), 1);
  EXPECT_EQ(chi_squared_tail(1e300, 3), 0);
}

}  // namespace
}  // namespace gaincast

#include "core/search/nonlinear_step.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

/// Of f(s) = e^s − s about its minimum at 0: all derivatives but the first are e^s.
NonlinearDerivatives exponential(double s) {
  NonlinearDerivatives at;
  at.gradient[0] = std::exp(s) - 1;
  at.hessian[0] = at.third[0] = std::exp(s);
  return at;
}

TEST(NonlinearStep, OfOneShapeErrsByTheThirdPower) {
  for (const double s : {0.1, 0.05}) {
    const NonlinearStep step = chebyshev_step(exponential(s));
    EXPECT_NEAR(s + step.newton[0], s * s / 2, s * s * s);
    EXPECT_LT(std::abs(s + step.newton[0] + step.bend[0]), s * s * s);
    EXPECT_EQ(step.newton[1], 0);
    EXPECT_EQ(step.bend[1], 0);
    const double g = std::exp(s) - 1;
    EXPECT_NEAR(step.decrement2, g * g / std::exp(s), 1e-15);
    EXPECT_NEAR(step.bend2, step.bend[0] * step.bend[0] * std::exp(s), 1e-15);
  }
}

/// f(x, y) = e^u − u + (e^w − w), u = x + y, w = x − 2y: the same twice, in oblique coordinates.
TEST(NonlinearStep, OfTwoShapesErrsByTheThirdPower) {
  for (const double r : {0.1, 0.05}) {
    const double x = r, y = -0.3 * r, u = x + y, w = x - 2 * y;
    const double e = std::exp(u), f = std::exp(w);
    const NonlinearStep step = chebyshev_step({{e - 1 + f - 1, e - 1 - 2 * (f - 1)},
                                               {e + f, e - 2 * f, e + 4 * f},
                                               {e + f, e - 2 * f, e + 4 * f, e - 8 * f}});
    const NonlinearVector newton = NonlinearVector(x, y) + step.newton, both = newton + step.bend;
    EXPECT_GT(newton.norm(), r * r / 4);
    EXPECT_LT(both.norm(), 3 * r * r * r);
    const NonlinearVector& d = step.newton;
    EXPECT_NEAR(step.decrement2,
                (e + f) * d[0] * d[0] + 2 * (e - 2 * f) * d[0] * d[1] + (e + 4 * f) * d[1] * d[1],
                1e-15);
    EXPECT_LT(step.bend2, step.decrement2);
  }
}

TEST(NonlinearStep, LeavesAHeldShapeWhereItIs) {
  const NonlinearStep step = chebyshev_step({{0, 0.1}, {1, 0, 2}, {3, 4, 5, 6}});
  EXPECT_EQ(step.newton[0], 0);
  EXPECT_EQ(step.bend[0], 0);
  EXPECT_NEAR(step.newton[1], -0.05, 1e-15);
  EXPECT_NEAR(step.bend[1], -6 * 0.05 * 0.05 / 4, 1e-15);
}

TEST(NonlinearStep, IsNoneWhereTheHessianIsNotPositiveDefinite) {
  EXPECT_EQ(chebyshev_step({{1, 0}, {-1, 0, 1}, {}}).decrement2, 0);
  EXPECT_EQ(chebyshev_step({{1, 1}, {1, 2, 1}, {}}).decrement2, 0);
  EXPECT_EQ(chebyshev_step({{1, 1}, {1, 1, 1}, {}}).decrement2, 0);
  EXPECT_EQ(chebyshev_step({{1, 0}, {NAN, 0, 1}, {}}).decrement2, 0);
}

}  // namespace
}  // namespace gaincast

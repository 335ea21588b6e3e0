#include "core/numerics/bounded_minimum.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

/// Rosenbrock's valley in n dimensions (Moré, Garbow & Hillstrom 1981, problem 21's chained form).
double rosenbrock(const Coordinates& x, Coordinates& g) {
  double value = 0;
  g.setZero();
  for (Eigen::Index i = 0; i + 1 < x.size(); ++i) {
    const double bend = x[i + 1] - x[i] * x[i], rest = 1 - x[i];
    value += 100 * bend * bend + rest * rest;
    g[i] += -400 * x[i] * bend - 2 * rest;
    g[i + 1] += 200 * bend;
  }
  return value;
}

TEST(BoundedMinimum, FollowsACurvedValleyToItsEnd) {
  const Coordinates lower = Coordinates::Constant(4, -10), upper = Coordinates::Constant(4, 10);
  const auto minimum = minimise_within(rosenbrock, lower, upper, Coordinates::Constant(4, -1.2));
  EXPECT_TRUE(minimum.converged);
  EXPECT_NEAR(minimum.value, 0, 1e-12);
  EXPECT_NEAR((minimum.x - Coordinates::Ones(4)).norm(), 0, 1e-6);
}

/// With x_0 <= 0.5 the minimum rests on that bound; SciPy 1.10's L-BFGS-B ends at the same place:
/// minimize(rosen, [.5, .3, .1, .1], bounds=[(-10, .5)] + [(-10, 10)]*3, jac=rosen_der,
/// method='L-BFGS-B').
TEST(BoundedMinimum, RestsOnABoundWhereScipyDoes) {
  Coordinates lower = Coordinates::Constant(4, -10), upper = Coordinates::Constant(4, 10);
  upper[0] = 0.5;
  const Coordinates start = (Coordinates(4) << 0.5, 0.3, 0.1, 0.1).finished();
  const auto minimum = minimise_within(rosenbrock, lower, upper, start);
  EXPECT_TRUE(minimum.converged);
  EXPECT_EQ(minimum.x[0], 0.5);
  EXPECT_NEAR(minimum.value, 1.6678751226630704, 1e-8);
}

TEST(BoundedMinimum, FindsTheCornerOfALinearFunction) {
  const auto value = [](const Coordinates& x, Coordinates& g) {
    g << 1, -2, 0;
    return x[0] - 2 * x[1];
  };
  const Coordinates lower = Coordinates::Zero(3), upper = Coordinates::Ones(3);
  const auto minimum = minimise_within(value, lower, upper, Coordinates::Constant(3, 0.3));
  EXPECT_TRUE(minimum.converged);
  EXPECT_EQ(minimum.x, (Coordinates(3) << 0, 1, 0.3).finished());
}

TEST(BoundedMinimum, StaysWhereEveryCoordinateIsHeld) {
  const Coordinates point = Coordinates::Constant(4, 0.25);
  const auto minimum = minimise_within(rosenbrock, point, point, Coordinates::Zero(4));
  EXPECT_TRUE(minimum.converged);
  EXPECT_EQ(minimum.x, point);
}

}  // namespace
}  // namespace gaincast

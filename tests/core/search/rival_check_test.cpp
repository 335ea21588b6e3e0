#include "core/search/rival_check.hpp"

#include <gtest/gtest.h>

#include "tests/core/search/circle_family.hpp"

namespace gaincast {
namespace {

/// A circle's net about longitude 0, and the reach there; `length` standard errors a radian.
RivalCheck reach_of(test::Circle& circle, double latitude, double length) {
  const Eigen::VectorXd data_optimum = Eigen::Vector3d(std::cos(latitude), 0, std::sin(latitude));
  const int ends[] = {circle.add_row(-3, 3, 61)};
  const StartGrid grid = weave(circle, ends, length * data_optimum);
  return RivalCheck(circle, grid, 1, data_optimum, length * data_optimum);
}

/// Whether the minimum at longitude 0 is proven for a y* at this distance from it, on the way to
/// the axis.
bool proves(const RivalCheck& reach, double latitude, double distance, double moved,
            double amplitude) {
  const double c = std::cos(latitude), s = std::sin(latitude);
  const double y[] = {amplitude * c - distance * s, 0, amplitude * s + distance * c};
  return reach.proves(y, distance * distance, moved * moved, amplitude * amplitude);
}

/// The nearest point of a circle's cone is unique up to its axis, and proven up to half of that.
TEST(RivalCheck, OfACircleIsHalfTheDistanceToItsAxis) {
  for (const double latitude : {1.2, 1.4}) {
    test::Circle circle(latitude);
    const RivalCheck reach = reach_of(circle, latitude, 20);
    const double amplitude = 20, axis = amplitude / std::tan(latitude);
    EXPECT_TRUE(proves(reach, latitude, 0.49 * axis, 0.5, amplitude)) << latitude;
    EXPECT_FALSE(proves(reach, latitude, 0.51 * axis, 0.5, amplitude)) << latitude;
  }
}

TEST(RivalCheck, ProvesNothingFarFromTheDataOptimum) {
  test::Circle circle(1.2);
  const RivalCheck reach = reach_of(circle, 1.2, 20);
  EXPECT_TRUE(proves(reach, 1.2, 0.1, 0.5, 20));
  EXPECT_FALSE(proves(reach, 1.2, 0.1, 50, 20)) << "no node that far was looked at";
  EXPECT_FALSE(proves(RivalCheck(), 1.2, 0, 0, 20)) << "nor any at all";
}

/// Of many points most noise is at right angles on all that the family can do.
TEST(RivalCheck, DoesNotCountWhatNoCurveCanFollow) {
  test::Circle circle(1.2, true, 1);
  const Eigen::VectorXd data_optimum = Eigen::Vector4d(std::cos(1.2), 0, std::sin(1.2), 0);
  const int ends[] = {circle.add_row(-3, 3, 61)};
  const RivalCheck reach(circle, weave(circle, ends, 20 * data_optimum), 1, data_optimum,
                         20 * data_optimum);
  const double axis = 20 / std::tan(1.2), c = std::cos(1.2), s = std::sin(1.2);
  for (const double along : {0.1, 0.49, 0.51}) {
    const double towards = along * axis, aside = 3;
    const double y[] = {20 * c - towards * s, 0, 20 * s + towards * c, aside};
    EXPECT_EQ(reach.proves(y, towards * towards + aside * aside, 0.5 * 0.5, 20 * 20), along < 0.5)
        << along;
  }
}

/// Where the start grid could not be made fine, something may lie unseen.
TEST(RivalCheck, ProvesNothingNextToAHole) {
  test::Circle circle(1.2, false);
  const Eigen::VectorXd data_optimum = Eigen::Vector3d(std::cos(1.2), 0, std::sin(1.2));
  const int ends[] = {circle.add_row(-3, 3, 5)};
  const StartGrid grid = weave(circle, ends, 100 * data_optimum);
  EXPECT_FALSE(
      proves(RivalCheck(circle, grid, 1, data_optimum, 100 * data_optimum), 1.2, 0.1, 0.1, 100));
}

}  // namespace
}  // namespace gaincast

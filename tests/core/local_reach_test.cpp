#include "core/local_reach.hpp"

#include <gtest/gtest.h>

#include "tests/core/circle_family.hpp"

namespace gaincast {
namespace {

/// A circle's net about longitude 0, and the reach there; `length` standard errors a radian.
LocalReach reach_of(test::Circle& circle, double latitude, double length) {
  const Eigen::VectorXd home = Eigen::Vector3d(std::cos(latitude), 0, std::sin(latitude));
  const int ends[] = {circle.add_row(-3, 3, 61)};
  const DirectionNet net = weave(circle, ends, length * home);
  return LocalReach(circle, net, 1, home, length);
}

/// The nearest point of a circle's cone is unique up to its axis, and proven up to half of that.
TEST(LocalReach, OfACircleIsHalfTheDistanceToItsAxis) {
  for (const double latitude : {1.2, 1.4}) {
    test::Circle circle(latitude);
    const LocalReach reach = reach_of(circle, latitude, 20);
    const double multiple = 20, axis = multiple / std::tan(latitude);
    EXPECT_TRUE(reach.proves(0.49 * axis, 0.5, multiple)) << latitude;
    EXPECT_FALSE(reach.proves(0.51 * axis, 0.5, multiple)) << latitude;
  }
}

TEST(LocalReach, ProvesNothingFarFromHome) {
  test::Circle circle(1.2);
  const LocalReach reach = reach_of(circle, 1.2, 20);
  EXPECT_TRUE(reach.proves(0.1, 0.5, 20));
  EXPECT_FALSE(reach.proves(0.1, 30, 20)) << "no node that far was looked at";
  EXPECT_FALSE(LocalReach().proves(0, 0, 20)) << "nor any at all";
}

/// Where the net could not be made fine, something may lie unseen.
TEST(LocalReach, ProvesNothingNextToAHole) {
  test::Circle circle(1.2, false);
  const Eigen::VectorXd home = Eigen::Vector3d(std::cos(1.2), 0, std::sin(1.2));
  const int ends[] = {circle.add_row(-3, 3, 5)};
  const DirectionNet net = weave(circle, ends, 100 * home);
  EXPECT_FALSE(LocalReach(circle, net, 1, home, 100).proves(0.1, 0.1, 100));
}

}  // namespace
}  // namespace gaincast

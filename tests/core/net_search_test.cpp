#include "core/net_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/core/circle_family.hpp"

namespace gaincast {
namespace {

constexpr double latitude = 0.6, length = 30;

Eigen::Vector3d at(double longitude) {
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
          std::sin(latitude)};
}

class NetSearchOfACircle : public testing::Test {
 protected:
  NetSearchOfACircle() {
    const int ends[] = {circle_.add_row(-3, 3, 61)};
    search_ = NetSearch(weave(circle_, ends, length * at(0)), false);
  }
  std::vector<NetSearch::Candidate> candidates(const Eigen::Vector3d& y) {
    return search_.candidates(y.data(), y.squaredNorm(), (y - length * at(0)).norm());
  }
  double longitude(const NetSearch::Candidate& candidate) const {
    return circle_.longitude(search_.net().nodes[candidate.node].start);
  }

  test::Circle circle_{latitude};
  NetSearch search_;
};

TEST_F(NetSearchOfACircle, BeginsAtTheNodeNextToTheOptimum) {
  for (const double where : {-0.2, 0.0, 0.13}) {
    const Eigen::Vector3d y = length * at(where) + Eigen::Vector3d(0.5, 0, -1);
    const auto found = candidates(y);
    ASSERT_FALSE(found.empty());
    const double best = std::atan2(y[1], y[0]);
    EXPECT_NEAR(longitude(found.front()), best, 0.05) << where;
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), [](const auto& p, const auto& q) {
      return p.distance2 < q.distance2;
    }));
    const double along = at(best).dot(y), least = y.squaredNorm() - along * along;
    EXPECT_LE(found.front().least2, least);
    EXPECT_GE(found.front().distance2, least);
    EXPECT_NEAR(found.front().bottom, least, 0.02);
  }
}

/// On the axis all longitudes are equally near: none may be left out by a bound.
TEST_F(NetSearchOfACircle, LeavesNoEqualOut) {
  const auto found = candidates(Eigen::Vector3d(-0.5, 0.02, length));
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(std::abs(longitude(found.front())), 3, 0.1) << "the far side, to the row's end";
}

TEST_F(NetSearchOfACircle, HasNoRowsForAValleyToCross) {
  const auto found = candidates(length * at(0.1));
  for (const auto& candidate : found) EXPECT_FALSE(search_.leads_elsewhere(candidate, found));
}

}  // namespace
}  // namespace gaincast

#include "core/search/start_grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/search/circle_family.hpp"
#include "tests/core/search/subspace_family.hpp"

namespace gaincast {
namespace {

/// Data of this length in the direction of longitude 0.
Eigen::VectorXd data(double length, double latitude) {
  return length * Eigen::Vector3d(std::cos(latitude), 0, std::sin(latitude));
}

TEST(StartGrid, NeighboursNearTheDataAreAFewStandardErrorsApart) {
  test::Circle circle(0.5);
  const int ends[] = {circle.add_row(-1.5, 1.5, 13)};
  const double length = 100;
  const StartGrid grid = weave(circle, ends, data(length, 0.5));
  EXPECT_GT(grid.nodes.size(), 20u);
  int near = 0;
  for (const auto& node : grid.nodes) {
    EXPECT_FALSE(node.ragged);
    if (std::abs(circle.longitude(node.start)) > 0.02) continue;
    ++near;
    EXPECT_LE(node.span * length, 2.5);
  }
  EXPECT_GE(near, 2);
}

TEST(StartGrid, FarFromTheDataTheStartsStayAsTheyAre) {
  test::Circle circle(0.5);
  const int ends[] = {circle.add_row(0, 3, 13)};
  const StartGrid grid = weave(circle, ends, data(10, 0.5));
  int near = 0, far = 0;
  for (const auto& node : grid.nodes) {
    near += circle.longitude(node.start) < 0.6;
    far += circle.longitude(node.start) > 2.1;
  }
  EXPECT_GT(near, 3) << "three starts, and halves between them";
  EXPECT_EQ(far, 4) << "the starts at 2.25, 2.5, 2.75 and 3";
}

TEST(StartGrid, NodesAscendByTheirBoundAndKnowTheirNeighbours) {
  test::Circle circle(0.5);
  const int ends[] = {circle.add_row(-1, 1, 9)};
  const StartGrid grid = weave(circle, ends, data(30, 0.5));
  EXPECT_TRUE(std::is_sorted(grid.nodes.begin(), grid.nodes.end(),
                             [](const auto& p, const auto& q) { return p.bound < q.bound; }));
  for (std::size_t j = 0; j < grid.nodes.size(); ++j) {
    const auto& node = grid.nodes[j];
    if (node.right < 0) continue;
    EXPECT_EQ(grid.nodes[node.right].left, static_cast<int>(j));
    EXPECT_GT(circle.longitude(grid.nodes[node.right].start), circle.longitude(node.start));
    const auto step = grid.unit.col(static_cast<Eigen::Index>(j)) - grid.unit.col(node.right);
    EXPECT_NEAR(node.to_right, step.norm(), 1e-12);
  }
}

TEST(StartGrid, SaysWhereNoHalfCouldBePut) {
  test::Circle circle(0.5, false);
  const int ends[] = {circle.add_row(-1, 1, 3)};
  const StartGrid grid = weave(circle, ends, data(100, 0.5));
  EXPECT_EQ(grid.nodes.size(), 3u);
  EXPECT_TRUE(std::any_of(grid.nodes.begin(), grid.nodes.end(),
                          [](const auto& node) { return node.ragged; }));
}

/// Two rows that leave one point: halves belong where they are far apart, and nothing is missing
/// where they are near each other.
TEST(StartGrid, HalvesBetweenRowsStayWhereTheRowsAreApart) {
  test::LinearSubspace subspace;
  std::vector<int> ends;
  for (const double slope : {0.0, 0.15}) {
    int last = 0;
    for (int i = 0; i < 33; ++i) last = subspace.add(i / 32.0, slope * i / 32.0);
    ends.push_back(last + 1);
  }
  const StartGrid grid = weave(subspace, ends, 100 * Eigen::Vector3d(1, 0.5, 0.04));
  int halves = 0;
  for (const auto& node : grid.nodes) {
    EXPECT_FALSE(node.ragged) << subspace.nonlinear_of(node.start).transpose();
    const NonlinearVector at = subspace.nonlinear_of(node.start);
    const bool between_rows = at[1] > 0.01 * at[0] && at[1] < 0.14 * at[0];
    if (!between_rows) continue;
    ++halves;
    EXPECT_GT(at[0], 0.1) << "where the rows are near each other";
  }
  EXPECT_GT(halves, 100);
}

}  // namespace
}  // namespace gaincast

#include "core/search/grid_search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/core/search/circle_family.hpp"
#include "tests/core/search/subspace_family.hpp"

namespace gaincast {
namespace {

constexpr double latitude = 0.6, length = 30;

Eigen::Vector3d at(double longitude) {
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
          std::sin(latitude)};
}

class GridSearchOfACircle : public testing::Test {
 protected:
  GridSearchOfACircle() {
    const int ends[] = {circle_.add_row(-3, 3, 61)};
    search_ = GridSearch(weave(circle_, ends, length * at(0)), false);
  }
  std::vector<GridSearch::Candidate> candidates(const Eigen::Vector3d& y) {
    return search_.candidates(y.data(), y.squaredNorm(), (y - length * at(0)).norm());
  }
  double longitude(const GridSearch::Candidate& candidate) const {
    return circle_.longitude(search_.grid().nodes[candidate.node].start);
  }

  test::Circle circle_{latitude};
  GridSearch search_;
};

TEST_F(GridSearchOfACircle, BeginsAtTheNodeNextToTheOptimum) {
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
TEST_F(GridSearchOfACircle, LeavesNoEqualOut) {
  const auto found = candidates(Eigen::Vector3d(-0.5, 0.02, length));
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(std::abs(longitude(found.front())), 3, 0.1) << "the far side, to the row's end";
}

TEST_F(GridSearchOfACircle, AsksWhatLiesBetweenNodesThatMayHoldABetterCurve) {
  const Eigen::Vector3d y = length * at(0.13) + Eigen::Vector3d(0.5, 0, -1);
  const auto found = candidates(y);
  const auto is_between = [&](double where, double least2) {
    const auto longitude_of = [&](int node) {
      return circle_.longitude(search_.grid().nodes[node].start);
    };
    const auto intervals = search_.intervals(least2);
    return std::any_of(intervals.begin(), intervals.end(), [&](const auto& interval) {
      return longitude_of(interval.left) <= where && where <= longitude_of(interval.right);
    });
  };
  const double best = std::atan2(y[1], y[0]), least2 = found.front().bottom;
  EXPECT_TRUE(is_between(best, least2));
  EXPECT_FALSE(is_between(best + 0.3, least2));
}

TEST_F(GridSearchOfACircle, HasNoRowsForAValleyToCross) {
  const auto found = candidates(length * at(0.1));
  for (const auto& candidate : found) EXPECT_FALSE(search_.leads_elsewhere(candidate, found));
}

/// Rows two standard errors apart, and of each the node in the middle, with a given chi2.
class GridSearchOfASubspace : public testing::Test {
 protected:
  GridSearchOfASubspace() {
    std::vector<int> ends;
    for (int row = 0; row < 5; ++row) {
      int last = 0;
      for (int i = -20; i <= 20; ++i) last = subspace_.add(0.01 * i, 0.02 * row);
      ends.push_back(last + 1);
    }
    search_ = GridSearch(weave(subspace_, ends, data_), true);
    search_.candidates(data_.data(), data_.squaredNorm(), 0);
  }
  std::vector<GridSearch::Candidate> valley(const std::vector<double>& chi2_by_row) const {
    std::vector<GridSearch::Candidate> valley;
    for (std::size_t row = 0; row < chi2_by_row.size(); ++row)
      for (std::size_t node = 0; node < search_.grid().nodes.size(); ++node) {
        const NonlinearVector at = subspace_.nonlinear_of(search_.grid().nodes[node].start);
        if (std::abs(at[0]) > 1e-9 || std::abs(at[1] - 0.02 * static_cast<double>(row)) > 1e-9)
          continue;
        const double chi2 = chi2_by_row[row];
        valley.push_back({static_cast<int>(node), chi2, chi2, 0});
      }
    return valley;
  }
  /// The rows from which a descent begins.
  std::vector<int> beginnings(const std::vector<GridSearch::Candidate>& valley) const {
    std::vector<int> rows;
    for (std::size_t row = 0; row < valley.size(); ++row)
      if (!search_.leads_elsewhere(valley[row], valley)) rows.push_back(static_cast<int>(row));
    return rows;
  }

  const Eigen::Vector3d data_ = 100 * Eigen::Vector3d(1, 0, 0.04);
  test::LinearSubspace subspace_;
  GridSearch search_;
};

TEST_F(GridSearchOfASubspace, FollowsValleysToTheirLowestRows) {
  EXPECT_EQ(beginnings(valley({9, 7, 4, 3, 5})), (std::vector<int>{3}));
  EXPECT_EQ(beginnings(valley({5, 7, 9, 4, 3})), (std::vector<int>{0, 4}));
}

/// The descent from the lower of two rows may step over a minimum between them, unless the way
/// down is steep.
TEST_F(GridSearchOfASubspace, BeginsInEachOfTwoRowsAboutAsDeep) {
  EXPECT_EQ(beginnings(valley({9, 7, 3.1, 3, 3.2})), (std::vector<int>{2, 3, 4}));
}

}  // namespace
}  // namespace gaincast

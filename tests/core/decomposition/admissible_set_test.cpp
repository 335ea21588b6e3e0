#include "core/decomposition/admissible_set.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

using Eigen::Vector3d;

/// Three columns on five points, a box, and a level that cuts through both.
struct Problem {
  Eigen::Matrix<double, Eigen::Dynamic, 3> Phi;
  Eigen::VectorXd y;
  Vector3d lower, upper;
  double level;

  double chi2(const Vector3d& a) const { return (y - Phi * a).squaredNorm(); }
};

Problem problem(unsigned seed) {
  test::Noise noise(seed);
  Problem p{Eigen::Matrix<double, Eigen::Dynamic, 3>(5, 3), Eigen::VectorXd(5), {}, {}, 0};
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 3; ++j) p.Phi(i, j) = noise.uniform(0, 2);
    p.y[i] = noise.uniform(0, 4);
  }
  for (int j = 0; j < 3; ++j) {
    p.lower[j] = seed % 3 == 0 ? noise.uniform(0, 0.5) : 0;
    p.upper[j] = p.lower[j] + noise.uniform(0.2, 4);
  }
  const AdmissibleSet set(p.Phi, p.y, p.lower, p.upper);
  p.level = set.chi2() + noise.uniform(0.1, 3);
  return p;
}

class AdmissibleSets : public testing::TestWithParam<unsigned> {};

TEST_P(AdmissibleSets, NoPointOfADenseGridIsBeyondTheExtremes) {
  const Problem p = problem(GetParam());
  const AdmissibleSet set(p.Phi, p.y, p.lower, p.upper);
  test::Noise noise(GetParam() + 1000);
  const Vector3d c(noise.uniform(-1, 1), noise.uniform(-1, 1), noise.uniform(-1, 1));
  const Vector3d whole(1, 0.7, 1.3), part(0, 0.7, 0);
  const auto most = set.maximise(c, p.level);
  const auto share = set.maximise_ratio(part, whole, p.level);
  ASSERT_TRUE(most && share);
  for (const Vector3d& a : {*most, *share}) {
    EXPECT_LE(p.chi2(a), p.level * (1 + 1e-6));
    EXPECT_TRUE(((a - p.lower).array() >= 0).all() && ((p.upper - a).array() >= 0).all());
  }
  constexpr int steps = 40;
  double best = -1e9, best_share = 0, least = 1e9;
  for (int i = 0; i <= steps; ++i)
    for (int j = 0; j <= steps; ++j)
      for (int k = 0; k <= steps; ++k) {
        const Vector3d a =
            p.lower + Vector3d(i, j, k).cwiseProduct(p.upper - p.lower) / double(steps);
        least = std::min(least, p.chi2(a));
        if (p.chi2(a) > p.level) continue;
        best = std::max(best, c.dot(a));
        best_share = std::max(best_share, part.dot(a) / whole.dot(a));
      }
  EXPECT_GE(least, set.chi2() - 1e-9);
  EXPECT_GE(c.dot(*most), best - 1e-9);
  EXPECT_LE(c.dot(*most), best + 0.3) << "the grid is not far from it";
  EXPECT_GE(part.dot(*share) / whole.dot(*share), best_share - 1e-9);
}

TEST_P(AdmissibleSets, AnswersTheSameWhereNoHigherLevelIsAsked) {
  const Problem p = problem(GetParam());
  const AdmissibleSet whole(p.Phi, p.y, p.lower, p.upper);
  const AdmissibleSet some(p.Phi, p.y, p.lower, p.upper, p.level);
  EXPECT_EQ(some.best(), whole.best());
  EXPECT_EQ(some.chi2(), whole.chi2());
  test::Noise noise(GetParam() + 2000);
  for (int trial = 0; trial < 20; ++trial) {
    const Vector3d c(noise.uniform(-1, 1), noise.uniform(-1, 1), noise.uniform(-1, 1));
    EXPECT_EQ(some.maximise(c, p.level), whole.maximise(c, p.level));
  }
  const double below = whole.chi2() - 0.05;
  const AdmissibleSet none(p.Phi, p.y, p.lower, p.upper, below);
  EXPECT_FALSE(none.maximise({1, 0, 0}, below));
  EXPECT_GT(none.chi2(), below);
}

INSTANTIATE_TEST_SUITE_P(Random, AdmissibleSets, testing::Range(0u, 24u));

TEST(AdmissibleSet, IsEmptyBelowTheLeastSquares) {
  const Problem p = problem(1);
  const AdmissibleSet set(p.Phi, p.y, p.lower, p.upper);
  EXPECT_FALSE(set.maximise({1, 0, 0}, set.chi2() - 1e-6));
}

TEST(AdmissibleSet, ColumnsThatCoincideShareWhatTheyExplain) {
  Eigen::Matrix<double, Eigen::Dynamic, 3> Phi(4, 3);
  Phi << 1, 1, 1, 2, 2, 0, 3, 3, 1, 4, 4, 0;
  const Eigen::Vector4d y = Phi * Vector3d(1, 0, 1);
  const AdmissibleSet set(Phi, y, Vector3d::Zero(), Vector3d::Constant(5));
  EXPECT_NEAR(set.chi2(), 0, 1e-12);
  EXPECT_NEAR((*set.maximise({0, 1, 0}, 1e-9))[1], 1, 1e-3) << "all of it may be the second's";
  EXPECT_NEAR((*set.maximise({0, -1, 0}, 1e-9))[1], 0, 1e-3) << "or none";
}

}  // namespace
}  // namespace gaincast

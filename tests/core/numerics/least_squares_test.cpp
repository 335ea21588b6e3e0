#include "core/numerics/least_squares.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>

namespace gaincast {
namespace {

TEST(LeastSquares, SolvesBadlyScaledColumns) {
  Eigen::MatrixXd X(5, 3);
  for (int i = 0; i < 5; ++i) X.row(i) << 1e12 * (i + 1), 1e-9 * (i * i + 1), 1 + (i % 2);
  const Eigen::Vector3d generating_model(3e-12, 5e8, -2);
  const LeastSquares problem(X);
  ASSERT_TRUE(problem.determined());
  const Eigen::VectorXd A = problem.solve(X * generating_model);
  for (int j = 0; j < 3; ++j) EXPECT_NEAR(A[j] / generating_model[j], 1, 1e-12);
}

TEST(LeastSquares, WhitenedIdentityIsTheCovariance) {
  Eigen::MatrixXd X(4, 2);
  X << 1, 2, 3, 1, 0, 5, 2, 2;
  const Eigen::MatrixXd Z = LeastSquares(X).whiten(Eigen::Matrix2d::Identity());
  const Eigen::Matrix2d expected = (X.transpose() * X).inverse();
  EXPECT_NEAR((Z.transpose() * Z - expected).norm(), 0, 1e-14);
}

TEST(LeastSquares, SaysWhenTheColumnsAreNotIndependent) {
  Eigen::MatrixXd parallel(4, 2), zero(4, 2), wide(2, 3);
  parallel << 1, 2, 2, 4, 3, 6, 4, 8;
  zero << 1, 0, 2, 0, 3, 0, 4, 0;
  wide << 1, 2, 3, 4, 5, 7;
  for (const Eigen::MatrixXd& X : {parallel, zero, wide})
    EXPECT_FALSE(LeastSquares(X).determined());
  // The residual of a singular problem is still the least.
  const Eigen::Vector4d y(1, 2, 3, 5);
  const double residual = (y - parallel * LeastSquares(parallel).solve(y)).squaredNorm();
  EXPECT_NEAR(residual, 39 - 34 * 34 / 30.0, 1e-12);
}

}  // namespace
}  // namespace gaincast

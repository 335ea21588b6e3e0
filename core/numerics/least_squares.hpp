#pragma once

#include <Eigen/Core>
#include <vector>

namespace gaincast {

/// Linear least squares with error propagation: min ‖y − X A‖ and the covariance of A for known se.
/// Divide the rows of X and y by the standard errors beforehand; (Xᵀ X)⁻¹ is then that covariance.
///
///     const LeastSquares problem(X);                     // n×K
///     const Eigen::VectorXd A = problem.solve(y);
///     if (problem.determined()) problem.whiten(g).norm();   // the sd of gᵀ A
///
/// Factorises X D = Q R Pᵀ by Householder reflections with column pivoting (Businger & Golub 1965),
/// where D scales the columns of X to unit length, so that the covariance is D P R⁻¹ R⁻ᵀ Pᵀ D. It
/// does not form the normal matrix Xᵀ X, which would square the condition number.
class LeastSquares {
 public:
  /// X: n×K, n >= 1, K >= 1.
  explicit LeastSquares(const Eigen::MatrixXd& X);

  /// Whether X has full rank to working precision: n >= K, every column has a finite length above
  /// 0, and min |R_jj| > 1e-10 · max |R_jj|. Where it has not, no standard deviation means
  /// anything.
  bool determined() const { return determined_; }

  /// The minimiser A (K elements). Where X is singular, one of many, all with the same residual:
  /// columns with |R_jj| <= 1e-14 · |R_00| get the coefficient 0.
  Eigen::VectorXd solve(const Eigen::VectorXd& y) const;

  /// R⁻ᵀ Pᵀ D G for G: K×m, so that whiten(G)ᵀ · whiten(G) = Gᵀ cov G. Only where determined().
  Eigen::MatrixXd whiten(const Eigen::MatrixXd& G) const;

 private:
  void factorise();
  void reflect(Eigen::Index k, double* x) const;  // by reflection k

  Eigen::VectorXd scale_;  // the diagonal of D
  // R on and above the diagonal; below it reflections I − τ v vᵀ, v = (0 … 0, 1, the column below).
  Eigen::MatrixXd QR_;
  std::vector<double> tau_;
  std::vector<Eigen::Index> order_;  // P: column j of Q R is column order_[j] of X D
  bool determined_;
};

}  // namespace gaincast

#pragma once

#include <Eigen/Core>
#include <vector>

namespace gaincast {

/// A weighted linear least-squares problem min ‖y − X A‖, factorised as X D = Q R Pᵀ by Householder
/// reflections with column pivoting (Businger & Golub 1965), where D scales the columns of X to
/// unit length. Rows of X and y are divided by the standard errors, so that (Xᵀ X)⁻¹ = D P R⁻¹ R⁻ᵀ
/// Pᵀ D is the covariance of A for known se. The normal matrix Xᵀ X itself is never formed: it
/// would square the condition.
class LeastSquares {
 public:
  /// X: n×K, n >= 1, K >= 1.
  explicit LeastSquares(const Eigen::MatrixXd& X);

  /// False where X is singular to working precision: fewer rows than columns, a column that is
  /// zero or not finite, or a smallest diagonal element of R below 1e-10 of the largest. Then no
  /// standard deviation means anything.
  bool determined() const { return determined_; }

  /// The minimiser A (K); of a singular problem one of many, with the others' residual.
  Eigen::VectorXd solve(const Eigen::VectorXd& y) const;

  /// R⁻ᵀ Pᵀ D G for G: K×m, so that whiten(G)ᵀ·whiten(G) = Gᵀ cov G. Only where determined().
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

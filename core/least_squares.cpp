#include "core/least_squares.hpp"

#include <algorithm>

namespace gaincast {

LeastSquares::LeastSquares(const Eigen::MatrixXd& X) : scale_(X.cols()), determined_(false) {
  bool has_length = true;
  for (Eigen::Index j = 0; j < X.cols(); ++j) {
    const double length = X.col(j).stableNorm();
    has_length = has_length && length > 0 && std::isfinite(length);
    scale_[j] = length > 0 && std::isfinite(length) ? 1 / length : 0;
  }
  qr_.compute(X * scale_.asDiagonal());
  if (!has_length || X.rows() < X.cols()) return;
  const Eigen::VectorXd diagonal = qr_.matrixQR().diagonal().cwiseAbs();
  determined_ = diagonal.minCoeff() > 1e-10 * diagonal.maxCoeff();
}

Eigen::VectorXd LeastSquares::solve(const Eigen::VectorXd& y) const {
  const auto& QR = qr_.matrixQR();
  const Eigen::Index most = std::min(QR.rows(), QR.cols());
  Eigen::Index rank = 0;  // pivoting sorts the diagonal: the rest is rounding error
  while (rank < most && std::abs(QR(rank, rank)) > 1e-14 * std::abs(QR(0, 0))) ++rank;
  Eigen::VectorXd pivoted = Eigen::VectorXd::Zero(QR.cols());
  if (rank > 0) {
    // Qᵀ y by the reflections I − τ v vᵀ, v = (0 … 0, 1, the column below the diagonal); then back
    // substitution.
    Eigen::VectorXd Qty = y;
    for (Eigen::Index j = 0; j < most; ++j) {
      double product = Qty[j];
      for (Eigen::Index i = j + 1; i < QR.rows(); ++i) product += QR(i, j) * Qty[i];
      product *= qr_.hCoeffs()[j];
      Qty[j] -= product;
      for (Eigen::Index i = j + 1; i < QR.rows(); ++i) Qty[i] -= product * QR(i, j);
    }
    for (Eigen::Index j = rank; j-- > 0;) {
      double sum = Qty[j];
      for (Eigen::Index l = j + 1; l < rank; ++l) sum -= QR(j, l) * pivoted[l];
      pivoted[j] = sum / QR(j, j);
    }
  }
  Eigen::VectorXd A(pivoted.size());
  for (Eigen::Index j = 0; j < pivoted.size(); ++j) {
    const Eigen::Index column = qr_.colsPermutation().indices()[j];
    A[column] = scale_[column] * pivoted[j];
  }
  return A;
}

Eigen::MatrixXd LeastSquares::whiten(const Eigen::MatrixXd& G) const {
  const auto& R = qr_.matrixQR();
  const auto& order = qr_.colsPermutation().indices();
  Eigen::MatrixXd Z(G.rows(), G.cols());
  for (Eigen::Index m = 0; m < G.cols(); ++m)  // forward substitution; K is at most a handful
    for (Eigen::Index i = 0; i < Z.rows(); ++i) {
      double z = scale_[order[i]] * G(order[i], m);
      for (Eigen::Index j = 0; j < i; ++j) z -= R(j, i) * Z(j, m);
      Z(i, m) = z / R(i, i);
    }
  return Z;
}

}  // namespace gaincast

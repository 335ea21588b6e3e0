#include "core/numerics/least_squares.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gaincast {

LeastSquares::LeastSquares(const Eigen::MatrixXd& X) : scale_(X.cols()), determined_(false) {
  bool has_length = true;
  for (Eigen::Index j = 0; j < X.cols(); ++j) {
    const double length = X.col(j).stableNorm();
    has_length = has_length && length > 0 && std::isfinite(length);
    scale_[j] = length > 0 && std::isfinite(length) ? 1 / length : 0;
  }
  QR_.resize(X.rows(), X.cols());
  for (Eigen::Index j = 0; j < X.cols(); ++j)
    for (Eigen::Index i = 0; i < X.rows(); ++i) QR_(i, j) = scale_[j] * X(i, j);
  factorise();
  if (!has_length || X.rows() < X.cols()) return;
  double smallest = HUGE_VAL, largest = 0;
  for (Eigen::Index j = 0; j < X.cols(); ++j) {
    smallest = std::min(smallest, std::abs(QR_(j, j)));
    largest = std::max(largest, std::abs(QR_(j, j)));
  }
  determined_ = smallest > 1e-10 * largest;
}

void LeastSquares::factorise() {
  const Eigen::Index n = QR_.rows(), K = QR_.cols();
  const auto rest2 = [&](Eigen::Index j, Eigen::Index from) {
    double sum = 0;
    for (Eigen::Index i = from; i < n; ++i) sum += QR_(i, j) * QR_(i, j);
    return sum;
  };
  for (Eigen::Index j = 0; j < K; ++j) order_.push_back(j);
  for (Eigen::Index k = 0; k < std::min(n, K); ++k) {
    Eigen::Index pivot = k;  // the column with the largest remainder
    for (Eigen::Index j = k + 1; j < K; ++j)
      if (rest2(j, k) > rest2(pivot, k)) pivot = j;
    for (Eigen::Index i = 0; i < n; ++i) std::swap(QR_(i, k), QR_(i, pivot));
    std::swap(order_[k], order_[pivot]);

    const double head = QR_(k, k), length = std::sqrt(rest2(k, k));
    tau_.push_back(0);
    if (!(length > 0)) continue;
    const double diagonal = -std::copysign(length, head);
    tau_[k] = (diagonal - head) / diagonal;
    for (Eigen::Index i = k + 1; i < n; ++i) QR_(i, k) /= head - diagonal;
    QR_(k, k) = diagonal;
    for (Eigen::Index j = k + 1; j < K; ++j) reflect(k, &QR_(0, j));
  }
}

void LeastSquares::reflect(Eigen::Index k, double* x) const {
  double product = x[k];
  for (Eigen::Index i = k + 1; i < QR_.rows(); ++i) product += QR_(i, k) * x[i];
  product *= tau_[k];
  x[k] -= product;
  for (Eigen::Index i = k + 1; i < QR_.rows(); ++i) x[i] -= product * QR_(i, k);
}

Eigen::VectorXd LeastSquares::solve(const Eigen::VectorXd& y) const {
  const auto full = static_cast<Eigen::Index>(tau_.size());
  Eigen::Index rank = 0;  // pivoting sorts the diagonal: the rest is rounding error
  while (rank < full && std::abs(QR_(rank, rank)) > 1e-14 * std::abs(QR_(0, 0))) ++rank;
  Eigen::VectorXd Qty = y;
  for (Eigen::Index k = 0; k < rank; ++k) reflect(k, Qty.data());
  Eigen::VectorXd A = Eigen::VectorXd::Zero(QR_.cols()), pivoted(rank);
  for (Eigen::Index j = rank; j-- > 0;) {  // back substitution
    double sum = Qty[j];
    for (Eigen::Index l = j + 1; l < rank; ++l) sum -= QR_(j, l) * pivoted[l];
    pivoted[j] = sum / QR_(j, j);
    A[order_[j]] = scale_[order_[j]] * pivoted[j];
  }
  return A;
}

Eigen::MatrixXd LeastSquares::whiten(const Eigen::MatrixXd& G) const {
  Eigen::MatrixXd Z(G.rows(), G.cols());
  for (Eigen::Index m = 0; m < G.cols(); ++m)  // forward substitution; K is at most a handful
    for (Eigen::Index i = 0; i < Z.rows(); ++i) {
      double z = scale_[order_[i]] * G(order_[i], m);
      for (Eigen::Index j = 0; j < i; ++j) z -= QR_(j, i) * Z(j, m);
      Z(i, m) = z / QR_(i, i);
    }
  return Z;
}

}  // namespace gaincast

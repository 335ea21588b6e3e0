#include "core/plane_refit.hpp"

#include <cmath>
#include <limits>

namespace gaincast {

double PlaneRefit::bound(const Resample& resample) const {
  const double distance = std::max(0.0, distance_ - resample.displacement);
  return distance * distance;
}

void PlaneRefit::use_basis(const Basis& basis, int L, std::span<const Point> points,
                           std::span<const Abscissa> sizes) {
  const Eigen::MatrixXd Phi = design(basis, L, points);
  plane_.emplace(Phi);
  if (!plane_->determined()) return;
  Q_ = plane_->whiten(Phi.transpose());
  Eigen::MatrixXd at_sizes(L, sizes.size());
  for (std::size_t s = 0; s < sizes.size(); ++s)
    basis(sizes[s], at_sizes.col(static_cast<Eigen::Index>(s)).data());
  at_sizes_ = plane_->whiten(at_sizes);
}

double PlaneRefit::project(const Resample& resample) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!plane_ || !plane_->determined()) return infinity;
  const auto n = static_cast<Eigen::Index>(resample.y.size());
  coordinates_.assign(Q_.rows(), 0);
  for (Eigen::Index i = 0; i < n; ++i)
    for (Eigen::Index l = 0; l < Q_.rows(); ++l) coordinates_[l] += Q_(l, i) * resample.y[i];
  double chi2 = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    double residual = resample.y[i];
    for (Eigen::Index l = 0; l < Q_.rows(); ++l) residual -= Q_(l, i) * coordinates_[l];
    chi2 += residual * residual;
  }
  return chi2;
}

void PlaneRefit::deviations(double* out) const {
  for (Eigen::Index s = 0; s < at_sizes_.cols(); ++s) {
    double variance = 0;
    for (Eigen::Index l = 0; l < at_sizes_.rows(); ++l)
      variance += at_sizes_(l, s) * at_sizes_(l, s);
    out[s] = std::isnan(variance) ? std::numeric_limits<double>::infinity() : std::sqrt(variance);
  }
}

void PlaneRefit::values(double* out, std::size_t stride) const {
  for (Eigen::Index s = 0; s < at_sizes_.cols(); ++s) {
    double value = 0;
    for (Eigen::Index l = 0; l < at_sizes_.rows(); ++l) value += at_sizes_(l, s) * coordinates_[l];
    if (std::isnan(value))  // beyond the data it grows without bound
      value = std::copysign(std::numeric_limits<double>::infinity(), coordinates_[0]);
    out[static_cast<std::size_t>(s) * stride] = value;
  }
}

}  // namespace gaincast

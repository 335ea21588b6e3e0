#include "core/search/subspace_refit.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "core/numerics/inner_loops.hpp"

namespace gaincast {

namespace {

/// chi2 of y's projection on the rows of Q (n columns of L), and its coordinates there. With the
/// number of rows known when it is compiled, they stay in registers.
template <int L>
double project_on(const double* Q, std::span<const double> y, double* coordinates) {
  double along[L] = {};
  for (std::size_t i = 0; i < y.size(); ++i)
    unrolled<L>([&](int l) { along[l] += Q[i * L + l] * y[i]; });
  double chi2 = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    double residual = y[i];
    unrolled<L>([&](int l) { residual -= Q[i * L + l] * along[l]; });
    chi2 += residual * residual;
  }
  unrolled<L>([&](int l) { coordinates[l] = along[l]; });
  return chi2;
}

template <int L>
void values_on(const Eigen::MatrixXd& at_sizes, const double* coordinates, double* out,
               std::size_t stride) {
  double along[L];
  unrolled<L>([&](int l) { along[l] = coordinates[l]; });
  const double* row = at_sizes.data();
  for (Eigen::Index s = 0; s < at_sizes.cols(); ++s, row += L, out += stride) {
    double value = 0;
    unrolled<L>([&](int l) { value += row[l] * along[l]; });
    *out = value;
  }
}

}  // namespace

SubspaceRefit::SubspaceRefit(std::span<const Point> points, const SubspaceFamily& family)
    : points_(points), family_(family), best_(best_subspace(family, points)) {
  if (family.relaxed_chi2)
    use_distance(std::sqrt(family.relaxed_chi2(points)));
  else if (best_)
    use_distance(std::sqrt(best_->fit.chi2));
  if (best_) use(best_->basis);
}

void SubspaceRefit::at_sizes(std::span<const Abscissa> sizes) {
  sizes_.assign(sizes.begin(), sizes.end());
  if (basis_) use(basis_);
}

/// Values are NaN where the family has none.
void SubspaceRefit::use(const Basis& basis) {
  basis_ = basis;
  const Eigen::MatrixXd Phi = design(basis, family_.linear, points_);
  subspace_.emplace(Phi);
  if (!subspace_->determined()) return;
  Q_ = subspace_->whiten(Phi.transpose());
  Eigen::MatrixXd at_sizes(family_.linear, sizes_.size());
  for (std::size_t s = 0; s < sizes_.size(); ++s)
    basis(sizes_[s], at_sizes.col(static_cast<Eigen::Index>(s)).data());
  at_sizes_ = subspace_->whiten(at_sizes);
  all_have_values_ = at_sizes_.allFinite();
}

double SubspaceRefit::search(const Resample& resample) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (family_.depends_on_gains) {
    const auto best = best_subspace(family_, with_gains(points_, resample));
    if (!best) return infinity;
    use(best->basis);
  }
  if (!subspace_ || !subspace_->determined()) return infinity;
  constexpr std::array by_rows{project_on<1>, project_on<2>, project_on<3>, project_on<4>};
  static_assert(by_rows.size() == max_linear);
  return by_rows[Q_.rows() - 1](Q_.data(), resample.y, coordinates_);
}

int SubspaceRefit::gradients(double* out) const {
  for (const Eigen::MatrixXd* rows : {&Q_, &at_sizes_})
    for (Eigen::Index i = 0; i < rows->cols(); ++i, out += gradient_stride)
      for (Eigen::Index l = 0; l < rows->rows(); ++l) out[l] = (*rows)(l, i);
  return static_cast<int>(Q_.rows());
}

void SubspaceRefit::values(double* out, std::size_t stride) const {
  constexpr std::array by_rows{values_on<1>, values_on<2>, values_on<3>, values_on<4>};
  by_rows[at_sizes_.rows() - 1](at_sizes_, coordinates_, out, stride);
  if (all_have_values_) return;
  for (Eigen::Index s = 0; s < at_sizes_.cols(); ++s)  // beyond the data it grows without bound
    if (double& value = out[static_cast<std::size_t>(s) * stride]; std::isnan(value))
      value = std::copysign(std::numeric_limits<double>::infinity(), coordinates_[0]);
}

}  // namespace gaincast

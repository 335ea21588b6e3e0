#include "core/search/linear_subspaces.hpp"

#include "core/numerics/least_squares.hpp"

namespace gaincast {

Eigen::MatrixXd design(const Basis& basis, int L, std::span<const Point> points) {
  Eigen::MatrixXd Phi(points.size(), L);
  std::vector<double> phi(L);
  for (std::size_t i = 0; i < points.size(); ++i) {
    basis(points[i].at, phi.data());
    for (int j = 0; j < L; ++j) Phi(i, j) = phi[j] / points[i].se;
  }
  return Phi;
}

LinearFit fit_linear(const Basis& basis, int L, std::span<const Point> points) {
  const Eigen::MatrixXd Phi = design(basis, L, points);
  Eigen::VectorXd y(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) y[i] = points[i].gain / points[i].se;
  const Eigen::VectorXd linear = LeastSquares(Phi).solve(y);
  double chi2 = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    double residual = y[i];
    for (int j = 0; j < L; ++j) residual -= Phi(i, j) * linear[j];
    chi2 += residual * residual;
  }
  return {linear, chi2};
}

std::optional<BestSubspace> best_subspace(const SubspaceFamily& family,
                                          std::span<const Point> points) {
  std::optional<BestSubspace> best;
  std::vector<Basis> subspaces = family.subspaces(points);
  for (std::size_t i = 0; i < subspaces.size(); ++i) {
    LinearFit fit = fit_linear(subspaces[i], family.linear, points);
    if (family.feasible && !family.feasible(fit.linear)) continue;
    if (!best || fit.chi2 < best->fit.chi2)
      best = BestSubspace{i, std::move(subspaces[i]), std::move(fit)};
  }
  return best;
}

}  // namespace gaincast

#include "core/planes.hpp"

#include "core/least_squares.hpp"

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

std::optional<BestPlane> best_plane(const PlaneFamily& family, std::span<const Point> points) {
  std::optional<BestPlane> best;
  std::vector<Basis> planes = family.planes(points);
  for (std::size_t i = 0; i < planes.size(); ++i) {
    LinearFit fit = fit_linear(planes[i], family.linear, points);
    if (family.feasible && !family.feasible(fit.linear)) continue;
    if (!best || fit.chi2 < best->fit.chi2)
      best = BestPlane{i, std::move(planes[i]), std::move(fit)};
  }
  return best;
}

}  // namespace gaincast

#include "core/fitting/best_curve.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/least_squares.hpp"

namespace gaincast {
namespace {

/// What the standard errors of the points are multiplied by: 1 where they are known, else what the
/// residuals of a curve with k parameters say.
double factor_of_se(const Dataset& dataset, double chi2, int k) {
  const auto least = dataset.least_chi2();
  const int n = dataset.rows();
  return least && n > k ? std::sqrt(std::max(chi2 / (n - k), *least / n)) : 1;
}

}  // namespace

BestCurve propagate_error(const Linearisation& curve, const Dataset& dataset, double chi2,
                          std::vector<double> reported, const Eigen::MatrixXd& T) {
  const std::span<const Point> points = dataset.points();
  Eigen::MatrixXd J(points.size(), T.cols());
  const double factor = factor_of_se(dataset, chi2, static_cast<int>(T.cols()));
  for (std::size_t i = 0; i < points.size(); ++i)
    J.row(i) = curve.gradient(points[i].at).transpose() / (factor * points[i].se);
  const LeastSquares error(J);
  BestCurve best{chi2, error.determined(), std::move(reported), {}, [](double) {
                   return std::optional<Linearised>();
                 }};
  if (!best.determined) return best;
  const Eigen::MatrixXd whitened = error.whiten(T.transpose());
  best.covariance = whitened.transpose().lazyProduct(whitened);
  best.linearise = [curve, error](double size) -> std::optional<Linearised> {
    const Eigen::VectorXd g = curve.gradient({size, std::log(size)});
    const Eigen::VectorXd spread = error.whiten(g);
    return Linearised{g.head(curve.linear.size()).dot(curve.linear),
                      {spread.data(), spread.data() + spread.size()}};
  };
  return best;
}

BestCurve propagate_error(const Basis& basis, Eigen::VectorXd linear, const Dataset& dataset,
                          double chi2, std::vector<double> reported, const Eigen::MatrixXd& T) {
  const auto gradient = [basis, L = linear.size()](const Abscissa& at) {
    Eigen::VectorXd g(L);
    basis(at, g.data());
    return g;
  };
  return propagate_error({gradient, std::move(linear)}, dataset, chi2, std::move(reported), T);
}

}  // namespace gaincast

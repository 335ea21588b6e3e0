#include "core/fitting/best_curve.hpp"

#include <cmath>

#include "core/numerics/least_squares.hpp"

namespace gaincast {

BestCurve propagate_error(const Linearisation& curve, const Dataset& dataset, double chi2,
                          std::vector<double> reported, const Eigen::MatrixXd& T) {
  const std::span<const Point> points = dataset.points();
  Eigen::MatrixXd J(points.size(), T.cols());
  for (std::size_t i = 0; i < points.size(); ++i)
    J.row(i) = curve.gradient(points[i].at).transpose() / points[i].se;
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

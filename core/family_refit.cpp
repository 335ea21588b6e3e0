#include "core/family_refit.hpp"

#include <algorithm>
#include <cmath>

#include "core/least_squares.hpp"

namespace gaincast {

std::vector<Point> with_gains(std::span<const Point> points, const Resample& resample) {
  std::vector<Point> result(points.begin(), points.end());
  for (std::size_t i = 0; i < result.size(); ++i) result[i].gain = resample.y[i] * result[i].se;
  return result;
}

void propagate(const Eigen::MatrixXd& J, const Eigen::MatrixXd& gradients, double* out) {
  const LeastSquares error(J);
  if (!error.determined()) {
    std::fill_n(out, gradients.cols(), HUGE_VAL);
    return;
  }
  const Eigen::MatrixXd whitened = error.whiten(gradients);
  for (Eigen::Index s = 0; s < gradients.cols(); ++s) out[s] = whitened.col(s).norm();
}

}  // namespace gaincast

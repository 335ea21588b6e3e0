#include "core/numerics/bounded_minimum.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace gaincast {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int max_iterations = 500;

/// The first local minimiser of the quadratic model g·d + dᵀBd/2 along the path that the steepest
/// descent takes when it is projected onto the bounds (algorithm CP of the paper).
VectorXd cauchy_point(const VectorXd& x, const VectorXd& g, const MatrixXd& B,
                      const VectorXd& lower, const VectorXd& upper) {
  const Eigen::Index n = x.size();
  VectorXd direction = -g, at = x;
  std::vector<std::pair<double, Eigen::Index>> breakpoints;  // where a coordinate meets its bound
  for (Eigen::Index i = 0; i < n; ++i) {
    double t = std::numeric_limits<double>::infinity();
    if (g[i] < 0) t = (x[i] - upper[i]) / g[i];
    if (g[i] > 0) t = (x[i] - lower[i]) / g[i];
    if (t <= 0) direction[i] = 0;
    if (t > 0 && std::isfinite(t)) breakpoints.emplace_back(t, i);
  }
  std::sort(breakpoints.begin(), breakpoints.end());
  double now = 0;
  for (std::size_t next = 0;; ++next) {
    const VectorXd moved = at - x, curved = B * direction;
    const double slope = g.dot(direction) + moved.dot(curved);
    const double curvature = direction.dot(curved);
    const double left = next < breakpoints.size() ? breakpoints[next].first - now
                                                  : std::numeric_limits<double>::infinity();
    const double best = curvature > 0 ? -slope / curvature : left;
    if (slope >= 0) return at;
    if (best < left || next == breakpoints.size()) return at + best * direction;
    const Eigen::Index i = breakpoints[next].second;
    at += left * direction;
    at[i] = direction[i] > 0 ? upper[i] : lower[i];
    direction[i] = 0;
    now = breakpoints[next].first;
  }
}

/// From the Cauchy point the Newton step of the model in the coordinates that it leaves free, cut
/// where it would leave the bounds.
VectorXd subspace_minimum(const VectorXd& x, const VectorXd& cauchy, const VectorXd& g,
                          const MatrixXd& B, const VectorXd& lower, const VectorXd& upper) {
  std::vector<Eigen::Index> free;
  for (Eigen::Index i = 0; i < x.size(); ++i)
    if (cauchy[i] > lower[i] && cauchy[i] < upper[i]) free.push_back(i);
  if (free.empty()) return cauchy;
  const auto f = static_cast<Eigen::Index>(free.size());
  const VectorXd slope = g + B * (cauchy - x);
  MatrixXd reduced(f, f);
  VectorXd right(f);
  for (Eigen::Index p = 0; p < f; ++p) {
    right[p] = -slope[free[p]];
    for (Eigen::Index q = 0; q < f; ++q) reduced(p, q) = B(free[p], free[q]);
  }
  const VectorXd step = reduced.ldlt().solve(right);
  if (!step.allFinite()) return cauchy;
  double fraction = 1;
  for (Eigen::Index p = 0; p < f; ++p) {
    const Eigen::Index i = free[p];
    if (step[p] > 0) fraction = std::min(fraction, (upper[i] - cauchy[i]) / step[p]);
    if (step[p] < 0) fraction = std::min(fraction, (lower[i] - cauchy[i]) / step[p]);
  }
  VectorXd at = cauchy;
  for (Eigen::Index p = 0; p < f; ++p)
    at[free[p]] = std::clamp(cauchy[free[p]] + fraction * step[p], lower[free[p]], upper[free[p]]);
  return at;
}

}  // namespace

BoundedMinimum minimise_within(const Differentiable& function, const VectorXd& lower,
                               const VectorXd& upper, VectorXd x) {
  const Eigen::Index n = x.size();
  x = x.cwiseMax(lower).cwiseMin(upper);
  VectorXd g(n), g_there(n);
  double value = function(x, g);
  MatrixXd B = MatrixXd::Identity(n, n);
  bool scaled = false;
  for (int iteration = 0; iteration < max_iterations; ++iteration) {
    const double downhill =
        ((x - g).cwiseMax(lower).cwiseMin(upper) - x).lpNorm<Eigen::Infinity>() /
        (1 + std::abs(value));
    if (downhill <= 1e-10) return {x, value, true};
    const bool near = downhill <= 1e-7;  // where rounding may end the search
    const VectorXd cauchy = cauchy_point(x, g, B, lower, upper);
    const VectorXd direction = subspace_minimum(x, cauchy, g, B, lower, upper) - x;
    const double slope = g.dot(direction);
    if (!(slope < 0)) {
      if (!scaled || near) return {x, value, near};
      B.setIdentity();  // rounding has spoiled the model: begin anew
      scaled = false;
      continue;
    }
    double fraction = 1, there = 0;
    VectorXd at;
    for (; fraction > 1e-12; fraction /= 2) {
      at = (x + fraction * direction).cwiseMax(lower).cwiseMin(upper);
      there = function(at, g_there);
      if (there <= value + 1e-4 * fraction * slope) break;
    }
    if (!(fraction > 1e-12)) return {x, value, near};
    const VectorXd s = at - x, y = g_there - g;
    const double sy = s.dot(y), yy = y.squaredNorm();
    x = at;
    g = g_there;
    value = there;
    if (!(sy > 1e-14 * yy)) continue;  // no curvature to learn from
    if (!scaled) B *= yy / sy;
    scaled = true;
    const VectorXd Bs = B * s;
    B += y * y.transpose() / sy - Bs * Bs.transpose() / s.dot(Bs);
  }
  return {x, value, false};
}

}  // namespace gaincast

#include "core/numerics/bounded_minimum.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace gaincast {
namespace {

using Square =
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, max_coordinates, max_coordinates>;

constexpr int max_iterations = 500;

/// The first local minimiser of the quadratic model g·d + dᵀBd/2 along the path that the steepest
/// descent takes when it is projected onto the bounds (algorithm CP of the paper).
Coordinates cauchy_point(const Coordinates& x, const Coordinates& g, const Square& B,
                         const Coordinates& lower, const Coordinates& upper) {
  const Eigen::Index n = x.size();
  Coordinates direction = -g, at = x;
  // Where a coordinate meets its bound, in order.
  std::array<std::pair<double, Eigen::Index>, max_coordinates> breakpoints;
  std::size_t count = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    double t = std::numeric_limits<double>::infinity();
    if (g[i] < 0) t = (x[i] - upper[i]) / g[i];
    if (g[i] > 0) t = (x[i] - lower[i]) / g[i];
    if (t <= 0) direction[i] = 0;
    if (!(t > 0 && std::isfinite(t))) continue;
    std::size_t place = count++;
    for (; place > 0 && breakpoints[place - 1].first > t; --place)
      breakpoints[place] = breakpoints[place - 1];
    breakpoints[place] = {t, i};
  }
  double now = 0;
  for (std::size_t next = 0;; ++next) {
    const Coordinates moved = at - x, curved = B.lazyProduct(direction);
    const double slope = g.dot(direction) + moved.dot(curved);
    const double curvature = direction.dot(curved);
    const double left =
        next < count ? breakpoints[next].first - now : std::numeric_limits<double>::infinity();
    const double best = curvature > 0 ? -slope / curvature : left;
    if (slope >= 0) return at;
    if (best < left || next == count) return at + best * direction;
    const Eigen::Index i = breakpoints[next].second;
    at += left * direction;
    at[i] = direction[i] > 0 ? upper[i] : lower[i];
    direction[i] = 0;
    now = breakpoints[next].first;
  }
}

/// From the Cauchy point the Newton step of the model in the coordinates that it leaves free, cut
/// where it would leave the bounds.
Coordinates subspace_minimum(const Coordinates& x, const Coordinates& cauchy, const Coordinates& g,
                             const Square& B, const Coordinates& lower, const Coordinates& upper) {
  std::array<Eigen::Index, max_coordinates> free;
  Eigen::Index f = 0;
  for (Eigen::Index i = 0; i < x.size(); ++i)
    if (cauchy[i] > lower[i] && cauchy[i] < upper[i]) free[f++] = i;
  if (f == 0) return cauchy;
  const Coordinates slope = g + B.lazyProduct(Coordinates(cauchy - x));
  Square reduced(f, f);
  Coordinates right(f);
  for (Eigen::Index p = 0; p < f; ++p) {
    right[p] = -slope[free[p]];
    for (Eigen::Index q = 0; q < f; ++q) reduced(p, q) = B(free[p], free[q]);
  }
  const Coordinates step = reduced.ldlt().solve(right);
  if (!step.allFinite()) return cauchy;
  double fraction = 1;
  for (Eigen::Index p = 0; p < f; ++p) {
    const Eigen::Index i = free[p];
    if (step[p] > 0) fraction = std::min(fraction, (upper[i] - cauchy[i]) / step[p]);
    if (step[p] < 0) fraction = std::min(fraction, (lower[i] - cauchy[i]) / step[p]);
  }
  Coordinates at = cauchy;
  for (Eigen::Index p = 0; p < f; ++p)
    at[free[p]] = std::clamp(cauchy[free[p]] + fraction * step[p], lower[free[p]], upper[free[p]]);
  return at;
}

}  // namespace

BoundedMinimum minimise_within(const Differentiable& function, const Coordinates& lower,
                               const Coordinates& upper, Coordinates x) {
  const Eigen::Index n = x.size();
  x = x.cwiseMax(lower).cwiseMin(upper);
  Coordinates g(n), g_there(n);
  double value = function(x, g);
  Square B = Square::Identity(n, n);
  bool scaled = false;
  for (int iteration = 0; iteration < max_iterations; ++iteration) {
    const double downhill =
        ((x - g).cwiseMax(lower).cwiseMin(upper) - x).lpNorm<Eigen::Infinity>() /
        (1 + std::abs(value));
    if (downhill <= 1e-10) return {x, value, true};
    const bool near = downhill <= 1e-7;  // where rounding may end the search
    const Coordinates cauchy = cauchy_point(x, g, B, lower, upper);
    const Coordinates direction = subspace_minimum(x, cauchy, g, B, lower, upper) - x;
    const double slope = g.dot(direction);
    if (!(slope < 0)) {
      if (!scaled || near) return {x, value, near};
      B.setIdentity();  // rounding has spoiled the model: begin anew
      scaled = false;
      continue;
    }
    double fraction = 1, there = 0;
    Coordinates at;
    while (fraction > 1e-12) {
      at = (x + fraction * direction).cwiseMax(lower).cwiseMin(upper);
      there = function(at, g_there);
      const double bend = there - value - fraction * slope;
      if (bend <= (1e-4 - 1) * fraction * slope) break;
      // To the minimum of the parabola through what is known (Nocedal & Wright 2006, section 3.5).
      const double parabola = -slope * fraction * fraction / (2 * bend);
      fraction = std::isfinite(parabola) ? std::clamp(parabola, fraction / 10, fraction / 2)
                                         : fraction / 2;
    }
    if (!(fraction > 1e-12)) return {x, value, near};
    const Coordinates s = at - x, y = g_there - g;
    const double sy = s.dot(y), yy = y.squaredNorm();
    x = at;
    g = g_there;
    value = there;
    if (!(sy > 1e-14 * yy)) continue;  // no curvature to learn from
    if (!scaled) B *= yy / sy;
    scaled = true;
    const Coordinates Bs = B.lazyProduct(s);
    B += (y / sy).lazyProduct(y.transpose()) - (Bs / s.dot(Bs)).lazyProduct(Bs.transpose());
  }
  return {x, value, false};
}

}  // namespace gaincast

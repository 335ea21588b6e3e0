#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "core/numerics/ascending.hpp"
#include "core/search/linear_subspaces.hpp"
#include "core/search/variable_projection.hpp"

/// The global minimum of chi2 over a separable family: scan its starts, polish every local minimum
/// of the scan with Newton's method on the projected chi2, keep the best.
namespace gaincast {

/// The best curve of a family.
template <class Curve>
struct Minimum {
  Start<Curve> at;
  Linear<Curve::linear_count> linear;
  double chi2;
};

/// The best of a family of linear subspaces, in its own type. points: what it is the best of.
template <SeparableCurve Curve>
Minimum<Curve> typed(const BestSubspace& best, std::span<const Point> points) {
  return {Curve::starts(points)[best.which].front(), best.fit.linear, best.fit.chi2};
}

/// −|H|⁻¹ g, where |H| has the absolute values of H's eigenvalues (at least 1e-12 after scaling to
/// a unit diagonal, since nonlinear parameters differ in magnitude by many powers of ten): always a
/// descent.
template <int S>
Eigen::Matrix<double, S, 1> descent_step(const Eigen::Matrix<double, S, S>& H,
                                         const Eigen::Matrix<double, S, 1>& g) {
  static_assert(S == 1 || S == 2);
  using Vector = Eigen::Matrix<double, S, 1>;
  const Vector scale = H.diagonal().cwiseAbs().cwiseSqrt().cwiseMax(1e-150).cwiseInverse();
  const Vector scaled = scale.asDiagonal() * g;
  if constexpr (S == 1) {
    return -scale * scaled;
  } else {
    const double a = scale[0] * H(0, 0) * scale[0], b = scale[0] * H(0, 1) * scale[1],
                 c = scale[1] * H(1, 1) * scale[1];
    const double mean = (a + c) / 2, half_gap = std::sqrt((a - c) * (a - c) / 4 + b * b);
    const auto inverse = [](double eigenvalue) {
      return 1 / std::max(std::abs(eigenvalue), 1e-12);
    };
    const double upper = inverse(mean + half_gap), lower = inverse(mean - half_gap);
    // |M|⁻¹ = (upper + lower)/2 + slope·(M − mean): right on both eigenvectors.
    const double slope = half_gap > 0 ? (upper - lower) / (2 * half_gap) : 0;
    const double common = (upper + lower) / 2, off = slope * (a - c) / 2, across = slope * b;
    const Vector step((common + off) * scaled[0] + across * scaled[1],
                      across * scaled[0] + (common - off) * scaled[1]);
    return -(scale.asDiagonal() * step);
  }
}

/// The nonlinear parameters, moved to the nearest that the family's bounds admit.
template <SeparableCurve Curve>
Nonlinear<Curve::nonlinear_count> within_bounds(Nonlinear<Curve::nonlinear_count> nonlinear) {
  if constexpr (requires { Curve::lower; })
    for (int k = 0; k < Curve::nonlinear_count; ++k)
      nonlinear[k] = std::clamp(nonlinear[k], Curve::lower[k], Curve::upper[k]);
  return nonlinear;
}

/// Takes the coordinates that the gradient presses against their bounds out of a Newton step.
template <SeparableCurve Curve, class Matrix, class Vector>
void fix_active_bounds(const Nonlinear<Curve::nonlinear_count>& nonlinear, Matrix& H, Vector& g) {
  if constexpr (requires { Curve::lower; })
    for (int k = 0; k < Curve::nonlinear_count; ++k)
      if ((nonlinear[k] <= Curve::lower[k] && g[k] > 0) ||
          (nonlinear[k] >= Curve::upper[k] && g[k] < 0)) {
        H.row(k).setZero();
        H.col(k).setZero();
        H(k, k) = 1;
        g[k] = 0;
      }
}

/// Newton's method on the projected chi2 with the absolute values of the Hessian's eigenvalues (so
/// that every step descends), a backtracking line search and projection onto the bounds. Ends
/// where the Newton decrement, the distance to the minimum in standard errors, stops shrinking.
template <SeparableCurve Curve>
Minimum<Curve> polish(VariableProjection<Curve>& problem, Start<Curve> start) {
  constexpr int S = Curve::nonlinear_count;
  auto here = problem.project(start);
  if constexpr (S > 0) {
    using Vector = Eigen::Matrix<double, S, 1>;
    const auto newton_step = [&](const Projection<Curve::linear_count, S>& projection) {
      Eigen::Matrix<double, S, S> H = projection.hessian;
      Vector g = projection.gradient;
      fix_active_bounds<Curve>(start.nonlinear, H, g);
      return descent_step(H, g);
    };
    double decrement = HUGE_VAL;
    for (int iteration = 0; iteration < 200; ++iteration) {
      if (!here.hessian.allFinite() || !here.gradient.allFinite()) break;
      const Vector step = newton_step(here);
      const double expected = -here.gradient.dot(step);  // decrement²
      if (!(expected > 0)) break;
      const double noise = problem.rounding(here.chi2);
      // Near the minimum chi2 no longer tells better from worse; the decrement still does.
      if (expected < noise && std::sqrt(expected) > 0.5 * decrement) break;
      decrement = std::sqrt(expected);
      bool moved = false;
      for (double fraction = 1; fraction > 1e-6 && !moved; fraction /= 4) {
        const Start<Curve> trial{start.curve,
                                 within_bounds<Curve>(start.nonlinear + fraction * step)};
        if (trial.nonlinear == start.nonlinear) break;
        const auto there = problem.project(trial);
        if (!(there.chi2 <= here.chi2 + noise)) continue;
        start = trial;
        here = there;
        moved = true;
      }
      if (!moved) break;
    }
  }
  return {start, here.linear, here.chi2};
}

/// Points of neighbouring sizes pooled, and which pool each of them is in.
struct Pools {
  std::vector<Point> points;
  std::vector<int> pool_of;
};

/// Pools in at most `groups` equal intervals of ln N; no more points than that stay as they are.
Pools pooled(std::span<const Point> points, int groups);

/// The members of a row whose chi2 no neighbour undercuts.
template <SeparableCurve Curve>
std::vector<Start<Curve>> local_minima(VariableProjection<Curve>& problem,
                                       const std::vector<Start<Curve>>& row) {
  std::vector<double> chi2;
  for (const auto& start : row) chi2.push_back(problem.scan(start));
  std::vector<Start<Curve>> minima;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool below_left = i == 0 || chi2[i] < chi2[i - 1];
    const bool below_right = i + 1 == row.size() || chi2[i] <= chi2[i + 1];
    if (below_left && below_right) minima.push_back(row[i]);
  }
  return minima;
}

/// The best of finitely many curves without nonlinear parameters; empty where none is feasible.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
std::optional<Minimum<Curve>> minimise(std::span<const Point> points) {
  const auto best = best_subspace(subspace_family<Curve>(), points);
  if (!best) return std::nullopt;
  return typed<Curve>(*best, points);
}

/// The global minimum of chi2 over a family with nonlinear parameters. Work is bounded: more than
/// 64 sizes are searched pooled, and only the best few minima meet all the points.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count > 0)
std::optional<Minimum<Curve>> minimise(std::span<const Point> points) {
  constexpr int max_groups = 64;
  constexpr std::size_t max_finalists = 8;
  const bool many = points.size() > max_groups;
  const std::vector<Point> pools = pooled(points, max_groups).points;

  std::vector<Minimum<Curve>> minima;
  const auto chi2_of = [](const std::vector<Minimum<Curve>>& several) {
    std::vector<double> chi2;
    for (const auto& minimum : several) chi2.push_back(minimum.chi2);
    return chi2;
  };
  const auto search = [&](std::span<const Point> among, const Starts<Curve>& starts) {
    VariableProjection<Curve> problem(among);
    for (const auto& row : starts)
      for (const auto& start : local_minima(problem, row)) {
        const auto minimum = polish(problem, start);
        if (std::isfinite(minimum.chi2)) minima.push_back(minimum);
      }
  };
  search(pools, Curve::starts(pools));
  if (many) {
    Starts<Curve> finalists;
    double previous = -1;
    for (const std::size_t i : ascending(chi2_of(minima))) {
      if (minima[i].chi2 <= previous * (1 + 1e-9)) continue;  // the same minimum, found twice
      previous = minima[i].chi2;
      finalists.push_back({minima[i].at});
      if (finalists.size() == max_finalists) break;
    }
    if constexpr (requires { Curve::sharp_starts(points); })
      for (auto& row : Curve::sharp_starts(points)) finalists.push_back(std::move(row));
    minima.clear();
    search(points, finalists);
  }
  if (minima.empty()) return std::nullopt;

  Minimum<Curve> best = minima[ascending(chi2_of(minima)).front()];
  if constexpr (requires { best.at.curve.recentred(best.at.nonlinear, points); }) {
    VariableProjection<Curve> problem(points);
    best = polish(problem, best.at.curve.recentred(best.at.nonlinear, points));
  }
  return best;
}

}  // namespace gaincast

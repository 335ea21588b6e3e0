#include "core/search/nonlinear_descent.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "core/search/global_search.hpp"

namespace gaincast {
namespace {

// Newton's method has enough digits where a step lowers chi2 by less than `enough` and moves the
// nonlinear parameters by no more than a share of them. Where they still move by more, for less
// than `fruitless`, it is on its way to a limit.
constexpr double enough = 1e-11, short_step = 1e-3, fruitless = 1e-10;

// A descent is given up where a step lowers chi2 by less than a share of what it lies above another
// minimum, and by less than a share of what the step before did: what is left of a descent that
// shrinks so is less than the step, if nothing new begins. That is heuristic.
constexpr double hopeless = 0.05, shrunk = 0.3;

/// descent_step(), cheaper where the Hessian (0,0), (0,1), (1,1) is positive definite.
NonlinearVector step_down(const double (&H)[3], const NonlinearVector& g) {
  const double determinant = H[0] * H[2] - H[1] * H[1];
  if (H[0] > 0 && determinant > 1e-6 * H[0] * H[2])
    return {(H[1] * g[1] - H[2] * g[0]) / determinant, (H[1] * g[0] - H[0] * g[1]) / determinant};
  Eigen::Matrix2d full;
  full << H[0], H[1], H[1], H[2];
  return descent_step<2>(full, g);
}

}  // namespace

Descent descend(const ProjectedChi2& chi2, const NonlinearBounds& bounds, NonlinearVector nonlinear,
                double sum_of_squares, Digits digits, double lowest) {
  bool arrived = false;
  double decrement2 = std::numeric_limits<double>::infinity();
  Chi2Derivatives one, other, *here = &one, *there = &other;
  chi2(nonlinear, *here);
  for (int iteration = 0; iteration < 200; ++iteration) {
    double H[] = {here->hessian[0], here->hessian[1], here->hessian[2]};
    NonlinearVector g = here->gradient;
    if (!std::isfinite(H[0] + H[1] + H[2] + g[0] + g[1])) break;
    bounds.fix_active(nonlinear, H, g);
    const NonlinearVector step = step_down(H, g);
    const double previous = decrement2;
    decrement2 = -g.dot(step);
    if (!(decrement2 > 0)) break;
    if (decrement2 < hopeless * (here->chi2 - lowest) && decrement2 < shrunk * previous &&
        std::isfinite(previous))
      break;
    const double scale = std::max(1.0, here->chi2);
    const double noise = rounding_of_chi2(here->chi2, sum_of_squares);
    const bool is_short = (step.array().abs() <= short_step * nonlinear.array().abs()).all();
    if (digits == Digits::enough && decrement2 < enough * scale && is_short) {
      // Steps shrink quadratically: after one that lowers chi2 by so little, what is left is about
      // its square, and where it ends is known without another look at the curve.
      arrived = true;
      nonlinear = bounds.nearest(nonlinear + step);
      here->chi2 = std::max(0.0, here->chi2 - decrement2);
      here->amplitude += here->amplitude_by_nonlinear.dot(step);
      break;
    }
    if (digits == Digits::enough && decrement2 < fruitless * scale && !is_short) break;
    // Near the minimum chi2 no longer tells better from worse; the decrement still does.
    if (decrement2 < noise && decrement2 > 0.25 * previous) break;
    bool moved = false;
    for (double fraction = 1; fraction > 1e-6 && !moved; fraction /= 4) {
      const NonlinearVector trial = bounds.nearest(nonlinear + fraction * step);
      if (trial == nonlinear) break;
      chi2(trial, *there);
      if (!(there->chi2 <= here->chi2 + noise)) continue;
      nonlinear = trial;
      std::swap(here, there);
      moved = true;
    }
    if (!moved) break;
  }
  return {here->chi2, here->amplitude, here->moved2, nonlinear, arrived};
}

}  // namespace gaincast

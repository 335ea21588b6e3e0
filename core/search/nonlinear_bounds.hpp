#pragma once

#include <Eigen/Core>
#include <limits>

namespace gaincast {

/// One or two nonlinear parameters, a gradient by them, a step. A family with one nonlinear
/// parameter leaves the second at 0.
using NonlinearVector = Eigen::Vector2d;

/// What a family admits: a box.
struct NonlinearBounds {
  NonlinearVector lower = NonlinearVector::Constant(-std::numeric_limits<double>::infinity());
  NonlinearVector upper = NonlinearVector::Constant(std::numeric_limits<double>::infinity());

  NonlinearVector nearest(const NonlinearVector& nonlinear) const {
    return nonlinear.cwiseMax(lower).cwiseMin(upper);
  }
  /// Whether no bound holds it.
  bool inside(const NonlinearVector& nonlinear) const {
    return (nonlinear.array() > lower.array()).all() && (nonlinear.array() < upper.array()).all();
  }
  /// Whether going downhill would leave the box by parameter k.
  bool holds(const NonlinearVector& nonlinear, const NonlinearVector& gradient, int k) const {
    return (nonlinear[k] <= lower[k] && gradient[k] > 0) ||
           (nonlinear[k] >= upper[k] && gradient[k] < 0);
  }
  /// Takes the parameters that the gradient presses against their bounds out of a Newton step.
  /// H: the Hessian (0,0), (0,1), (1,1).
  void fix_active(const NonlinearVector& nonlinear, double (&H)[3], NonlinearVector& g) const {
    for (int k = 0; k < 2; ++k)
      if (holds(nonlinear, g, k)) g[k] = H[1] = 0, H[2 * k] = 1;
  }
};

}  // namespace gaincast

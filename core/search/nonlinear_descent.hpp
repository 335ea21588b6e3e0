#pragma once

#include <limits>

#include "core/search/nonlinear_family.hpp"

namespace gaincast {

/// chi2 of curves in one frame as a function of their nonlinear parameters.
class ProjectedChi2 {
 public:
  virtual ~ProjectedChi2() = default;
  virtual void operator()(const NonlinearVector& nonlinear, Chi2Derivatives& out) const = 0;
};

enum class Digits { enough, all };

/// Where a descent ended; arrived: in a minimum, and not on the way to a limit.
struct Descent {
  double chi2, amplitude, moved2;  ///< as in Chi2Derivatives
  NonlinearVector nonlinear;
  bool arrived;
};

/// Newton's method on the projected chi2 with the absolute values of the Hessian's eigenvalues (so
/// that every step descends), a backtracking line search and projection onto the bounds. The square
/// of the Newton decrement is what a step lowers chi2 by. At most 200 steps.
///   from            nonlinear parameters
///   sum_of_squares  of the gains in units of their standard errors
///   lowest          chi2 that it has to undercut; a descent that will not is given up
Descent descend(const ProjectedChi2& chi2, const NonlinearBounds& bounds, NonlinearVector from,
                double sum_of_squares, Digits digits,
                double lowest = std::numeric_limits<double>::infinity());

}  // namespace gaincast

#pragma once

#include "core/search/nonlinear_bounds.hpp"

namespace gaincast {

/// Derivatives of chi2/2 by the nonlinear parameters, packed: (0), (1); (0,0), (0,1), (1,1);
/// (0,0,0), (0,0,1), (0,1,1), (1,1,1). A coordinate that does not move, since the family has but
/// one or since it is fixed at an active bound, has the gradient 0 and the Hessian 1 of its own.
struct NonlinearDerivatives {
  double gradient[2] = {0, 0};
  double hessian[3] = {0, 0, 1};
  double third[4] = {0, 0, 0, 0};
};

/// A step to where the gradient vanishes.
struct NonlinearStep {
  NonlinearVector newton = NonlinearVector::Zero();
  NonlinearVector bend = NonlinearVector::Zero();  ///< what Chebyshev's method adds
  double decrement2 = 0;  ///< by how much Newton's step lowers chi2; 0: there is no step
  double bend2 = 0;       ///< the length of the bend, measured as the step's is by decrement2
};

/// Half of the third derivatives along a step, taken twice: what they add to the gradient.
inline NonlinearVector bend_of_gradient(const double (&T)[4], const NonlinearVector& step) {
  const double x = step[0], y = step[1];
  return {(T[0] * x * x + 2 * T[1] * x * y + T[2] * y * y) / 2,
          (T[1] * x * x + 2 * T[2] * x * y + T[3] * y * y) / 2};
}

/// The step of Chebyshev's method, whose error shrinks to the third power (Traub 1964, Iterative
/// methods for the solution of equations, section 5.2). There is none where the Hessian is not
/// positive definite.
inline NonlinearStep chebyshev_step(const NonlinearDerivatives& at) {
  const auto& g = at.gradient;
  const auto& H = at.hessian;
  const auto& T = at.third;
  NonlinearStep step;
  if (g[1] == 0 && H[1] == 0) {  // one coordinate moves
    if (!(H[0] > 0)) return step;
    const double inverse = 1 / H[0], newton = -g[0] * inverse, bent = T[0] * newton * newton / 2;
    step.newton[0] = newton;
    step.bend[0] = -bent * inverse;
    step.decrement2 = -g[0] * newton;
    step.bend2 = bent * bent * inverse;
    return step;
  }
  const double determinant = H[0] * H[2] - H[1] * H[1];
  if (!(H[0] > 0 && determinant > 1e-6 * H[0] * H[2])) return step;
  const double inverse = 1 / determinant;
  const auto solve = [&](double g0, double g1) {
    return NonlinearVector((H[1] * g1 - H[2] * g0) * inverse, (H[1] * g0 - H[0] * g1) * inverse);
  };
  step.newton = solve(g[0], g[1]);
  step.decrement2 = -(g[0] * step.newton[0] + g[1] * step.newton[1]);
  const NonlinearVector bent = bend_of_gradient(T, step.newton);
  const double bent0 = g[0] == 0 ? 0 : bent[0], bent1 = g[1] == 0 ? 0 : bent[1];
  step.bend = solve(bent0, bent1);
  step.bend2 = -(bent0 * step.bend[0] + bent1 * step.bend[1]);
  return step;
}

}  // namespace gaincast

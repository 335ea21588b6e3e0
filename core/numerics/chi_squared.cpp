#include "core/numerics/chi_squared.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/numerics/normal_mixture.hpp"

namespace gaincast {

double chi_squared_tail(double x, int dof) {
  if (!(x > 0)) return 1;
  const double y = x / 2, log_y = std::log(y);
  const bool odd = dof % 2 == 1;
  double tail = odd ? 2 * normal_probability(-std::sqrt(x)) : 0;
  // Each term by its logarithm, since the first ones underflow where the sum does not. It begins
  // with y^½ e^−y / Γ(3/2) or with e^−y.
  double log_term = odd ? log_y / 2 - y - std::log(std::sqrt(std::numbers::pi) / 2) : -y;
  for (double a = odd ? 1.5 : 1; a <= dof / 2.0; ++a) {
    tail += std::exp(log_term);
    log_term += log_y - std::log(a);
  }
  return std::min(tail, 1.0);
}

}  // namespace gaincast

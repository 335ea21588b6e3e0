#include "core/numerics/student.hpp"

#include <cmath>

namespace gaincast {

double student_quantile(double p) {
  const double spread = std::sqrt(4 * p * (1 - p));
  const double q = std::cos(std::acos(spread) / 3) / spread;
  return std::copysign(2 * std::sqrt(std::fmax(q - 1, 0)), p - 0.5);
}

}  // namespace gaincast

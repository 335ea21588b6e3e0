#pragma once

#include <cmath>
#include <optional>

namespace gaincast {

/// The minimum of a cubic between 0 and 1, ends excluded. The cubic has the value 0 and slope0 at
/// 0, and the value `rise` and slope1 at 1 (Hermite's; Nocedal & Wright 2006, Numerical
/// Optimization, section 3.5). Empty where it has no minimum there: a straight line, a maximum, a
/// minimum outside.
inline std::optional<double> cubic_minimum(double rise, double slope0, double slope1) {
  // Its derivative is slope0 + 2 b x + 3 c x².
  const double b = 3 * rise - 2 * slope0 - slope1, c = slope0 + slope1 - 2 * rise;
  const double root = std::sqrt(b * b - 3 * c * slope0);
  // The derivative rises through zero at x; of the two forms of x, the one without cancellation.
  const double x = b > 0 ? -slope0 / (b + root) : (root - b) / (3 * c);
  if (x > 0 && x < 1) return x;
  return std::nullopt;
}

}  // namespace gaincast

#pragma once

#include <cmath>
#include <optional>

namespace gaincast {

/// Where strictly between 0 and 1 the cubic with the values 0 at 0 and `rise` at 1, and the slopes
/// there, has a minimum; empty where it has none (a line, a ridge, a minimum outside). The cubic is
/// Hermite's: Nocedal & Wright 2006, Numerical Optimization, section 3.5.
inline std::optional<double> cubic_minimum(double rise, double slope0, double slope1) {
  // Its derivative is slope0 + 2 b x + 3 c x².
  const double b = 3 * rise - 2 * slope0 - slope1, c = slope0 + slope1 - 2 * rise;
  const double root = std::sqrt(b * b - 3 * c * slope0);
  // Of the two forms of the zero where it rises, the one that does not cancel.
  const double x = b > 0 ? -slope0 / (b + root) : (root - b) / (3 * c);
  if (x > 0 && x < 1) return x;
  return std::nullopt;
}

}  // namespace gaincast

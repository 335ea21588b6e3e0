#pragma once

#include <cmath>

/// Student's t distribution with four degrees of freedom: tails heavier than the normal's, and
/// closed forms that need no exponential. Source: Shaw, "Sampling Student's T distribution — use of
/// the inverse cumulative distribution function", Journal of Computational Finance 9 (2006).
namespace gaincast {

/// The probability of less than t.
inline double student_probability(double t) {
  t = t > 1e7 ? 1e7 : t < -1e7 ? -1e7 : t;  // P(|T| > t) is about 12/t⁴; infinity would give NaN
  const double r = 1 / (1 + t * t / 4);
  return 0.5 + 0.375 * t * std::sqrt(r) * (1 - t * t * r / 12);
}
/// Its derivative.
inline double student_density(double t) {
  const double r = 1 / (1 + t * t / 4);
  return 0.375 * r * r * std::sqrt(r);
}
/// The inverse: the value below which it lies with probability p, 0 < p < 1.
double student_quantile(double p);

}  // namespace gaincast

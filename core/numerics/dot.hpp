#pragma once

#include <cstddef>

namespace gaincast {

/// Scalar product of n elements each.
inline double dot(const double* u, const double* v, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += u[i] * v[i];
  return sum;
}

}  // namespace gaincast

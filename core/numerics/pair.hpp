#pragma once

#include <cstring>

namespace gaincast {

/// Two numbers side by side. A processor adds or multiplies both at once, each as it would alone,
/// to the last bit. (An extension of GCC and Clang; WebAssembly's and every processor's vectors are
/// at least as long.)
using Pair = double __attribute__((vector_size(2 * sizeof(double))));

inline Pair load_pair(const double* from) {
  Pair pair;
  std::memcpy(&pair, from, sizeof pair);
  return pair;
}
inline void store_pair(const Pair& pair, double* to) {
  std::memcpy(to, &pair, sizeof pair);
}

/// Each between two limits. (`x < upper` is the form that Clang 14 makes one instruction of;
/// `upper > x` or `upper < x` is three.)
inline Pair clamped(const Pair& x, double least, double most) {
  const Pair lower = Pair{} + least, upper = Pair{} + most, below = x < upper ? x : upper;
  return lower < below ? below : lower;
}

}  // namespace gaincast

#pragma once

#include <cstddef>
#include <cstring>
#include <utility>

/// The parts that the innermost loops are made of: two numbers side by side, a loop without a loop,
/// and a scalar product. Everything here is inlined; use it where a measurement says so, and plain
/// loops or Eigen elsewhere.
namespace gaincast {

/// Two numbers side by side. A processor adds or multiplies both at once, each as it would alone,
/// to the last bit. (An extension of GCC and Clang; the vectors of WebAssembly and of every
/// processor that we build for are at least as long.)
using Pair = double __attribute__((vector_size(2 * sizeof(double))));

inline Pair load_pair(const double* from) {
  Pair pair;
  std::memcpy(&pair, from, sizeof pair);
  return pair;
}
inline void store_pair(const Pair& pair, double* to) {
  std::memcpy(to, &pair, sizeof pair);
}

/// Both numbers of x, moved to the nearer end where they lie outside lower … upper. (Clang 14
/// compiles `x < upper` to one instruction, but `upper > x` and `upper < x` to three.)
inline Pair clamped(const Pair& x, double lower, double upper) {
  const Pair low = Pair{} + lower, high = Pair{} + upper, below = x < high ? x : high;
  return low < below ? below : low;
}

/// f(0), f(1), … f(count − 1), one after the other without a loop, so that the elements of a small
/// array that they use can stay in registers.
template <int count, class F>
inline void unrolled(const F& f) {
  [&]<int... i>(std::integer_sequence<int, i...>) {
    (f(i), ...);
  }(std::make_integer_sequence<int, count>());
}

/// Scalar product of two arrays of n elements.
inline double dot(const double* u, const double* v, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += u[i] * v[i];
  return sum;
}

}  // namespace gaincast

#pragma once

#include <utility>

namespace gaincast {

/// f(0), f(1), … f(count − 1), one after the other without a loop, so that the elements of a small
/// array that they touch can stay in registers.
template <int count, class F>
inline void unrolled(const F& f) {
  [&]<int... i>(std::integer_sequence<int, i...>) {
    (f(i), ...);
  }(std::make_integer_sequence<int, count>());
}

}  // namespace gaincast

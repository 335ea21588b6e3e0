#include "core/even_steps.hpp"

#include <cmath>

namespace gaincast {

std::vector<int> even_steps(std::span<const Abscissa> sizes) {
  constexpr std::size_t longest = 16;
  constexpr double tolerance = 1e-13;
  std::vector<int> follows(sizes.size(), 0);
  std::size_t first = 0;  // of the run
  for (std::size_t s = 1; s < sizes.size(); ++s) {
    const auto steps = static_cast<double>(s - first);
    const double step = sizes[first + 1].log_size - sizes[first].log_size;
    const double off = sizes[s].log_size - sizes[first].log_size - steps * step;
    follows[s] = s - first < longest && std::abs(off) <= tolerance;
    if (!follows[s]) first = s;
  }
  return follows;
}

}  // namespace gaincast

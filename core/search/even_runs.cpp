#include "core/search/even_runs.hpp"

#include <cmath>

namespace gaincast {

std::vector<int> even_runs(std::span<const Abscissa> sizes) {
  constexpr int longest = 16;
  constexpr double tolerance = 1e-13;
  std::vector<int> runs;
  for (std::size_t first = 0; first < sizes.size();) {
    const auto from_first = [&](std::size_t steps) {
      return sizes[first + steps].log_size - sizes[first].log_size;
    };
    int length = 1;
    while (length < longest && first + length < sizes.size() &&
           std::abs(from_first(length) - length * from_first(1)) <= tolerance)
      ++length;
    runs.push_back(length);
    first += length;
  }
  return runs;
}

}  // namespace gaincast

#include "core/numerics/ascending.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

constexpr std::size_t few = 32;
constexpr int bins = 256;

/// Sorts indices by their values and leaves the order of equal ones: distributes them over bins and
/// sorts each bin in the same way, a short one by insertion. Takes time in proportion to their
/// number where the values are spread evenly. spare: room for as many indices.
void sort(const double* values, std::size_t* order, std::size_t count, std::size_t* spare) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (std::size_t i = 0; i < count; ++i) {
    low = std::min(low, values[order[i]]);
    high = std::max(high, values[order[i]]);
  }
  const double per_bin = (bins - 1) / (high - low);
  if (count <= few || !(per_bin > 0) || !std::isfinite(per_bin)) {
    for (std::size_t i = 1; i < count; ++i) {
      const std::size_t next = order[i];
      std::size_t j = i;
      for (; j > 0 && values[next] < values[order[j - 1]]; --j) order[j] = order[j - 1];
      order[j] = next;
    }
    return;
  }
  const auto bin = [&](std::size_t i) { return static_cast<int>((values[i] - low) * per_bin); };
  std::size_t end[bins + 1] = {};  // end of the bin before; after the distribution, of the bin
  for (std::size_t i = 0; i < count; ++i) ++end[bin(order[i]) + 1];
  for (int b = 0; b < bins; ++b) end[b + 1] += end[b];
  for (std::size_t i = 0; i < count; ++i) spare[end[bin(order[i])]++] = order[i];
  std::copy_n(spare, count, order);
  std::size_t begin = 0;
  for (int b = 0; b < bins; begin = end[b++])
    if (end[b] - begin > 1) sort(values, order + begin, end[b] - begin, spare);
}

}  // namespace

std::vector<std::size_t> ascending(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size()), spare(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) order[i] = i;
  sort(values.data(), order.data(), order.size(), spare.data());
  return order;
}

}  // namespace gaincast

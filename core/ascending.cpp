#include "core/ascending.hpp"

#include <algorithm>
#include <numeric>

namespace gaincast {

std::vector<std::size_t> ascending(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return values[i] != values[j] ? values[i] < values[j] : i < j;
  });
  return order;
}

}  // namespace gaincast

#include "core/decision/crossing.hpp"

#include <cmath>

namespace gaincast {
namespace {

constexpr int parts = 16, rounds = 8;

/// `count` + 1 sizes from low to high.
std::vector<double> between(double low, double high, int count) {
  std::vector<double> sizes{low};
  const double range = std::log(high / low);
  for (int i = 1; i < count; ++i) sizes.push_back(low * std::exp(range * i / count));
  sizes.push_back(high);
  return sizes;
}

}  // namespace

std::vector<double> scan_sizes(double smallest, double largest, int steps) {
  return between(smallest, largest, steps);
}

std::optional<double> first_at_least(const SizeFunction& function, const Scan& scan, double level,
                                     double precision) {
  std::size_t first = 0;
  while (first < scan.sizes.size() && !(scan.values[first] >= level)) ++first;
  if (first == scan.sizes.size()) return std::nullopt;
  double high = scan.sizes[first];
  if (first == 0) return high;
  double low = scan.sizes[first - 1];
  for (int round = 0; round < rounds && high > low * (1 + precision); ++round) {
    const std::vector<double> sizes = between(low, high, parts);
    const auto values = function(std::span(sizes).subspan(1, parts - 1));
    std::size_t reached = 0;
    while (reached < values.size() && !(values[reached] >= level)) ++reached;
    low = sizes[reached];
    high = sizes[reached + 1];
  }
  return high;
}

}  // namespace gaincast

#include "core/global_search.hpp"

#include <numeric>

namespace gaincast {

std::vector<Point> pooled(std::span<const Point> points, int groups) {
  if (static_cast<int>(points.size()) <= groups) return {points.begin(), points.end()};
  const double low = points.front().at.log_size;
  const double width = (points.back().at.log_size - low) / groups;
  std::vector<Point> pools;
  int current = -1;
  double weight = 0, log_size = 0, gain = 0;
  const auto close = [&] {
    if (weight > 0)
      pools.push_back(
          {{std::exp(log_size / weight), log_size / weight}, gain / weight, 1 / std::sqrt(weight)});
    weight = log_size = gain = 0;
  };
  for (const Point& point : points) {
    const int group = static_cast<int>((point.at.log_size - low) / width);
    if (group != current) close();
    current = group;
    const double w = 1 / (point.se * point.se);
    weight += w;
    log_size += w * point.at.log_size;
    gain += w * point.gain;
  }
  close();
  return pools;
}

std::vector<std::size_t> ascending(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return values[i] != values[j] ? values[i] < values[j] : i < j;
  });
  return order;
}

}  // namespace gaincast

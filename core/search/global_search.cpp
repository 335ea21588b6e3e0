#include "core/search/global_search.hpp"

#include <numeric>

namespace gaincast {

Pools pooled(std::span<const Point> points, int groups) {
  Pools pools;
  if (static_cast<int>(points.size()) <= groups) {
    pools.points.assign(points.begin(), points.end());
    pools.pool_of.resize(points.size());
    std::iota(pools.pool_of.begin(), pools.pool_of.end(), 0);
    return pools;
  }
  const double low = points.front().at.log_size;
  const double width = (points.back().at.log_size - low) / groups;
  int current = -1;
  double weight = 0, log_size = 0, gain = 0;
  const auto close = [&] {
    if (weight > 0)
      pools.points.push_back(
          {{std::exp(log_size / weight), log_size / weight}, gain / weight, 1 / std::sqrt(weight)});
    weight = log_size = gain = 0;
  };
  for (const Point& point : points) {
    const int group = std::min(groups - 1, static_cast<int>((point.at.log_size - low) / width));
    if (group != current) close();
    current = group;
    pools.pool_of.push_back(static_cast<int>(pools.points.size()));
    const double w = 1 / (point.se * point.se);
    weight += w;
    log_size += w * point.at.log_size;
    gain += w * point.gain;
  }
  close();
  return pools;
}

}  // namespace gaincast

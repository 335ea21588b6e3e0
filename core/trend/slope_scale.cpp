#include "core/trend/slope_scale.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {

double typical_se(std::span<const Point> points) {
  double sum = 0;
  for (const Point& point : points) sum += std::log(point.se);
  return std::exp(sum / static_cast<double>(points.size()));
}

double range_of_gains(std::span<const Point> points) {
  double low = points[0].gain, high = low;
  for (const Point& point : points) {
    low = std::min(low, point.gain);
    high = std::max(high, point.gain);
  }
  return high - low;
}

std::vector<double> slope_scales(std::span<const Point> points, const Calibration& constants) {
  constexpr int count = 32;
  const double se = typical_se(points);
  const double span = points.back().at.log_size - points.front().at.log_size;
  const double low = std::log(constants.least_slope * se);
  const double high = std::max(std::log(10 * (range_of_gains(points) + se) / span), low + 1);
  std::vector<double> result;
  for (int i = 0; i < count; ++i)
    result.push_back(std::exp(low + (high - low) * (i + 0.5) / count));
  return result;
}

}  // namespace gaincast

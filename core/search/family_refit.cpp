#include "core/search/family_refit.hpp"

namespace gaincast {

std::vector<Point> with_gains(std::span<const Point> points, const Resample& resample) {
  std::vector<Point> result(points.begin(), points.end());
  for (std::size_t i = 0; i < result.size(); ++i) result[i].gain = resample.y[i] * result[i].se;
  return result;
}

}  // namespace gaincast

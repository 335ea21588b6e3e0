#include "core/evaluation/baselines.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

/// The weighted least-squares line: gain = at + slope · (ln N − about).
struct Line {
  double about, at, slope;
};

Line line_through(std::span<const Point> points) {
  double weight = 0, x = 0, y = 0;
  for (const Point& point : points) {
    const double w = 1 / (point.se * point.se);
    weight += w;
    x += w * point.at.log_size;
    y += w * point.gain;
  }
  Line line{x / weight, y / weight, 0};
  double up = 0, along = 0;
  for (const Point& point : points) {
    const double off = (point.at.log_size - line.about) / point.se;
    along += off * off;
    up += off * ((point.gain - line.at) / point.se);
  }
  line.slope = up / along;
  return line;
}

}  // namespace

double last_value(std::span<const Point> points, double) {
  return points.back().gain;
}

double straight_line(std::span<const Point> points, double size) {
  const Line line = line_through(points);
  return line.at + line.slope * (std::log(size) - line.about);
}

double half_the_trend(std::span<const Point> points, double size) {
  const Point& last = points.back();
  return last.gain + 0.5 * line_through(points).slope * (std::log(size) - last.at.log_size);
}

double last_share_of_headroom(double gain, double base, double base_at_target, double ceiling) {
  const double headroom = ceiling - base, left = ceiling - base_at_target;
  return headroom > 0 ? gain / headroom * left : std::min(gain, left);
}

}  // namespace gaincast

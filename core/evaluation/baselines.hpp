#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/data/dataset.hpp"

namespace gaincast {

/// A forecast that takes no calculator: what any method has to beat.
struct Baseline {
  std::string_view id;
  double (*forecast)(std::span<const Point> points, double size);  ///< pp
};

/// "last-value": the gain at the largest size, carried on.
double last_value(std::span<const Point> points, double size);
/// "straight-line": the weighted straight line in ln N.
double straight_line(std::span<const Point> points, double size);
/// "half-the-trend": the gain at the largest size and half of that line's slope from there on.
double half_the_trend(std::span<const Point> points, double size);

inline constexpr std::array<Baseline, 3> baselines{{
    {"last-value", &last_value},
    {"straight-line", &straight_line},
    {"half-the-trend", &half_the_trend},
}};

}  // namespace gaincast

#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/data/dataset.hpp"

/// Naive forecasts, which anybody can make by hand and every method has to beat.
namespace gaincast {

struct Baseline {
  std::string_view id;
  /// The gain at a size, pp. points: ascending, at least two.
  double (*forecast)(std::span<const Point> points, double size);
};

/// "last-value": the gain at the largest size.
double last_value(std::span<const Point> points, double size);
/// "straight-line": the straight line in ln N, fitted with the weights 1/se².
double straight_line(std::span<const Point> points, double size);
/// "half-the-trend": the gain at the largest size, plus half of that line's slope times the
/// distance in ln N.
double half_the_trend(std::span<const Point> points, double size);

inline constexpr std::array<Baseline, 3> baselines{{
    {"last-value", &last_value},
    {"straight-line", &straight_line},
    {"half-the-trend", &half_the_trend},
}};

}  // namespace gaincast

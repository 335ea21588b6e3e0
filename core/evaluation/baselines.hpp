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

/// The same share of the headroom as at the largest size, pp: the hardest to beat of all where the
/// base's score at the target is known. It needs scores, so it is none of `baselines`.
///   gain, base      at the largest size
///   base_at_target  <= ceiling
/// Where the largest size has no headroom, its gain, but at most the target's headroom.
double last_share_of_headroom(double gain, double base, double base_at_target, double ceiling);

inline constexpr std::array<Baseline, 3> baselines{{
    {"last-value", &last_value},
    {"straight-line", &straight_line},
    {"half-the-trend", &half_the_trend},
}};

}  // namespace gaincast

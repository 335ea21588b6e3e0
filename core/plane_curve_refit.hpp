#pragma once

#include <optional>

#include "core/global_search.hpp"
#include "core/plane_refit.hpp"

namespace gaincast {

template <SeparableCurve Curve>
class CurveRefit;

/// Families without a shape.
template <SeparableCurve Curve>
  requires(Curve::shapes == 0)
class CurveRefit<Curve> final : public PlaneRefit {
  static_assert(Curve::linear <= most_linear);

 public:
  explicit CurveRefit(std::span<const Point> points) : PlaneRefit(points, plane_family<Curve>()) {}

  /// The best curve of the data themselves; empty where none is feasible.
  std::optional<Minimum<Curve>> minimum() const {
    if (!best()) return std::nullopt;
    return typed<Curve>(*best(), points());
  }
};

}  // namespace gaincast

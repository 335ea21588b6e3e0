#pragma once

#include <optional>

#include "core/search/global_search.hpp"
#include "core/search/subspace_refit.hpp"

namespace gaincast {

template <SeparableCurve Curve>
class CurveRefit;

/// Families without nonlinear parameters.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
class CurveRefit<Curve> final : public SubspaceRefit {
  static_assert(Curve::linear_count <= max_linear);

 public:
  [[gnu::cold]] explicit CurveRefit(std::span<const Point> points)
      : SubspaceRefit(points, subspace_family<Curve>()) {}

  /// The best curve of the data themselves; empty where none is feasible.
  [[gnu::cold]] std::optional<Minimum<Curve>> minimum() const {
    if (!best()) return std::nullopt;
    return typed<Curve>(*best(), points());
  }
};

}  // namespace gaincast

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/preprocessing.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// The gains that a score allows at each size, in the unit of the preprocessed gains: from −b(N) to
/// ceiling − b(N), b(N) the baseline's score there. It is known where `bases` says it or a row of
/// that size does; elsewhere it is taken to lie between those of the rows next to it, 0 and the
/// ceiling beyond them, so that without any baseline a gain lies between −ceiling and ceiling.
/// Shares of the headroom are at most 100 and have no lower bound where the baseline is not known.
/// Infinite both ways where a row's gain is beyond ± ceiling: such gains are no percentage points.
///   bases  one for every size, or none; empty where it is not known
std::vector<Interval> possible_gains(const Preprocessed& preprocessed,
                                     std::span<const double> sizes,
                                     std::span<const std::optional<double>> bases = {});

/// A gain moved to the nearest that an interval holds.
inline double within(const Interval& bounds, double gain) {
  return gain < bounds.low ? bounds.low : gain > bounds.high ? bounds.high : gain;
}

}  // namespace gaincast

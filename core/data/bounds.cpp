#include "core/data/bounds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The lowest and the highest score that the baseline may have at a size.
Interval base_at(std::span<const Observation> rows, double size, double ceiling) {
  Interval below{0, 0}, above{ceiling, ceiling};  // of the rows next to the size
  double nearest_below = 0, nearest_above = infinity;
  const auto take = [](Interval& at, double& nearest, const Observation& row) {
    at = row.size == nearest ? Interval{std::min(at.low, *row.base), std::max(at.high, *row.base)}
                             : Interval{*row.base, *row.base};
    nearest = row.size;
  };
  for (const Observation& row : rows) {
    if (!row.base) continue;
    if (row.size <= size && row.size >= nearest_below) take(below, nearest_below, row);
    if (row.size >= size && row.size <= nearest_above) take(above, nearest_above, row);
  }
  return {std::min(below.low, above.low), std::max(below.high, above.high)};
}

}  // namespace

std::vector<Interval> possible_gains(const Preprocessed& preprocessed,
                                     std::span<const double> sizes,
                                     std::span<const std::optional<double>> bases) {
  const double ceiling = preprocessed.ceiling;
  std::vector<Interval> bounds;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const Interval base = i < bases.size() && bases[i]
                              ? Interval{*bases[i], *bases[i]}
                              : base_at(preprocessed.rows, sizes[i], ceiling);
    if (!preprocessed.percentage_points)
      bounds.push_back({-infinity, infinity});
    else if (preprocessed.share_of_headroom)
      bounds.push_back(
          {base.high < ceiling ? -100 * base.high / (ceiling - base.high) : -infinity, 100});
    else
      bounds.push_back({-base.high, ceiling - base.low});
  }
  return bounds;
}

}  // namespace gaincast

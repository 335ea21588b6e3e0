#pragma once

#include <span>
#include <vector>

#include "core/data/outcome.hpp"

namespace gaincast {

/// One measured gain, as the user gives it.
struct Observation {
  double size;  ///< model size N; billions of parameters by convention, any positive unit works
  double gain;  ///< y: gain over the baseline, percentage points
  double se;    ///< standard error of the gain, percentage points
  /// The score that the gain is over, percentage points; where it is known, headroom is too.
  std::optional<double> base = std::nullopt;
};

/// A model size with its logarithm, which every law needs.
struct Abscissa {
  double size;      ///< N
  double log_size;  ///< ln N
};

/// All observations at one size, pooled: the weighted mean and its standard error, which together
/// with Dataset::pure_error() are sufficient for every least-squares fit with known se.
struct Point {
  Abscissa at;
  double gain;  ///< sum(y/se²) / sum(1/se²)
  double se;    ///< 1 / sqrt(sum(1/se²))
};

/// Rows that can be fitted. One that exists is valid: nothing after `parse` checks again.
class Dataset {
 public:
  static constexpr int max_rows = 10'000;
  /// Within these no chi2 can overflow: (1e60/1e-60)² · 10^4 < 1e308.
  static constexpr double min_magnitude = 1e-60, max_magnitude = 1e60;

  /// The one door. Refuses, naming the first offending row (index from 0) and field:
  ///   no-rows        there are none
  ///   too-many-rows  more than max_rows
  ///   not-finite     a size, gain, se or base that is NaN or infinite
  ///   not-positive   size <= 0 or se <= 0
  ///   out-of-range   a magnitude above 1e60, or a size or se below 1e-60
  ///   too-few-sizes  fewer than two distinct sizes
  static Outcome<Dataset> parse(std::span<const Observation> rows);

  /// Number of rows, n in the criteria.
  int rows() const { return rows_; }
  /// One point a distinct size, in ascending order of size; at least two.
  std::span<const Point> points() const { return points_; }
  /// Number of distinct sizes: what can be identified depends on these, not on the rows. Sizes
  /// closer than one part in 10^9 count as one.
  int distinct_sizes() const { return distinct_sizes_; }
  /// chi2 of the rows about their pooled gains; every law's chi2 contains it. 0 without repeats.
  double pure_error() const { return pure_error_; }

 private:
  Dataset() = default;

  int rows_ = 0;
  int distinct_sizes_ = 0;
  double pure_error_ = 0;
  std::vector<Point> points_;
};

/// Sizes to forecast at: finite, positive, within 1e-60 … 1e60, at most 10,000 of them. Refuses
/// with code "bad-target" and the index of the offending size, or "too-many-targets".
Outcome<std::vector<double>> parse_targets(std::span<const double> sizes);

}  // namespace gaincast

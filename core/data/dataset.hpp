#pragma once

#include <span>
#include <vector>

#include "core/data/outcome.hpp"

namespace gaincast {

/// Where the standard error of a row comes from.
enum class SeSource {
  given,    ///< with the row, or by its number of questions (core/data/row.hpp)
  filled,   ///< assumed: the root mean square of those that are given with other rows
  unknown,  ///< nowhere: no row has one, and se says only how they compare with one another
};

/// One measured gain. core/data/row.hpp makes it of what the user gives.
struct Observation {
  double size;  ///< model size N; billions of parameters by convention, any positive unit works
  double gain;  ///< y: gain over the baseline, percentage points
  double se;    ///< standard error of the gain, percentage points
  /// The baseline's score, percentage points, where it is known; it determines the headroom.
  std::optional<double> base = std::nullopt;
  SeSource se_source = SeSource::given;
  /// How it was measured, where that is known: the score after the treatment, percent; the number
  /// of questions; the answers drawn to each. Where they are known, they agree with the gain.
  std::optional<double> score = std::nullopt, questions = std::nullopt;
  double samples = 1;
};

/// A model size with its logarithm.
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

/// Rows that can be fitted, pooled by size. A Dataset that exists is valid: nothing after `parse`
/// checks again.
///
///     const std::vector<Observation> rows{{0.5, 1.2, 0.4}, {1, 2.1, 0.3}, {1, 2.3, 0.3}};
///     const auto parsed = Dataset::parse(rows);
///     if (!parsed) return parsed.error();   // {code, row, field, message}
///     parsed.value().points()[1];           // size 1: gain 2.2, se 0.3/sqrt(2)
class Dataset {
 public:
  static constexpr int max_rows = 10'000;
  /// Bounds of every |number|, within which no chi2 can overflow: (1e60/1e-60)² · 10^4 < 1e308.
  static constexpr double min_magnitude = 1e-60, max_magnitude = 1e60;

  /// The only function that refuses rows. The error names the first offending row (index from 0)
  /// and field:
  ///   no-rows        there are none
  ///   too-many-rows  more than max_rows
  ///   not-finite     a number that is NaN or infinite
  ///   not-positive   size, se, questions or samples <= 0
  ///   not-whole      questions or samples that are no whole number
  ///   no-base        a score without a base
  ///   inconsistent   |gain − (score − base)| > 0.151, the rounding of three figures to 0.1
  ///   out-of-range   a magnitude above 1e60, or a size or se below 1e-60; a score below 0, or a
  ///                  base below 0 with it; questions of scores outside 0 … 100 percent
  ///   too-few-sizes  fewer than two distinct sizes
  static Outcome<Dataset> parse(std::span<const Observation> rows);
  /// What `parse` says of row i (from 0): its first fault, if it has one.
  static std::optional<InputError> refuse(const Observation& row, int i);
  /// `inconsistent` alone.
  static std::optional<InputError> refuse_difference(const Observation& row, int i);

  /// Number of rows, n in the criteria.
  int rows() const { return rows_; }
  /// One point a distinct size, in ascending order of size; at least two.
  std::span<const Point> points() const { return points_; }
  /// Number of distinct sizes, on which depends what can be identified. A size counts where it is
  /// more than (1 + 1e-9) times the last one that counted.
  int distinct_sizes() const { return distinct_sizes_; }
  /// chi2 of the rows about the pooled gains of their sizes, a part of every law's chi2. 0 where no
  /// size occurs twice.
  double pure_error() const { return pure_error_; }

  /// Of the rows, the last in the order of SeSource. Where it is `unknown`, standard errors are
  /// known up to a common factor, the points have them for the factor assumed_se(), and
  /// core/averaging/common_variance.hpp estimates it.
  SeSource se_source() const { return se_source_; }
  /// The standard error that a row whose se is 1 has in points(), pp, and its square; 1 where se
  /// are known.
  double assumed_se() const { return assumed_se_; }
  double variance_unit() const { return assumed_se_ * assumed_se_; }
  /// Where se are unknown: the chi2 that the rounding of the gains leaves, n·unit²/12 over
  /// assumed_se²; the unit is the largest power of ten, at most 1, that all gains are multiples of.
  /// A smaller chi2 says nothing about the noise. Else empty.
  std::optional<double> least_chi2() const { return least_chi2_; }
  /// The same rows with all standard errors times a factor, which says nothing about the rows where
  /// se are unknown.
  Dataset scaled(double factor) const;

 private:
  Dataset() = default;

  SeSource se_source_ = SeSource::given;
  double assumed_se_ = 1;
  std::optional<double> least_chi2_;
  int rows_ = 0;
  int distinct_sizes_ = 0;
  double pure_error_ = 0;
  std::vector<Point> points_;
};

/// Sizes to forecast at: each within 1e-60 … 1e60, at most 10,000 of them. Refuses with code
/// "bad-target" and the index of the offending size, or "too-many-targets".
Outcome<std::vector<double>> parse_targets(std::span<const double> sizes);

}  // namespace gaincast

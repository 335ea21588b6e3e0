#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// A model's score before and after a treatment, in the unit of the ceiling (percent, usually).
struct ScoreRow {
  double size;             ///< model size N; billions of parameters by convention
  double base;             ///< before
  double score;            ///< after
  double questions = 500;  ///< of the binomial error
  double samples = 1;      ///< answers drawn to each (gain_se.hpp says what they are worth)
};

/// The two scores as shares of the ceiling.
struct ScorePair {
  double base;       ///< 0 … 1 − 1e-6: at the ceiling there would be no headroom
  double score;      ///< 0 … 1
  double questions;  ///< of all rows at the size, as if each was answered once
};

/// All rows at one size: the means of their scores.
struct ScorePoint {
  double size;
  ScorePair pair;
};

/// Scores that can be forecast from, pooled by size. Scores that exist are valid: nothing after
/// `parse` checks again.
class Scores {
 public:
  static constexpr int max_rows = 10'000;

  /// Refuses as Dataset::parse does, naming the first offending row and field:
  ///   no-rows, too-many-rows
  ///   not-finite     a number that is NaN or infinite
  ///   not-positive   size <= 0
  ///   out-of-range   size outside 1e-60 … 1e60, a score outside 0 … ceiling, questions or samples
  ///                  outside 1 … 1e12
  /// One row is enough. The ceiling must be within 1e-60 … 1e60: "bad-option" otherwise.
  static Outcome<Scores> parse(std::span<const ScoreRow> rows, double ceiling = 100);

  /// The same of rows of gains: a score that is not known is base + gain, a base that is not is
  /// NaN. Refuses a gain that is not the difference as Dataset::parse does.
  static Outcome<Scores> parse(std::span<const Observation> rows, double ceiling);

  /// One point a distinct size, ascending; at least one. Sizes within 1e-9 of each other are one.
  std::span<const ScorePoint> points() const { return points_; }
  double ceiling() const { return ceiling_; }

 private:
  Scores() = default;

  std::vector<ScorePoint> points_;
  double ceiling_ = 100;
};

/// A base as a share of the ceiling, moved off the ceiling.
double base_share(double base, double ceiling);
/// Whether two sizes differ by no more than rounding.
bool same_size(double a, double b);

}  // namespace gaincast

#pragma once

#include <optional>

#include "core/data/dataset.hpp"

namespace gaincast {

/// One row as the user gives it: what is not given is empty, what is no number is NaN. In percent
/// and percentage points but for the sizes and the counts.
struct Row {
  double size;
  std::optional<double> gain = {}, se = {}, base = {}, score = {};
  std::optional<double> questions = {}, samples = {};  ///< of either score
};

/// The row with what follows from what is given, which Dataset::parse then refuses or accepts:
///   gain  score − base
///   base  score − gain
///   se    of questions (gain_se.hpp), each answered `samples` times (1): both scores binomial, and
///         independent, as Measurement's defaults have it. Pairing would make it smaller, by how
///         much the scores do not show. Of scores that are not known, 50%, where it is largest.
/// A gain that is not known is NaN, an se that is not SeSource::unknown.
///
///     observation_of({8, {}, {}, 50.0, 67.0, 500.0, {}});   // gain 17, se 3.07
Observation observation_of(const Row& row);

}  // namespace gaincast

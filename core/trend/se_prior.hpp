#pragma once

#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// How large a standard error usually makes a curve of gains likely, where none is given: what the
/// calibrated method takes for one, in percentage points, is lognormal.
///
/// Learned by `tests/backtest/run <scores.csv> se`: the values that make the gains of 353 curves
/// likeliest (scores before and after post-training by model size, without their standard errors;
/// 24 groups of sources, from model cards, papers and their repositories), groups weighing equally,
/// with the constants of calibration.hpp. Of the rows beyond those that are fitted, two and more at
/// a time, about 50%, 78%, 88% and 93% lie within the 50%, 80%, 90% and 95% intervals (mean of
/// the groups), each group forecast with the values that the other groups give; without one group
/// or another, the median is 0.62 to 0.74 and log_sd 0.98 to 1.08.
struct SePrior {
  double median;  ///< pp
  double log_sd;  ///< the standard deviation of its natural logarithm
};

inline constexpr SePrior se_prior{.median = 0.69, .log_sd = 1.05};

/// A factor of all standard errors, and how likely it is before the gains are seen.
struct SeCandidate {
  double factor, weight;  ///< weights sum to 1
};

/// What to average over: the errors of the data alone where they are known. Else nine factors in
/// equal ratios, which give a row whose se is 1 the standard errors from three log_sd below the
/// median to three above, and the rounding of the gains on top. Gains beyond ± 100 are no
/// percentage points: the largest counts as 100.
std::vector<SeCandidate> se_candidates(const Dataset& dataset, const SePrior& prior = se_prior);

}  // namespace gaincast

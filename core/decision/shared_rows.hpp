#pragma once

#include <optional>

#include "core/data/preprocessing.hpp"

namespace gaincast {

/// What two series of rows share.
struct SharedRows {
  int sizes = 0;            ///< that both have
  bool same_bases = false;  ///< there is such a size with a base, and both have the same at each
  /// The correlation of their gains' errors where the baseline of each of these sizes was measured
  /// once and all scores are of the same questions; a mean over the rows, 0 where no size is
  /// shared.
  double correlation = 0;
};

/// The correlation that answers of two models to one question have (Measurement::between).
inline constexpr double between_methods = 0.5;

/// Compares two series. The gain of a method is its score less the baseline's, so that the
/// difference of two gains is that of two scores: the baseline's error cancels, and the errors of
/// scores of the same questions have the correlation between_methods. How much of a gain's variance
/// is the score's follows from binomial sampling, p(1 − p) of each; half, where no base is known.
/// Scatter between runs (Preprocessed::extra_se) is of either run alone.
SharedRows shared_rows(const Preprocessed& a, const Preprocessed& b);

}  // namespace gaincast

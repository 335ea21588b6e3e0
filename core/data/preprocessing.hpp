#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// What is to be done to rows before they are fitted.
struct Preprocessing {
  /// Scatter between runs, which printed standard errors leave out; added to each in quadrature,
  /// pp.
  double extra_se = 0;
  /// The highest score there is, pp; 100 where nothing is said.
  std::optional<double> ceiling = std::nullopt;
  /// Gains as a share of the headroom that the baseline leaves, in percent of it, instead of pp.
  bool share_of_headroom = false;
};

struct Preprocessed {
  std::vector<Observation> rows;  ///< as they are to be fitted
  Dataset dataset;                ///< of them
  /// No gain can be above this; infinite where nothing was said. With baselines, what is left below
  /// the ceiling over the baseline of the largest size that has one; with a ceiling alone, that.
  double upper_bound;
  /// The same, and where nothing was said 100 pp, which no gain in pp can exceed, unless one does.
  double natural_upper_bound;
};

/// Refuses what Dataset::parse does, and
///   bad-option     an extra_se that is negative or not finite, a ceiling that is not positive
///   above-ceiling  a baseline that leaves no headroom, or a score above the ceiling
///   no-base        a row without a baseline where the share of headroom is asked for
Outcome<Preprocessed> preprocess(std::span<const Observation> rows,
                                 const Preprocessing& preprocessing);

}  // namespace gaincast

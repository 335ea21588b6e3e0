#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// What is done to rows before they are fitted.
struct Preprocessing {
  /// Scatter between runs that the given standard errors leave out, pp: se becomes
  /// sqrt(se² + extra_se²). Where no se is known, what is estimated includes it.
  double extra_se = 0;
  /// The highest possible score, pp; 100 where it is empty.
  std::optional<double> ceiling = std::nullopt;
  /// Whether gains and standard errors become percent of the headroom, ceiling − base.
  bool share_of_headroom = false;
};

struct Preprocessed {
  std::vector<Observation> rows;  ///< as they are to be fitted
  Dataset dataset;                ///< of these rows
  /// No gain can be above this, in the unit of the gains:
  ///   100             for shares of the headroom
  ///   ceiling − base  of the largest size that has a base (of several rows, the largest headroom)
  ///   ceiling         where one is given, and no base
  ///   infinity        otherwise
  double upper_bound;
  /// The same, but 100 pp instead of infinity where no gain is above that: gains in pp cannot be.
  double natural_upper_bound;
  double ceiling;  ///< the highest possible score, percent
  bool share_of_headroom = false;
  bool percentage_points = true;  ///< whether no row's gain is beyond ± ceiling
  double extra_se = 0;            ///< as it was asked for, pp; the rows' se include it
};

/// What stands in for standard errors that are unknown (SeSource), where others are given: their
/// root mean square. Empty where none is.
std::optional<double> se_of_others(std::span<const Observation> rows);

/// The rows, filled and preprocessed. Refuses what Dataset::parse does, and
///   bad-option     an extra_se outside 0 … 1e60, a ceiling that is not within 0 < ceiling <= 1e60
///   above-ceiling  a base >= ceiling, or base + gain > ceiling · (1 + 1e-9); a missing base counts
///                  as 0, and matters only where a ceiling is given
///   no-base        a row without a base where shares of the headroom are asked for
///   estimate  makes Preprocessed::dataset of that of the rows: core/averaging/common_variance.hpp
///             scales errors that are unknown
Outcome<Preprocessed> preprocess(std::span<const Observation> rows,
                                 const Preprocessing& preprocessing,
                                 Dataset (*estimate)(const Dataset&) = nullptr);

/// The first fault of row i (from 0) for which `preprocess` would refuse it, if it has one: where
/// it refuses one row, this finds all the others. `preprocessing` must be one that it does not
/// refuse.
std::optional<InputError> refuse(const Observation& row, int i, const Preprocessing& preprocessing);

}  // namespace gaincast

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/design/design.hpp"

/// What is asked about runs that could be made next, and what each is expected to bring.
namespace gaincast {

/// A decision to be made at the target: to train there, or not. Training is worth
///     worth · (gain − threshold) dollars
/// and not training nothing, so that one trains where the gain is expected to be at least the
/// threshold.
struct TrainingDecision {
  double worth;  ///< dollars a unit of gain, > 0
  /// In the unit of the gains. Empty: where training pays for its cost, cost/worth.
  std::optional<double> threshold = {};
  std::optional<double> cost = {};  ///< dollars; empty: as the cost model has it
};

struct NextRunOptions {
  std::vector<double> candidates;  ///< 1 to 24 sizes that could be run; valid by parse_targets
  /// Expected standard error of the gain measured there, in the unit of the gains: one a candidate,
  /// or one for all, or none for the mean standard error of the data's points.
  std::vector<double> se;
  double target = 70;
  double level = 0.9;  ///< of the interval at the target, 0 < level < 1
  CostModel cost;
  std::optional<double> budget;  ///< dollars; empty: no set of runs is chosen
  int largest_set = 3;           ///< runs in a set, 1 to 3
  std::optional<TrainingDecision> decision;
};

/// Whether a run is smaller than the target: to train there is what nobody wants to do to find out.
inline bool is_below(double size, double target) {
  return size < target * (1 - 1e-9);
}

/// One run. Empty where a forecast is not finite.
struct RunOutlook {
  double size, se, cost;
  /// Root of the expected variance that is left at the target, and the expected width of its
  /// interval, in the unit of the gains.
  std::optional<double> sd_after, width_after;
  std::optional<double> value;  ///< of what it tells about the decision, dollars, >= 0
};

/// Several runs, one at each of several candidates.
struct RunSetOutlook {
  std::vector<std::size_t> candidates;  ///< indices, ascending
  double cost, sd_after;
};

}  // namespace gaincast

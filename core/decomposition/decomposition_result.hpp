#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/decomposition/decomposition_options.hpp"

/// What a gain decomposition answers.
namespace gaincast {

/// A parameter set and how well it fits.
struct DecompositionFit {
  std::array<double, 6> parameters;
  double chi2;                   ///< of all rows
  std::array<bool, 6> at_bound;  ///< which parameters lie on one of their bounds
};

/// The components at one size.
struct Components {
  std::array<double, 3> gain;  ///< pp
  double total;                ///< their sum, pp
};

/// The range of every quantity over all admissible parameter sets: those with
/// chi2 <= lowest chi2 + delta, within the bounds.
struct ComponentRanges {
  double delta;
  std::array<Range, 6> parameters;
  std::vector<Range> total;                ///< of the whole gain, one a size, pp
  std::vector<std::array<Range, 3>> gain;  ///< of each component, one a size, pp
  /// Of each component's part of the whole, 0 … 1, one a size; empty where the whole is 0 for every
  /// admissible set.
  std::vector<std::array<std::optional<Range>, 3>> share;
};

struct Decomposition {
  DecompositionFit best;
  /// The local optima, best first, at most 12. Two count as different where the higher chi2 is more
  /// than 1.001 times the lower one + 1e-5.
  std::vector<DecompositionFit> optima;
  std::vector<Components> at;           ///< of the best fit, one a size
  std::vector<ComponentRanges> ranges;  ///< one a delta, in the order of the options
  /// Whether the data determine a component's share: there are at least six distinct sizes, and for
  /// the largest delta the range of the share is at most 0.2 wide at every size.
  std::array<bool, 3> identified;
  std::string message;  ///< what the data do and do not determine, in sentences for people
};

}  // namespace gaincast

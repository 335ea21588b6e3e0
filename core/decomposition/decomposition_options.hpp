#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"

/// What a gain decomposition is asked for: the sizes, the bounds of its six parameters, and how
/// much worse than the best a fit may be.
namespace gaincast {

/// The six parameters, in the order of every array of six in this folder. alpha, gamma and delta
/// are in pp, Nchar in the unit of the sizes, eta in its inverse; beta is a pure number.
inline constexpr std::array<std::string_view, 6> decomposition_parameters{"alpha", "beta",  "gamma",
                                                                          "Nchar", "delta", "eta"};

/// The three components, in the order of every array of three in this folder.
inline constexpr std::array<std::string_view, 3> components{"distribution-match", "dark-knowledge",
                                                            "regularisation"};

/// low <= x <= high.
struct Range {
  double low, high;
};

struct DecompositionOptions {
  /// Where the components are wanted: 1 to 60 sizes, valid by parse_targets.
  std::vector<double> sizes;
  /// Bounds of the parameters. Where the best fit lies on one of them, the data do not determine
  /// that parameter: the bound does.
  std::array<Range, 6> bounds{{{0, 20}, {0.01, 0.95}, {0, 20}, {0.1, 100}, {0, 20}, {0.01, 10}}};
  /// A parameter set is admissible where chi2 <= lowest chi2 + delta; one set of ranges for each
  /// delta. 1 and 3.84 are the 68% and 95% points of the likelihood ratio of one parameter.
  std::vector<double> deltas{1, 3.84};
};

/// Refuses with code "bad-option" and the name of the parameter or option:
///   a bound that is not finite or is above 1e60, a lower bound above its upper bound or below 0
///   beta with an upper bound of 1 or more
///   Nchar or eta with a lower bound below 1e-60
///   no deltas, more than four, or one that is not within 0 < delta <= 1e6
/// Empty where the options can be computed with.
std::optional<InputError> refuse(const DecompositionOptions& options);

}  // namespace gaincast

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"

/// The paper's gain decomposition (eq. 10–13),
///     Delta(N) = alpha·N^beta + gamma·(1 − e^(−N/Nchar)) + delta·ln(1 + eta·N):
/// what distribution match, dark knowledge and regularisation are said to contribute. Six
/// parameters: few data determine them, so every number comes with the range that it has over all
/// parameter sets that fit nearly as well.
namespace gaincast {

/// The six parameters in the order of every array of six here.
inline constexpr std::array<std::string_view, 6> decomposition_parameters{"alpha", "beta",  "gamma",
                                                                          "Nchar", "delta", "eta"};

/// The three components in the order of every array of three here.
inline constexpr std::array<std::string_view, 3> components{"distribution-match", "dark-knowledge",
                                                            "regularisation"};

struct Range {
  double low, high;
};

struct DecompositionOptions {
  std::vector<double> sizes;  ///< valid by parse_targets
  /// The best fit may rest on a bound: then the bound is the finding, not the parameter.
  std::array<Range, 6> bounds{{{0, 20}, {0.01, 0.95}, {0, 20}, {0.1, 100}, {0, 20}, {0.01, 10}}};
  /// What "nearly as well" means: chi2 above the lowest by no more than these. 1 and 3.84 are the
  /// 68% and 95% points of one parameter's likelihood ratio.
  std::vector<double> deltas{1, 3.84};
};

/// Refuses with code "bad-option": bounds that are not finite or the wrong way round; alpha, gamma
/// or delta that may be negative; beta outside 0 … 1; Nchar or eta that may be 0; deltas that are
/// not positive, or more than four.
std::optional<InputError> refuse(const DecompositionOptions& options);

/// Components at one size, in pp.
struct Components {
  std::array<double, 3> gain;
  double total;
};

/// A set of parameters and how well it fits.
struct DecompositionFit {
  std::array<double, 6> parameters;
  double chi2;
  std::array<bool, 6> at_bound;
};

/// Ranges over { parameters : chi2 <= lowest + delta }.
struct ComponentRanges {
  double delta;
  std::array<Range, 6> parameters;
  std::vector<Range> total;                                ///< one a size, pp
  std::vector<std::array<Range, 3>> gain;                  ///< pp
  std::vector<std::array<std::optional<Range>, 3>> share;  ///< empty where all is 0
};

struct Decomposition {
  DecompositionFit best;
  std::vector<DecompositionFit>
      optima;                  ///< local optima that differ in chi2, best first, at most 12
  std::vector<Components> at;  ///< of the best, one a size
  std::vector<ComponentRanges> ranges;  ///< one a delta
  /// Whether a component's share stays within 20 points of a hundred at every size over the widest
  /// ranges, and there are as many sizes as parameters.
  std::array<bool, 3> identified;
  std::string message;  ///< what can and cannot be concluded, for people
};

/// Fits by L-BFGS-B from starts on a grid of shapes and on faces without one of the components; the
/// ranges by scanning the shapes beta, Nchar and eta, for which the coefficients' set is an
/// ellipsoid in a box (core/decomposition/admissible_set.hpp), and refining every extreme by
/// pattern search.
Decomposition decompose(const Dataset& dataset, const DecompositionOptions& options);

}  // namespace gaincast

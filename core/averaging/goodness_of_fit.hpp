#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/fitting/fit.hpp"

namespace gaincast {

/// Whether the law that fits best is as far from the gains as their standard errors say.
struct GoodnessOfFit {
  std::string_view law;  ///< its id
  double chi2;
  int dof;   ///< rows less the parameters of the curve: at a limit, those of the limit
  double p;  ///< the probability of a chi2 at least as large, were the law and the errors right
};

/// A p below this says that the errors are too small, or that no law is right.
inline constexpr double rejected = 0.01;

/// Of the law with the largest p, so that a small one says that no law fits. Looks at the chosen
/// laws (Fit::chosen) that these data identify, whether or not they have values beyond the data,
/// and can test: those with fewer parameters than there are distinct sizes. Empty where there is
/// none, and where se are unknown: scatter cannot test what it is estimated from.
///
///     const auto goodness = goodness_of_fit(fits, dataset.distinct_sizes());
///     goodness && goodness->p < 0.01;   // known se are too small, or no law is right
std::optional<GoodnessOfFit> goodness_of_fit(std::span<const Fit> fits, int distinct_sizes);

}  // namespace gaincast

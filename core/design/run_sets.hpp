#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/design/design.hpp"
#include "core/design/predictive_moments.hpp"

namespace gaincast {

/// All sets of at most `largest` candidates that cost no more than the budget.
std::vector<std::vector<std::size_t>> affordable(std::span<const Candidate> candidates,
                                                 double budget, int largest);

/// Bits and variance left after all runs of a set: integrals over their outcomes by a product of
/// Gauss–Hermite's rules in each law's own coordinates (three digits). Empty where a covariance is
/// singular.
std::optional<RunSet> evaluate(const std::vector<std::size_t>& set,
                               std::span<const Candidate> candidates,
                               std::span<const PredictiveMoments> predictive_moments);

}  // namespace gaincast

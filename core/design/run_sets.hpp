#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/design/candidate.hpp"
#include "core/design/predictive_moments.hpp"

namespace gaincast {

/// All sets of 1 to `largest` candidates that together cost no more than the budget (dollars), as
/// ascending indices; the smaller sets come first.
std::vector<std::vector<std::size_t>> affordable(std::span<const Candidate> candidates,
                                                 double budget, int largest);

/// The cost of a set of runs, the bits that their outcomes tell, and the standard deviation that
/// they leave at the target. Integrates over the joint outcomes by a product of Gauss–Hermite's
/// rules, 12 nodes a run, in each law's own whitened coordinates: exact to about three digits.
/// Empty where the covariance of the outcomes under one law is singular.
std::optional<RunSet> evaluate(const std::vector<std::size_t>& set,
                               std::span<const Candidate> candidates,
                               std::span<const PredictiveMoments> predictive_moments);

}  // namespace gaincast

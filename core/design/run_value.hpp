#pragma once

#include <cstddef>
#include <span>

#include "core/design/candidate.hpp"
#include "core/design/predictive_moments.hpp"

namespace gaincast {

/// Fills in what one run at a candidate is expected to bring: info, bits, sd_after and the two
/// ratios per dollar. Integrates over the outcome, a mixture of normals, by Gauss–Legendre's rule
/// with ten nodes on every panel between the components' means ± 0, ½, … 9 standard deviations:
/// exact to nine digits. Bits are never more than the entropy of the laws' weights. at: the
/// candidate's index among the sizes of predictive_moments.
void evaluate(Candidate& candidate, std::size_t at,
              std::span<const PredictiveMoments> predictive_moments);

}  // namespace gaincast

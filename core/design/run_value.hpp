#pragma once

#include <cstddef>
#include <span>

#include "core/design/design.hpp"
#include "core/design/predictive_moments.hpp"

namespace gaincast {

/// Fills in what one run at a candidate is expected to bring: integrals over its outcome, a mixture
/// of normals, by panels of Gauss–Legendre's rule between the components' quantiles (nine digits).
/// at: its place among the sizes of the predictive_moments.
void evaluate(Candidate& candidate, std::size_t at,
              std::span<const PredictiveMoments> predictive_moments);

}  // namespace gaincast

#pragma once

#include <cstddef>
#include <span>

#include "core/beliefs.hpp"
#include "core/design.hpp"

namespace gaincast {

/// Fills in what one run at a candidate is expected to bring: integrals over its outcome, a mixture
/// of normals, by panels of Gauss–Legendre's rule between the components' quantiles (nine digits).
/// at: its place among the sizes of the beliefs.
void evaluate(Candidate& candidate, std::size_t at, std::span<const Belief> beliefs);

}  // namespace gaincast

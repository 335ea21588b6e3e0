#pragma once

#include <span>

#include "core/decomposition/component_model.hpp"

namespace gaincast {

/// The ranges of parameters, components, shares and totals over all parameter sets with
/// chi2 <= lowest + delta: exact in the coefficients (core/decomposition/admissible_set.hpp), by
/// pattern search from the starts in the shapes. One of the starts must have such a set.
ComponentRanges component_ranges(const ComponentModel& model, const DecompositionOptions& options,
                                 double lowest, double delta, std::span<const Shapes> starts);

}  // namespace gaincast

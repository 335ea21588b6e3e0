#pragma once

#include <span>

#include "core/decomposition/component_model.hpp"

namespace gaincast {

/// The ranges of parameters, components, shares and totals over all parameter sets with
/// chi2 <= lowest + delta, within the bounds of the options.
///
/// lowest: the smallest chi2 of all rows. starts: nonlinear parameters to search from; at least one
/// of them must have an admissible set. In the coefficients the extremes are exact
/// (core/decomposition/admissible_set.hpp). In the nonlinear parameters they come from a pattern
/// search (Hooke & Jeeves 1961) that starts at the best of the starts and ends with a step of 1e-5
/// of their bounds' width; it is local, so a range can come out too narrow, never too wide.
ComponentRanges component_ranges(const ComponentModel& model, const DecompositionOptions& options,
                                 double lowest, double delta,
                                 std::span<const NonlinearParameters> starts);

}  // namespace gaincast

#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// How many sizes each run of even steps in ln N has, one run after the other: there an exponential
/// of ln N is the last one times a constant. Even to 1e-13; a run has no more than sixteen sizes,
/// so that rounding does not add up.
std::vector<int> even_runs(std::span<const Abscissa> sizes);

}  // namespace gaincast

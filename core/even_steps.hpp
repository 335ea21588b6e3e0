#pragma once

#include <span>
#include <vector>

#include "core/dataset.hpp"

namespace gaincast {

/// 1 for the sizes that follow the one before by the same step in ln N as in the run of sizes that
/// they continue, to 1e-13: there an exponential of ln N is the last one times a constant. A run
/// ends after sixteen sizes, so that rounding does not add up. 0 for the others.
std::vector<int> even_steps(std::span<const Abscissa> sizes);

}  // namespace gaincast

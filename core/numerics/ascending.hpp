#pragma once

#include <cstddef>
#include <vector>

namespace gaincast {

/// The indices of values in ascending order of the values; of equal ones, the first comes first.
std::vector<std::size_t> ascending(const std::vector<double>& values);

}  // namespace gaincast

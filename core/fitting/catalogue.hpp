#pragma once

#include <span>

#include "core/fitting/law.hpp"

namespace gaincast {

/// The one list of laws in C++: the five of the paper in its order (power, logarithmic, saturating,
/// sigmoid, sqrt-log). Fits, weights, forecasts, bootstraps and the engine's laws() follow it.
std::span<const Law> catalogue();

}  // namespace gaincast

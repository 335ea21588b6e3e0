#pragma once

#include <span>

#include "core/fitting/law.hpp"

namespace gaincast {

/// The one list of laws in C++. The standard ones come first, the five of the paper in its order
/// (power, logarithmic, saturating, sigmoid, sqrt-log), then those that take part only where they
/// are asked for. Fits, weights, forecasts, bootstraps and the engine's laws() follow it.
std::span<const Law> catalogue();
/// Those that take part where nobody says which do. (A program that calls nothing else has no other
/// law in it.)
std::span<const Law> standard_laws();
/// The words of all, without what fits them.
std::span<const LawWords> catalogue_words();

}  // namespace gaincast

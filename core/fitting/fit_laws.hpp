#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"
#include "core/fitting/law.hpp"

namespace gaincast {

/// Fits every law of the catalogue by weighted least squares with known standard errors; the fits
/// are in the catalogue's order.
std::vector<Fit> fit(const Dataset& dataset);
/// Fits any laws.
std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws);
/// Fits any laws with the families of these data, from which refits then go on.
std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws, RefitStore& families);

}  // namespace gaincast

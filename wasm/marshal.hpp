#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <vector>

#include "core/catalogue.hpp"
#include "core/ensemble.hpp"
#include "core/forecast.hpp"

/// Copies between plain JavaScript objects and the core's plain structs. Nothing here computes, and
/// nothing that JavaScript receives has to be deleted. Where the core has no finite answer,
/// JavaScript finds null; there is never a NaN.
namespace gaincast::marshal {

using emscripten::val;

// From JavaScript. Whatever is not a number becomes NaN, which the core's doors refuse by name.

/// Rows {size, gain, se}; of more than Dataset::max_rows only one more is read, enough to refuse.
std::vector<Observation> observations(const val& rows);
/// An array or typed array of numbers, bounded likewise.
std::vector<double> numbers(const val& array);
/// options[name], undefined where there are no options.
val option(const val& options, const char* name);
/// options.criterion: AIC where it is undefined or null.
Outcome<Criterion> criterion(const val& options);

// To JavaScript, in the shapes of web/src/engine/contract.ts.

val success(const val& value);
val failure(const InputError& error);
val laws(std::span<const Law> catalogue);
val fits(const Dataset& dataset, std::span<const Fit> fits, const Ensemble& ensemble);
val forecast(std::span<const Fit> fits, const Ensemble& ensemble,
             std::span<const ForecastAt> forecasts);

}  // namespace gaincast::marshal

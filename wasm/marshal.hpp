#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <vector>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/ensemble.hpp"
#include "core/data/preprocessing.hpp"
#include "core/fitting/catalogue.hpp"

/// Copies between plain JavaScript objects and the core's plain structs. Nothing here computes, and
/// nothing that JavaScript receives has to be deleted. Where the core has no finite answer,
/// JavaScript finds null; there is never a NaN.
namespace gaincast::marshal {

using emscripten::val;

/// object[name] = value. Not inlined: embind's own set() is a hundred bytes at every call.
void put(val& object, const char* name, const val& value);
void put(val& object, const char* name, double value);
void put(val& object, const char* name, std::string_view text);
/// A JavaScript array grown by one value.
void append(val& array, const val& value);

// From JavaScript. Whatever is not a number becomes NaN, which the core's doors refuse by name.

/// Rows {size, gain, se, base?}; of more than Dataset::max_rows only one more is read, enough to
/// refuse.
std::vector<Observation> observations(const val& rows);
/// An array or typed array of numbers, bounded likewise.
std::vector<double> numbers(const val& array);
/// options[name], undefined where there are no options.
val option(const val& options, const char* name);
/// The rows as options.extraSe, options.ceiling and options.shareOfHeadroom ask for them.
Outcome<Preprocessed> preprocessed(const val& rows, const val& options);
/// options.criterion: AIC where it is undefined or null.
Outcome<Criterion> criterion(const val& options);

/// What a bootstrap is asked for; refuses with code "bad-option" and the option's name.
struct BootstrapRequest {
  BootstrapOptions options;
  std::int64_t first = 0, last = 0;
};
/// Where options has no `first` and `last`: from 0 to options.replicates.
Outcome<BootstrapRequest> bootstrap_request(const Preprocessed& preprocessed, const val& options);

/// How the draws are to be summed up: options.level, options.threshold.
struct SummaryRequest {
  double level = 0.95;
  std::optional<double> threshold;
};
Outcome<SummaryRequest> summary_request(const val& options);

// To JavaScript, in the shapes of web/src/engine/contract.ts.

val success(const val& value);
val failure(const InputError& error);
val laws(std::span<const Law> catalogue);
val fits(const Dataset& dataset, std::span<const Fit> fits, const Ensemble& ensemble);
val slice(const BootstrapSlice& slice, std::span<const double> sizes);
/// What is said of the draws of a slice, given by its values, as numbers one after the other that
/// web/src/engine/bootstrap_summary.ts reads (null where not finite): for every law and then
/// the average, size by size, the mean, sd, median, low and high; for every size the low edge of
/// the average's histogram, its width, how many bins, and their counts; if there is a threshold,
/// for every size the probability and its se.
val summary(std::span<const double> values, std::size_t sizes, const SummaryRequest& request);

}  // namespace gaincast::marshal

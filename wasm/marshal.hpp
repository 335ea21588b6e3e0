#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <vector>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/cautions.hpp"
#include "core/averaging/common_variance.hpp"
#include "core/averaging/ensemble.hpp"
#include "core/averaging/goodness_of_fit.hpp"
#include "core/data/bounds.hpp"
#include "core/data/preprocessing.hpp"
#include "core/fitting/law_choice.hpp"

/// Copies between plain JavaScript objects and the core's plain structs. Nothing here computes, and
/// JavaScript need not delete anything that it receives. Where the core has no finite answer,
/// JavaScript receives null, never a NaN, except in typed arrays.
///
///     const auto preprocessed = preprocessed_rows(rows, options);   // reads, and refuses by name
///     if (!preprocessed) return failure(preprocessed.error());      // {ok: false, error}
///     return success(fits(dataset, fitted, ensemble));              // {ok: true, value}
namespace gaincast::marshal {

using emscripten::val;

/// object[name] = value. Not inlined: every inlined call of embind's set() takes a hundred bytes.
void put(val& object, const char* name, const val& value);
void put(val& object, const char* name, double value);
void put(val& object, const char* name, std::string_view text);
/// array.push(value).
void append(val& array, const val& value);

// From JavaScript. Whatever is not a number becomes NaN, which the core then refuses by its name.

/// Rows as core/data/row.hpp has them; undefined and null are not given. Reads at most one more
/// than Dataset::max_rows, which is enough to refuse them.
std::vector<Observation> observations(const val& rows);
/// An array or typed array of numbers, bounded likewise; a number counts as a list of one, and
/// whatever else is no list as a list of NaN.
std::vector<double> numbers(const val& array);
/// options[name], undefined where there are no options.
val option(const val& options, const char* name);
/// The rows, preprocessed as options.extraSe, options.ceiling and options.shareOfHeadroom say.
Outcome<Preprocessed> preprocessed_rows(const val& rows, const val& options);
/// The gains that a score allows at the sizes asked for (options.bases says more), and those that
/// forecasts are kept within: the same where options.bounded is true, else upper_bound alone, or
/// none at all where that is infinite.
struct BoundsRequest {
  std::vector<Interval> possible, kept;
  bool bounded;
};
Outcome<BoundsRequest> bounds(const Preprocessed& preprocessed, const val& options,
                              std::span<const double> sizes, double upper_bound);
/// options.criterion: AIC where it is undefined or null.
Outcome<Criterion> criterion(const val& options);
/// options.laws: those that take part, as choose_laws() makes them; the standard ones of `among`
/// where it is undefined or null.
Outcome<std::vector<Law>> chosen_laws(const val& options, std::span<const Law> among);

/// What a bootstrap is asked for, and which of its resamples.
struct BootstrapRequest {
  BootstrapOptions options;
  std::int64_t first = 0, last = 0;
};
/// options.sizes, .seed, .criterion, .first and .last; without the last two, from 0 to
/// options.replicates. Refuses with code "bad-option" and the option's name, also where there is
/// neither a last one nor a number of replicates.
Outcome<BootstrapRequest> bootstrap_request(const Preprocessed& preprocessed, const val& options);

/// How resamples are summarised: options.level, options.threshold. Refuses likewise.
struct SummaryRequest {
  double level = 0.95;
  std::optional<double> threshold;
};
Outcome<SummaryRequest> summary_request(const val& options);

// To JavaScript, in the shapes of web/src/engine/contract.ts.

val success(const val& value);
val failure(const InputError& error);
/// The same of a refusal by preprocessed_rows(); about a row, it carries the refusals of the
/// others.
val failure(const InputError& error, const val& rows, const val& options);
val laws(std::span<const LawWords> catalogue);
/// The ids of laws.
val ids(std::span<const Law> laws);
val cautions(std::span<const Caution> cautions);
val goodness_of_fit(const std::optional<GoodnessOfFit>& goodness);
val fits(const Dataset& dataset, std::span<const Fit> fits, const Ensemble& ensemble,
         std::span<const Caution> doubts);
val slice(const BootstrapSlice& slice, std::span<const double> sizes, std::span<const Law> laws);
/// The summary of a slice of so many laws, given its values, as a Float64Array for
/// web/src/engine/bootstrap_summary.ts (NaN where there is no finite number):
///   for every law and then the average, size by size: mean, sd, median, low, high
///   for every size: the histogram of the average: low edge, width of a bin, how many bins, counts
///   for every size, if there is a threshold: the probability of reaching it, and its se
val summary(std::span<const double> values, std::size_t laws, std::size_t sizes,
            const SummaryRequest& request);

}  // namespace gaincast::marshal

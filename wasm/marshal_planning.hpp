#pragma once

#include "core/data/gain_se.hpp"
#include "core/decomposition/decomposition.hpp"
#include "core/design/design.hpp"
#include "core/evaluation/backtest.hpp"
#include "core/evaluation/validation.hpp"
#include "core/trend/calibrated.hpp"
#include "core/trend/extra_se.hpp"
#include "wasm/marshal_forecast.hpp"

/// Copies of what the planning module asks and answers, as wasm/marshal.hpp has them of the rest;
/// one source file for each kind.
namespace gaincast::marshal {

/// options.sizes, .bounds (an object of {low, high} by parameter; what is left out has its
/// default), .deltas.
Outcome<DecompositionOptions> decomposition_options(const val& options);
val decomposition(const Dataset& dataset, const DecompositionOptions& options,
                  const Decomposition& decomposition);

/// What a validation is asked for, and which of its trials.
struct ValidationRequest {
  ValidationOptions options;
  std::int64_t first, last;
};
/// options.targets, .truths (the fits to the data where it is undefined, one of them where a law
/// comes without parameters), .trials, .seed,
/// .criterion, .level, .replicates, .first, .last.
Outcome<ValidationRequest> validation_request(const Dataset& dataset, const val& options);
val validation_slice(const ValidationOptions& options, const ValidationSlice& slice);

/// Slices in the shape that validation_slice() gave them, added up; refuses with code "bad-slice"
/// what does not fit together.
struct ValidationTotal {
  ValidationOptions options;  ///< truths without their curves
  ValidationSlice sum;
};
Outcome<ValidationTotal> validation_total(const val& slices);
val validation(const ValidationOptions& options, const ValidationSlice& sum);

/// options.candidates, .se, .target, .criterion, .cost, .budget, .largestSet.
Outcome<DesignOptions> design_options(const val& options);
val design(const DesignOptions& options, const Design& design);

/// The calibrated method's forecast, shaped as the paper's.
val forecast(const ForecastRequest& request, double upper_bound,
             const CalibratedForecast& forecast);

/// options.method, .fitUpTo, .levels (50, 80, 90 and 95% where it is undefined or null),
/// .criterion.
Outcome<BacktestOptions> backtest_options(const Preprocessed& preprocessed, const val& options);
val backtest(const BacktestOptions& options, const Backtest& backtest);

val extra_se(const ExtraSe& found);

/// {base, score, questions, samples?, paired?, within?, between?}.
Measurement measurement(const val& options);
val gain_se(const GainSe& found);

}  // namespace gaincast::marshal

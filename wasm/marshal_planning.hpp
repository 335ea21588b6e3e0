#pragma once

#include "core/averaging/law_intervals.hpp"
#include "core/data/gain_se.hpp"
#include "core/decomposition/decomposition.hpp"
#include "core/design/design.hpp"
#include "core/evaluation/backtest.hpp"
#include "core/evaluation/validation.hpp"
#include "core/trend/calibrated.hpp"
#include "core/trend/extra_se.hpp"
#include "wasm/marshal_forecast.hpp"

/// The same copies as in wasm/marshal.hpp, for the planning module: for each of its jobs a function
/// that reads the options and one that copies the answer. Every reader refuses with code
/// "bad-option" and the option's name unless it says otherwise. One source file for each job.
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
/// options.targets, .truths (the generating models: the fits to the data where it is undefined, and
/// the fit of a law that is given without parameters), .trials, .seed, .criterion, .level,
/// .replicates, .first, .last, .bounded.
Outcome<ValidationRequest> validation_request(const Preprocessed& preprocessed, const val& options);
/// The most trials, and the most resamples in each.
inline constexpr double max_trials = 100'000, max_trial_replicates = 10'000;
inline constexpr std::size_t max_generating_models = 8;
/// The parameters' names of a law; none where there is no such law.
std::span<const std::string_view> names_of(std::string_view law);
/// {law, parameters}.
val law_and_parameters(const GeneratingModel& generating_model);
/// laws: ids of the laws that errors are of.
val validation_slice(const ValidationOptions& options, const ValidationSlice& slice,
                     std::span<const std::string_view> laws);

/// Slices as validation_slice() made them, added up. Refuses with code "bad-slice" slices that are
/// damaged or not of the same validation.
struct ValidationTotal {
  ValidationOptions options;  ///< its generating models without their curves
  ValidationSlice sum;
  std::vector<std::string_view> laws;
};
Outcome<ValidationTotal> validation_total(const val& slices);
val validation(const ValidationOptions& options, const ValidationSlice& sum,
               std::span<const std::string_view> laws);

/// options.cost: the default where it is undefined or null.
CostModel cost_option(const val& options);
/// options.candidates, .se, .target, .cost, .budget, .largestSet; refuses as the core does.
Outcome<DesignOptions> read_runs(const val& options);
/// The same with options.criterion and .bounded.
Outcome<DesignOptions> design_options(const Preprocessed& preprocessed, const val& options);
val design(const DesignOptions& options, const Design& design);

/// The calibrated method's forecast, in the form of the paper's.
val forecast(const ForecastRequest& request, const CalibratedForecast& forecast,
             const std::optional<GoodnessOfFit>& goodness, std::span<const Caution> doubts);

/// options.method, .fitUpTo, .levels (50, 80, 90 and 95% where it is undefined or null),
/// .criterion, .bounded, .scatter.
Outcome<BacktestOptions> backtest_options(const Preprocessed& preprocessed, const val& options);
val backtest(const BacktestOptions& options, const Backtest& backtest);

/// What laws' own intervals are asked for: options.sizes, .levels (95% where it is undefined or
/// null); no more than 32 intervals of a law, each of which takes some 40 fits.
struct LawIntervalsRequest {
  std::vector<double> sizes, levels;
};
Outcome<LawIntervalsRequest> law_intervals_request(const val& options);
/// An end that the data do not close is null.
val law_intervals(const LawIntervalsRequest& request, const Dataset& dataset,
                  std::span<const Fit> fits);

val extra_se(const ExtraSe& found);

/// {base, score, questions, samples?, paired?, within?, between?}; what is missing or no number
/// becomes NaN, which gain_se() refuses.
Measurement measurement(const val& options);
val gain_se(const GainSe& found);

}  // namespace gaincast::marshal

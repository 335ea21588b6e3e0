#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/evaluation/generating_model.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/numerics/interval.hpp"

/// Synthetic validation (the paper's section 2.3): how wrong forecasts from data like these are
/// when the curve that generates the data is known. Trials in slices; the sums of disjoint slices
/// add up.
namespace gaincast {

struct ValidationOptions {
  std::vector<double> targets{14, 32, 70};  ///< valid by parse_targets
  std::vector<GeneratingModel> generating_models;
  std::uint64_t seed = 1;
  Criterion criterion = Criterion::aic;
  double level = 0.95;  ///< of the bootstrap's interval
  int replicates = 0;   ///< resamples a trial for that interval; 0: none
  /// Bounds of the gain at each target, pp, that forecasts are kept within; none at all, or one a
  /// target.
  std::vector<Interval> bounds = {};
};

/// What several trials add up to for one estimator, which is a law or the average. A trial makes
/// one forecast at every target. The error of a forecast is |forecast − generated|, relative to
/// |generated|, where `generated` is the generating model's gain.
struct Errors {
  std::int64_t forecasts = 0;     ///< with a finite relative error
  std::int64_t missing = 0;       ///< without
  double relative = 0;            ///< sum of the relative errors
  std::int64_t whole_trials = 0;  ///< trials with a finite relative error at every target
  double relative_of_trials = 0;  ///< sum over whole trials of the mean over targets
  double relative_squares = 0;    ///< sum over whole trials of the square of that mean
  std::int64_t with_sd = 0;       ///< forecasts with a finite standard deviation
  std::int64_t covered = 0;       ///< of those, |forecast − generated| <= 2 sd
};

/// How often the average's percentile interval holds the generated gain; all targets together.
struct IntervalErrors {
  std::int64_t intervals = 0;
  std::int64_t covered = 0;
  double width = 0;  ///< sum of widths, pp
};

/// All estimators' errors under one generating model.
struct GeneratingModelErrors {
  std::vector<double> value;  ///< the generated gains at the targets, pp
  std::vector<Errors> laws;   ///< in the order of the laws
  Errors average;
  IntervalErrors interval;
};

/// The trials [first, last).
struct ValidationSlice {
  std::int64_t first, last;
  std::vector<GeneratingModelErrors> generating_models;  ///< in the order of the options
};

/// Trial i draws y = generated + se·z at the data's sizes, z from the normal stream (seed, i)
/// alone, the same for every generating model. Every law is refitted to its global optimum and
/// forecast with its standard deviation (delta method, at limits too), and the laws are averaged
/// (eq. 8 and 9).
/// With replicates, the average is also bootstrapped about every trial's gains.
///
///     ValidationOptions options{.generating_models = generating_models(fit(dataset))};
///     ValidationSlice sum = validate(dataset, options, 0, 500);
///     add(sum, validate(dataset, options, 500, 1000));   // the same as validate(…, 0, 1000)
///     accuracy(sum.generating_models[0].average).mape;   // percent, under the first model
///
/// A generating model without a finite gain at one of the sizes leaves all its sums at 0. laws: as
/// choose_laws() makes them (core/fitting/law_choice.hpp).
ValidationSlice validate(const Dataset& dataset, const ValidationOptions& options,
                         std::int64_t first, std::int64_t last,
                         std::span<const Law> laws = standard_laws());

/// Adds a slice of the same options to another.
void add(ValidationSlice& sum, const ValidationSlice& slice);

/// Mean absolute percentage error, its Monte-Carlo standard error over trials, and the share of
/// forecasts within two of their standard deviations. Empty where nothing was counted; the
/// Monte-Carlo error also where fewer than two trials were.
struct Accuracy {
  std::optional<double> mape, mape_se;  ///< percent
  std::optional<double> coverage;       ///< 0 … 1
};
Accuracy accuracy(const Errors& errors);

}  // namespace gaincast

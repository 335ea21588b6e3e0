#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/evaluation/generating_model.hpp"

/// Synthetic validation (the paper's section 2.3): in worlds where the truth is known, how wrong
/// are forecasts from data like these?
namespace gaincast {

struct ValidationOptions {
  std::vector<double> targets{14, 32, 70};  ///< valid by parse_targets
  std::vector<GeneratingModel> generating_models;
  std::uint64_t seed = 1;
  Criterion criterion = Criterion::aic;
  double level = 0.95;  ///< of the bootstrap's interval
  int replicates = 0;   ///< resamples a trial for that interval; 0: none
};

/// What several trials add up to for one estimator, a law or the average. A trial counts once a
/// target.
struct Errors {
  std::int64_t forecasts = 0;     ///< finite ones
  std::int64_t missing = 0;       ///< none, or infinite
  double relative = 0;            ///< sum of |forecast − truth|/|truth|
  double relative_squares = 0;    ///< sum over trials of the square of a trial's mean
  std::int64_t whole_trials = 0;  ///< with a forecast at every target
  double relative_of_trials = 0;  ///< sum over those of a trial's mean
  std::int64_t with_sd = 0;       ///< forecasts with a standard deviation
  std::int64_t covered = 0;       ///< of those, |forecast − truth| <= 2 sd
};

/// The same for the average's percentile interval, pooled over targets.
struct IntervalErrors {
  std::int64_t intervals = 0;
  std::int64_t covered = 0;
  double width = 0;  ///< sum of widths, pp
};

struct GeneratingModelErrors {
  std::vector<double> value;  ///< the truth at the targets, pp
  std::vector<Errors> laws;   ///< in the order of the catalogue
  Errors average;
  IntervalErrors interval;
};

/// Trials [first, last); those of disjoint slices add up.
struct ValidationSlice {
  std::int64_t first, last;
  std::vector<GeneratingModelErrors> generating_models;
};

/// Trial i draws y = truth + se·z at the data's sizes, z from the normal stream (seed, i) alone,
/// the same for all truths; every law is refitted to its global optimum and forecast with its
/// standard deviation (delta method), and averaged (eq. 8 and 9). With replicates, the average is
/// bootstrapped about every trial's gains.
ValidationSlice validate(const Dataset& dataset, const ValidationOptions& options,
                         std::int64_t first, std::int64_t last);

/// Adds a slice of the same options to another.
void add(ValidationSlice& sum, const ValidationSlice& slice);

/// Mean absolute percentage error, its Monte-Carlo standard error, and the share of targets within
/// two standard deviations. Empty where no trial has a finite forecast.
struct Accuracy {
  std::optional<double> mape, mape_se;  ///< percent
  std::optional<double> coverage;       ///< 0 … 1
};
Accuracy accuracy(const Errors& errors);

}  // namespace gaincast

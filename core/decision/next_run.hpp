#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/decision/forecaster.hpp"
#include "core/decision/run_outlook.hpp"

/// Which run to make next, by any method, and what it is worth.
namespace gaincast {

/// Refuses as refuse(DesignOptions) does, and with code "bad-option" and the field
///   level     outside (0, 1)
///   decision  a worth that is not within 0 < x <= 1e60, a threshold or a cost beyond ± 1e60, a
///             cost below 0
std::optional<InputError> refuse(const NextRunOptions& options);

/// What is known of the decision before any run; dollars.
struct DecisionOutlook {
  double threshold;
  double expected;     ///< value of training now
  bool train;          ///< whether that is above 0
  double probability;  ///< of the threshold or more
  double perfect;      ///< expected value of knowing the gain
};

struct NextRun {
  std::optional<double> sd_now, width_now;  ///< at the target
  double scatter;                           ///< between runs: no run leaves less than that
  std::vector<RunOutlook> candidates;
  /// Of the candidates within the budget the one that leaves the smallest sd, of equals the first:
  /// of those smaller than the target, and of all. Empty where none has one below sd_now.
  std::optional<std::size_t> best_below, best;
  /// Two or three runs below the target that together leave less than best_below, within the
  /// budget.
  std::optional<RunSetOutlook> set;
  std::optional<DecisionOutlook> decision;  ///< where one is stated, and there is a forecast
};

/// What each candidate is expected to leave of the uncertainty at the target, and what its outcome
/// is worth.
///
///     const Forecaster forecaster(rows, {.method = DecisionMethod::calibrated});
///     const NextRun next = next_run(forecaster, {.candidates = {14, 32}, .se = {0.6}});
///     next.candidates[0].sd_after;   // pp, at 70B after a run at 14B
///
/// Preposterior analysis (Raiffa & Schlaifer, "Applied statistical decision theory" (1961),
/// chapters 4 and 5; Lindley, Ann. Math. Statist. 27 (1956); Chaloner & Verdinelli, Statist. Sci.
/// 10 (1995), section 2): outcomes of the run are taken from the method's own forecast at its size,
/// the method is applied to the rows with each of them, and what it then says of the target is
/// averaged (core/decision/preposterior.hpp). By the paper's method sd_after is exactly that of
/// core/design/design.hpp. Values are those of knowing the outcome before deciding:
///     perfect = E max(worth·(gain − threshold), 0) − max(expected, 0)
///     value   = E max(worth·(centre after the run − threshold), 0) − max(expected, 0)
/// The cost of the run is not taken off.
///
/// Approximate. Nine outcomes stand for all of them with the methods other than the paper's, linear
/// in between: against a thousand outcomes sd_after was within 5%, and a value within 12%, both
/// too large where a change of regime is among them (next_run_test.cpp). These methods are not
/// Bayesian through and through: their expected forecast after a run may differ from today's, which
/// nobody can expect, so that all forecasts after it are moved by the difference; where these vary
/// by more than the variance that the run removes, they are drawn together (the law of total
/// variance); what a run leaves is kept between `scatter` and what there is now, `value` between 0
/// and `perfect`. A run at the target counts as a test before the one that is decided on.
/// Everything holds if the method does: what a run tells about a method that is wrong is not
/// counted.
///
/// Sets: by the paper's method all of them, as design() has them. By the others all pairs of eight
/// candidates, and the best pair with a third (core/decision/run_pairs.hpp).
NextRun next_run(const Forecaster& forecaster, const NextRunOptions& options);

}  // namespace gaincast

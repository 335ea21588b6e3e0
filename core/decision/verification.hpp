#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "core/data/outcome.hpp"
#include "core/decision/forecaster.hpp"
#include "core/evaluation/baselines.hpp"

/// Verification: how forecasts turned out, once their sizes have been measured.
namespace gaincast {

/// A gain measured after the forecast, in the unit of the forecaster's rows.
struct Outturn {
  Observation measured;
  std::array<double, baselines.size()> baseline;  ///< naive forecasts of it
  /// The same share of the headroom as at the largest size. Empty where either base is not known,
  /// and where gains are shares of the headroom, of which it is the last value.
  std::optional<double> last_share;
  /// Empty where the method has no forecast there.
  struct Forecast {
    double mean;                      ///< Forecaster::At::centre
    double below;                     ///< P(a further measurement <= the gain): the quantile
    std::vector<Interval> intervals;  ///< central ones, one a level
    double crps;                      ///< core/evaluation/forecast_score.hpp
  };
  std::optional<Forecast> forecast;
};

/// Means over the measured gains that have a forecast; 0 where none has.
struct VerificationScores {
  int points = 0, unanswered = 0;
  double error = 0;  ///< mean absolute error
  std::array<double, baselines.size()> baseline_error{};
  std::optional<double> last_share_error;  ///< where every point has that forecast
  double crps = 0;
  std::vector<int> inside;             ///< points inside the interval, one a level
  std::vector<double> interval_score;  ///< mean, one a level
};

struct Verification {
  std::vector<Outturn> outturns;  ///< in the order of `measured`
  VerificationScores scores;
};

/// Compares. The forecaster knows nothing of `measured` but the bases in its options.
///
///     Forecaster forecaster(rows, {.method = DecisionMethod::calibrated});
///     const std::vector<Observation> measured{{70, 11.2, 0.5}};
///     const double levels[]{0.9};
///     verify(forecaster, measured, levels).value().outturns[0].forecast->below;   // its quantile
///
/// levels: each within (0, 1). Refuses with the code and the row of refuse() of
/// core/data/preprocessing.hpp a row that could not be fitted either, with "no-outcome" where there
/// is none, and with "too-many-rows" more than max_outturns.
Outcome<Verification> verify(const Forecaster& forecaster, std::span<const Observation> measured,
                             std::span<const double> levels);

inline constexpr std::size_t max_outturns = 256;

}  // namespace gaincast

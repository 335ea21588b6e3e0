#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/data/dataset.hpp"
#include "core/evaluation/baselines.hpp"
#include "core/evaluation/method.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/numerics/interval.hpp"
#include "core/trend/calibration.hpp"

/// A back-test: how good forecasts of gains that were measured would have been. The largest sizes
/// are held out, forecast from the others, and compared with what was measured.
namespace gaincast {

struct BacktestOptions {
  Method method = Method::paper;
  /// The rows up to this size are fitted, the larger ones held out. Empty: one cut after every
  /// distinct size from the third to the last but one.
  std::optional<double> fit_up_to;
  std::vector<double> levels{0.5, 0.8, 0.9, 0.95};  ///< each within (0, 1)
  Criterion criterion = Criterion::aic;             ///< the paper method's
  /// The bounds of the gain at a size, pp. Empty: there are none.
  std::function<Interval(double size)> bounds = {};
  Calibration constants = calibration;  ///< the calibrated method's
  /// Whether the scatter that the fitted rows of a cut need (scatter.hpp) is added to their errors.
  bool scatter = false;
};

/// A gain that was held out, and what was forecast for it.
struct BacktestPoint {
  Observation measured;
  std::array<double, baselines.size()> baseline;  ///< their forecasts, pp
  /// Empty where the method has no finite forecast.
  struct Forecast {
    double mean, sd;                  ///< pp
    std::vector<Interval> intervals;  ///< one a level
    double crps;                      ///< pp
  };
  std::optional<Forecast> forecast;
};

/// One cut of the rows into those that are fitted and those that are held out.
struct BacktestCut {
  double fit_up_to;                   ///< the largest size that is fitted
  int rows;                           ///< how many are fitted
  std::vector<BacktestPoint> points;  ///< held out, in ascending order of size
};

/// Means over the held-out points of all cuts that have a forecast; 0 where none has.
struct BacktestScores {
  int points;                                           ///< with a forecast
  int unanswered;                                       ///< without
  double error;                                         ///< mean absolute error, pp
  std::array<double, baselines.size()> baseline_error;  ///< pp
  double crps;                                          ///< mean, pp
  std::vector<int> inside;                              ///< points inside the interval, one a level
  std::vector<double> interval_score;                   ///< mean, pp, one a level
};

struct Backtest {
  std::vector<BacktestCut> cuts;  ///< in ascending order of fit_up_to
  BacktestScores scores;
};

/// Fits, forecasts and scores every cut.
///
///     auto tested = backtest(rows, {.method = Method::calibrated, .fit_up_to = 8});
///     if (!tested) return tested.error();             // "nothing-held-back"
///     tested.value().scores.error;                    // mean absolute error, pp
///     tested.value().scores.baseline_error[0];        // that of last_value, to compare with
///
/// rows must be accepted by Dataset::parse; levels need not be in order. Refuses with code
/// "nothing-held-back" and field "fitUpTo" where no cut leaves two distinct sizes to fit (without
/// fit_up_to: three) and a row to hold out.
/// laws: of the paper's method, as choose_laws() makes them (core/fitting/law_choice.hpp).
Outcome<Backtest> backtest(std::span<const Observation> rows, const BacktestOptions& options,
                           std::span<const Law> laws = standard_laws());

}  // namespace gaincast

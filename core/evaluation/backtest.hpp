#pragma once

#include <array>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/data/dataset.hpp"
#include "core/evaluation/baselines.hpp"
#include "core/evaluation/method.hpp"
#include "core/numerics/interval.hpp"
#include "core/trend/calibration.hpp"

/// How good forecasts of measured gains would have been: the largest sizes are kept back, forecast
/// from the rest, and compared.
namespace gaincast {

struct BacktestOptions {
  Method method = Method::paper;
  /// Rows up to this size are forecast from, larger ones forecast. Without it, every distinct size
  /// in turn that leaves at least three below or at it and one above.
  std::optional<double> fit_up_to;
  std::vector<double> levels{0.5, 0.8, 0.9, 0.95};               ///< each within (0, 1)
  Criterion criterion = Criterion::aic;                          ///< the paper method's
  double upper_bound = std::numeric_limits<double>::infinity();  ///< no gain above this, pp
  Calibration constants = calibration;                           ///< the calibrated method's
};

/// A measured gain and what was forecast for it.
struct BacktestPoint {
  Observation measured;
  std::array<double, baselines.size()> baseline;  ///< pp
  /// Empty where the method has no finite forecast.
  struct Forecast {
    double mean, sd;                  ///< pp
    std::vector<Interval> intervals;  ///< one a level
    double crps;                      ///< pp
  };
  std::optional<Forecast> forecast;
};

/// One division of the rows.
struct BacktestCut {
  double fit_up_to;
  int rows;  ///< forecast from
  std::vector<BacktestPoint> points;
};

/// Over all points that have a forecast.
struct BacktestScores {
  int points, unanswered;
  double error;                                         ///< mean absolute error, pp
  std::array<double, baselines.size()> baseline_error;  ///< pp
  double crps;                                          ///< mean, pp
  std::vector<int> inside;                              ///< points inside the interval, one a level
  std::vector<double> interval_score;                   ///< mean, pp, one a level
};

struct Backtest {
  std::vector<BacktestCut> cuts;  ///< ascending
  BacktestScores scores;
};

/// `rows` must be accepted by Dataset::parse. Refuses with code "nothing-held-back" where no
/// division leaves two distinct sizes (without fit_up_to: three) and a row beyond them.
Outcome<Backtest> backtest(std::span<const Observation> rows, const BacktestOptions& options);

}  // namespace gaincast

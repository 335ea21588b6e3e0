#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/scores.hpp"
#include "core/numerics/interval.hpp"
#include "core/trend/score_calibration.hpp"

namespace gaincast {

/// A size to forecast at, with the base's score there. Empty: it is forecast from the other bases.
struct ScoreTarget {
  double size;
  std::optional<double> base;
};

struct ScoreForecastOptions {
  std::span<const double> levels;  ///< probabilities of the central intervals, within (0, 1)
  std::optional<double> at_least = std::nullopt;  ///< a gain, in the unit of gains
  /// The other benchmarks of the same treatment. Those at the sizes of the rows are used.
  std::span<const Scores> companions = {};
  ScoreCalibration constants = {};
  /// Whether gains are percent of the headroom above the base at the target, not in the unit of the
  /// ceiling.
  bool share_of_headroom = false;
};

/// The distribution of a further measurement at one size, with scatter of its own. Scores lie
/// within 0 … ceiling, and gains within −base … ceiling − base.
struct ScoreForecastAt {
  double size;
  double base;                          ///< given, or the mean of its forecast
  double gain, score;                   ///< means
  double median_gain;                   ///< the point with the least expected absolute error
  std::vector<Interval> gains, scores;  ///< central intervals, one a level
  std::optional<double> at_least;       ///< probability that the gain is at least the asked one
};

/// Forecasts scores after a treatment from scores before and after it at smaller sizes.
///
///     const std::vector<ScoreRow> rows{{1, 20, 35}, {3, 35, 52}, {8, 50, 67}};
///     const auto scores = Scores::parse(rows);
///     if (!scores) return scores.error();
///     const double levels[]{0.9};
///     const ScoreTarget targets[]{{70, 65.0}};
///     score_forecast(scores.value(), targets, {levels})[0].gains[0];   // 90% of gains at 70B, pp
///
/// The effect is followed on two scales, share of headroom (score − base)/(ceiling − base) and
/// log-odds of score less log-odds of base. On each, effects are jointly normal: level, response to
/// the base's score and to how far it lies off its own trend, a trend that fades beyond the data, a
/// random walk in ln N, scatter between runs and the scores' binomial error. Both scales, with five
/// values each of the scatter's factor, are weighted by how likely they make the scores that were
/// seen: a Gaussian process (Rasmussen & Williams 2006, sections 2.2 and 5.2) averaged over its
/// hyperparameters, with Student's tails. The mean effect of the companions enters as a second
/// curve, of which a part is shared. A base that is not given is forecast in log-odds from those
/// that are, by a process of the same kind. One size is enough. The 16 largest sizes are used.
std::vector<ScoreForecastAt> score_forecast(const Scores& scores,
                                            std::span<const ScoreTarget> targets,
                                            const ScoreForecastOptions& options);

}  // namespace gaincast

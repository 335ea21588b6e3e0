#pragma once

#include "tests/backtest/score_curves.hpp"

/// Learns the constants of score_forecast() and gain_forecast() from the curves of some groups.
namespace gaincast::real_scores {

/// A constant that is learned: where the search begins, its step, and where it is written. Those
/// between 0 and 1 move in log-odds, the others in the logarithm.
struct Learned {
  const char* name;
  double start, step;
  bool share;
  void (*set)(Constants&, double);
};

inline constexpr std::array learned_of_scores{
    Learned{"slope_sd", 0.015, 0.4, false,
            [](Constants& c, double x) {
              c.scores.headroom.slope_sd = x;
              c.scores.log_odds.slope_sd = log_odds_ratio * x;
            }},
    Learned{"walk", 0.02, 0.4, false,
            [](Constants& c, double x) {
              c.scores.headroom.walk = x;
              c.scores.log_odds.walk = log_odds_ratio * x;
            }},
    Learned{"scatter", 0.015, 0.4, false,
            [](Constants& c, double x) {
              c.scores.headroom.scatter = x;
              c.scores.log_odds.scatter = log_odds_ratio * x;
            }},
    Learned{"residual_sd", 0.2, 0.4, false,
            [](Constants& c, double x) {
              c.scores.headroom.residual_sd = c.scores.log_odds.residual_sd = x;
            }},
    Learned{"spread_sd", 0.5, 0.3, false, [](Constants& c, double x) { c.scores.spread_sd = x; }},
    Learned{"log_odds_weight", 0.5, 1, true,
            [](Constants& c, double x) { c.scores.log_odds_weight = x; }},
};

inline constexpr std::array learned_of_gains{
    Learned{"gain_slope_sd", 0.7, 0.4, false,
            [](Constants& c, double x) { c.gains.gain.slope_sd = x; }},
    Learned{"gain_walk", 2, 0.4, false, [](Constants& c, double x) { c.gains.gain.walk = x; }},
    Learned{"gain_scatter", 0.6, 0.4, false,
            [](Constants& c, double x) { c.gains.gain.scatter = x; }},
    Learned{"gain_fall", 0.1, 0.5, false, [](Constants& c, double x) { c.gains.fall = x; }},
};

/// The weighted interval score of a forecast (Bracher et al. 2021), a CRPS from few quantiles.
inline double weighted_interval_score(const Forecast& forecast, std::span<const double> levels) {
  double sum = 0.5 * std::abs(forecast.median - forecast.gain);
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const auto& [low, high] = forecast.intervals[l];
    sum += (1 - levels[l]) / 2 * interval_score(low, high, levels[l], forecast.gain);
  }
  return sum / (static_cast<double>(levels.size()) + 0.5);
}

/// What is made small: the mean over groups of the weighted interval score, by the square root of
/// the last share's error, so that groups with large errors do not decide alone. A penalty holds
/// the constants near the round figures that the search begins at: with 24 groups, without it they
/// forecast groups that were left out worse than the round figures do. Of groups with 16 curves and
/// more every third counts, for speed.
inline double loss(std::span<const Group> groups, std::size_t without, const Constants& constants,
                   std::span<const Setting> of, std::span<const double> moved) {
  static constexpr std::array levels{0.5, 0.8, 0.9, 0.95};
  double sum = 0, count = 0, penalty = 0;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (g == without) continue;
    const std::size_t each = groups[g].curves.size() < 16 ? 1 : 3;
    for (const Setting setting : of) {
      std::vector<Forecast> forecasts;
      for (std::size_t i = each - 1; i < groups[g].curves.size(); i += each)
        forecast_curve(groups[g], groups[g].curves[i], setting, constants, levels, forecasts);
      if (forecasts.empty()) continue;
      const double n = static_cast<double>(forecasts.size());
      double score = 0, naive = 0;
      for (const Forecast& forecast : forecasts) {
        score += weighted_interval_score(forecast, levels) / n;
        naive += std::abs(forecast.simple[1] - forecast.gain) / n;
      }
      sum += score / std::sqrt(naive + 0.1);
      ++count;
    }
  }
  for (const double steps : moved) penalty += 0.01 * steps * steps;
  return sum / count + penalty;
}

/// One constant after the other, a whole step up or down, then half a step. `without`: the group
/// that plays no part; none where it is beyond the last.
template <class List>
std::vector<double> learn(std::span<const Group> groups, std::size_t without, const List& list,
                          std::span<const Setting> of, Constants& constants) {
  std::vector<double> values, moved(list.size(), 0.0);
  for (const Learned& one : list) {
    values.push_back(one.start);
    one.set(constants, one.start);
  }
  double least = loss(groups, without, constants, of, moved);
  for (const double step : {1.0, 0.5})
    for (std::size_t i = 0; i < list.size(); ++i)
      for (const double sign : {1.0, -1.0}) {
        auto steps = moved;
        steps[i] += sign * step;
        const double by = std::exp(sign * step * list[i].step), value = values[i];
        const double next = list[i].share ? value * by / (1 - value + value * by) : value * by;
        list[i].set(constants, next);
        const double now = loss(groups, without, constants, of, steps);
        if (now < least - 1e-6) {
          least = now;
          moved = steps;
          values[i] = next;
          break;
        }
        list[i].set(constants, value);
      }
  return values;
}

inline constexpr std::array settings_of_scores{Setting::base_known, Setting::companions};
inline constexpr std::array settings_of_gains{Setting::gains_alone};

}  // namespace gaincast::real_scores

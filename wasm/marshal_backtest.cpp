#include <cmath>
#include <limits>

#include "wasm/marshal_planning.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

/// The name of a baseline in JavaScript.
const char* word(std::size_t baseline) {
  constexpr const char* words[]{"lastValue", "straightLine", "halfTheTrend"};
  return words[baseline];
}

val baselines_of(const std::array<double, baselines.size()>& values) {
  val result = val::object();
  for (std::size_t b = 0; b < baselines.size(); ++b) put(result, word(b), values[b]);
  return result;
}

val point(const BacktestOptions& options, const BacktestPoint& point) {
  val result = val::object();
  put(result, "size", point.measured.size);
  put(result, "gain", point.measured.gain);
  const bool known = point.measured.se_source != SeSource::unknown;
  put(result, "se", known ? val(point.measured.se) : val::null());
  put(result, "baselines", baselines_of(point.baseline));
  if (!point.forecast) {
    put(result, "forecast", val::null());
    return result;
  }
  val intervals = val::array();
  for (std::size_t l = 0; l < options.levels.size(); ++l) {
    val interval = val::object();
    put(interval, "level", options.levels[l]);
    put(interval, "low", point.forecast->intervals[l].low);
    put(interval, "high", point.forecast->intervals[l].high);
    append(intervals, interval);
  }
  val forecast = val::object();
  put(forecast, "mean", point.forecast->mean);
  put(forecast, "sd", point.forecast->sd);
  put(forecast, "intervals", intervals);
  put(forecast, "crps", point.forecast->crps);
  put(result, "forecast", forecast);
  return result;
}

val scores(const BacktestOptions& options, const BacktestScores& scores) {
  val levels = val::array();
  for (std::size_t l = 0; l < options.levels.size(); ++l) {
    val level = val::object();
    put(level, "level", options.levels[l]);
    put(level, "inside", scores.inside[l]);
    put(level, "score", scores.interval_score[l]);
    append(levels, level);
  }
  val result = val::object();
  put(result, "points", scores.points);
  put(result, "unanswered", scores.unanswered);
  put(result, "error", scores.error);
  put(result, "baselines", baselines_of(scores.baseline_error));
  put(result, "crps", scores.crps);
  put(result, "intervals", levels);
  return result;
}

}  // namespace

Outcome<BacktestOptions> backtest_options(const Preprocessed& preprocessed, const val& options) {
  BacktestOptions asked;
  const val method = option(options, "method");
  if (given(method)) {
    const auto named = method_of(method.isString() ? method.as<std::string>() : "");
    if (!named)
      return InputError{
          "unknown-method", {}, "method", "The method must be one of paper and calibrated."};
    asked.method = *named;
  }
  if (given(option(options, "fitUpTo"))) {
    asked.fit_up_to = number(options, "fitUpTo", 0);
    if (!(*asked.fit_up_to > 0 && std::isfinite(*asked.fit_up_to)))
      return bad_option("fitUpTo", "must be a size greater than 0.");
  }
  if (given(option(options, "levels"))) {
    const auto levels = levels_option(options);
    if (!levels) return levels.error();
    asked.levels = levels.value();
  }
  const auto named = criterion(options);
  if (!named) return named.error();
  asked.criterion = named.value();
  const auto scatter = flag_option(options, "scatter");
  if (!scatter) return scatter.error();
  asked.scatter = scatter.value();
  const auto bounded = flag_option(options, "bounded");
  if (!bounded) return bounded.error();
  const double upper_bound =
      asked.method == Method::paper ? preprocessed.upper_bound : preprocessed.natural_upper_bound;
  if (bounded.value())
    asked.bounds = [preprocessed](double size) {
      return possible_gains(preprocessed, std::span(&size, 1))[0];
    };
  else if (std::isfinite(upper_bound))
    asked.bounds = [upper_bound](double) {
      return Interval{-std::numeric_limits<double>::infinity(), upper_bound};
    };
  return asked;
}

val backtest(const BacktestOptions& options, const Backtest& backtest) {
  val cuts = val::array();
  for (const BacktestCut& cut : backtest.cuts) {
    val points = val::array();
    for (const BacktestPoint& each : cut.points) append(points, point(options, each));
    val entry = val::object();
    put(entry, "fitUpTo", cut.fit_up_to);
    put(entry, "rows", cut.rows);
    put(entry, "points", points);
    append(cuts, entry);
  }
  val result = val::object();
  put(result, "method", id(options.method));
  put(result, "cuts", cuts);
  put(result, "scores", scores(options, backtest.scores));
  return result;
}

}  // namespace gaincast::marshal

#include "core/evaluation/backtest.hpp"
#include "core/fitting/fit_laws.hpp"

#include <algorithm>
#include <cmath>

#include "core/averaging/common_variance.hpp"
#include "core/averaging/forecast.hpp"
#include "core/evaluation/forecast_score.hpp"
#include "core/evaluation/scatter.hpp"
#include "core/numerics/ascending.hpp"
#include "core/trend/calibrated.hpp"

namespace gaincast {
namespace {

using Forecasts = std::vector<std::optional<BacktestPoint::Forecast>>;

/// The levels asked for, then those of the CRPS, ascending.
std::vector<double> all_levels(const BacktestOptions& options) {
  std::vector<double> levels = options.levels;
  for (const double level : crps_levels()) levels.push_back(level);
  return levels;
}

/// The forecast with its CRPS. Intervals beyond those asked for, which serve the CRPS, are taken
/// off.
BacktestPoint::Forecast scored(double mean, double sd, std::vector<Interval> intervals,
                               double outcome, const BacktestOptions& options) {
  const std::size_t asked = options.levels.size();
  const double score = crps(std::span<const Interval>(intervals).subspan(asked), outcome);
  intervals.resize(asked);
  return {mean, sd, std::move(intervals), score};
}

/// One interval for every size, or none.
std::vector<Interval> bounds_at(std::span<const double> sizes, const BacktestOptions& options) {
  std::vector<Interval> bounds;
  if (options.bounds)
    for (const double size : sizes) bounds.push_back(options.bounds(size));
  return bounds;
}

Forecasts by_paper(const Dataset& seen, std::span<const double> sizes,
                   std::span<const Observation> later, const BacktestOptions& options,
                   std::span<const Law> laws) {
  const auto fits = fit(seen, laws);
  const auto levels = all_levels(options);
  const std::vector<Interval> bounds = bounds_at(sizes, options);
  Forecasts forecasts;
  for (const ForecastAt& at : forecast(fits, weigh(fits, options.criterion), sizes, {bounds})) {
    const Interval allowed = Bounds{bounds}.of(forecasts.size());
    const double outcome = later[forecasts.size()].gain;
    forecasts.emplace_back();
    if (!at.average) continue;
    std::vector<Interval> intervals;
    const NormalMixture gain(at.gain, allowed);
    for (const double level : levels)
      intervals.push_back(seen.least_chi2() ? gain.interval(level)
                                            : interval(*at.average, level, allowed));
    forecasts.back() =
        scored(at.average->mean, at.average->sd, std::move(intervals), outcome, options);
  }
  return forecasts;
}

Forecasts by_calibrated(const Dataset& seen, std::span<const double> sizes,
                        std::span<const Observation> later, const BacktestOptions& options) {
  const auto levels = all_levels(options);
  const std::vector<Interval> bounds = bounds_at(sizes, options);
  Forecasts forecasts;
  for (CalibratedAt& at :
       calibrated_forecast(seen, {sizes, levels, bounds, {}, options.constants}).at)
    forecasts.push_back(
        scored(at.mean, at.sd, std::move(at.intervals), later[forecasts.size()].gain, options));
  return forecasts;
}

/// The rows, with the scatter that they need where that is asked for.
Outcome<Dataset> fitted(std::span<const Observation> rows, bool scatter) {
  const auto parsed = Dataset::parse(rows);
  if (!parsed || !scatter) return parsed;
  const double extra_se = needed_scatter(rows, parsed.value());
  if (extra_se == 0) return parsed;
  std::vector<Observation> scattered(rows.begin(), rows.end());
  for (Observation& row : scattered) row.se = std::hypot(row.se, extra_se);
  return Dataset::parse(scattered);
}

/// rows: ascending; the first `seen` of them are fitted, the others held out. Empty where those
/// that are fitted are no Dataset.
std::optional<BacktestCut> cut(std::span<const Observation> rows, std::size_t seen,
                               const BacktestOptions& options, std::span<const Law> laws) {
  const auto parsed = fitted(rows.first(seen), options.scatter);
  if (!parsed) return std::nullopt;
  const Dataset dataset = with_common_variance(parsed.value());
  const auto later = rows.subspan(seen);
  std::vector<double> sizes;
  for (const Observation& row : later) sizes.push_back(row.size);
  BacktestCut result{rows[seen - 1].size, static_cast<int>(seen), {}};
  Forecasts forecasts;
  switch (options.method) {
    case Method::paper:
      forecasts = by_paper(dataset, sizes, later, options, laws);
      break;
    case Method::calibrated:
      forecasts = by_calibrated(dataset, sizes, later, options);
      break;
  }
  for (std::size_t i = 0; i < later.size(); ++i) {
    BacktestPoint point{later[i], {}, std::move(forecasts[i])};
    for (std::size_t b = 0; b < baselines.size(); ++b)
      point.baseline[b] = baselines[b].forecast(dataset.points(), later[i].size);
    result.points.push_back(std::move(point));
  }
  return result;
}

BacktestScores score(std::span<const BacktestCut> cuts, const BacktestOptions& options) {
  BacktestScores scores{0,
                        0,
                        0,
                        {},
                        0,
                        std::vector<int>(options.levels.size(), 0),
                        std::vector<double>(options.levels.size(), 0.0)};
  for (const BacktestCut& cut : cuts)
    for (const auto& [measured, baseline, forecast] : cut.points) {
      if (!forecast) {
        ++scores.unanswered;
        continue;
      }
      ++scores.points;
      scores.error += std::abs(forecast->mean - measured.gain);
      scores.crps += forecast->crps;
      for (std::size_t b = 0; b < baselines.size(); ++b)
        scores.baseline_error[b] += std::abs(baseline[b] - measured.gain);
      for (std::size_t l = 0; l < options.levels.size(); ++l) {
        const auto& [low, high] = forecast->intervals[l];
        scores.inside[l] += measured.gain >= low && measured.gain <= high;
        scores.interval_score[l] += interval_score(low, high, options.levels[l], measured.gain);
      }
    }
  if (scores.points == 0) return scores;
  for (double* sum : {&scores.error, &scores.crps}) *sum /= scores.points;
  for (double& sum : scores.baseline_error) sum /= scores.points;
  for (double& sum : scores.interval_score) sum /= scores.points;
  return scores;
}

}  // namespace

Outcome<Backtest> backtest(std::span<const Observation> rows, const BacktestOptions& options,
                           std::span<const Law> laws) {
  std::vector<double> sizes;
  for (const Observation& row : rows) sizes.push_back(row.size);
  std::vector<Observation> ordered;
  for (const std::size_t i : ascending(sizes)) ordered.push_back(rows[i]);

  Backtest result{};
  for (std::size_t seen = 1; seen < ordered.size(); ++seen) {
    if (ordered[seen].size == ordered[seen - 1].size) continue;
    if (options.fit_up_to) {
      if (ordered[seen - 1].size > *options.fit_up_to || ordered[seen].size <= *options.fit_up_to)
        continue;
    } else {
      const auto dataset = Dataset::parse(std::span(ordered).first(seen));
      if (!dataset || dataset.value().distinct_sizes() < 3) continue;
    }
    if (auto divided = cut(ordered, seen, options, laws))
      result.cuts.push_back(*std::move(divided));
  }
  if (result.cuts.empty())
    return InputError{"nothing-held-back",
                      {},
                      "fitUpTo",
                      options.fit_up_to
                          ? "Nothing can be tested: there must be two sizes up to fitUpTo and one "
                            "beyond it."
                          : "Nothing can be tested: there must be at least four sizes."};
  result.scores = score(result.cuts, options);
  return result;
}

}  // namespace gaincast

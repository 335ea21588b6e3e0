#include "core/trend/calibrated.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/numerics/ascending.hpp"
#include "core/numerics/normal_mixture.hpp"
#include "core/trend/slope_scale.hpp"

namespace gaincast {
namespace {

/// A change of regime beyond the data: how likely, and how many times the usual distance it leads.
struct RegimeChange {
  double probability, factor;
};

/// The trend for one slope scale and one factor of the standard errors.
struct Candidate {
  double weight;           ///< its share of the likelihood
  double repeat_variance;  ///< of a further measurement, pp²
  double typical_se;       ///< pp
  FollowedTrend trend;
};

/// ln of the density of the rows of each size about their mean, but for a constant; their variance
/// counts scatter between runs, as that of the points does.
double scatter_within_sizes(const Dataset& dataset, double factor, double scatter) {
  const int repeats = dataset.rows() - static_cast<int>(dataset.points().size());
  const double sd = factor * scatter;
  return repeats == 0 ? 0 : -repeats * std::log(sd) - dataset.pure_error() / (2 * sd * sd);
}

/// Appends the trend for each slope scale; the weights are ln of prior and likelihood.
void follow_slopes(std::vector<Candidate>& candidates, std::span<const Point> points,
                   double log_weight, std::span<const double> log_sizes,
                   const Calibration& constants) {
  std::vector<double> noise(points.size());
  const double typical = typical_se(points);
  for (const double slope_sd : slope_scales(points, constants)) {
    const double proportional_scatter =
        constants.proportional_scatter * constants.proportional_scatter * slope_sd * slope_sd;
    for (std::size_t j = 0; j < points.size(); ++j)
      noise[j] = constants.scatter * constants.scatter * points[j].se * points[j].se +
                 proportional_scatter;
    const double repeat = constants.repeat * points.back().se;
    candidates.push_back({log_weight, repeat * repeat + proportional_scatter, typical,
                          follow({constants.fading, slope_sd, constants.first_slope * slope_sd},
                                 points, noise, log_sizes)});
    candidates.back().weight += candidates.back().trend.log_likelihood;
  }
}

/// The candidates, and ln of their mean likelihood.
std::pair<std::vector<Candidate>, double> follow_all(const Dataset& dataset,
                                                     std::span<const double> log_sizes,
                                                     const CalibratedOptions& options) {
  std::vector<Candidate> candidates;
  const auto errors = se_candidates(dataset, options.prior);
  for (const auto& [factor, weight] : errors) {
    const double within =
        errors.size() == 1
            ? 0
            : std::log(weight) + scatter_within_sizes(dataset, factor, options.constants.scatter);
    follow_slopes(candidates, dataset.scaled(factor).points(), within, log_sizes,
                  options.constants);
  }
  double best = -std::numeric_limits<double>::infinity(), all = 0;
  for (const Candidate& candidate : candidates) best = std::max(best, candidate.weight);
  for (Candidate& candidate : candidates)
    all += candidate.weight = std::exp(candidate.weight - best);
  for (Candidate& candidate : candidates) candidate.weight /= all;
  const double slopes = static_cast<double>(candidates.size() / errors.size());
  // Those of errors that the gains rule out would only cost time.
  if (errors.size() > 1)
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.weight < 1e-5; });
  return {std::move(candidates), best + std::log(all / slopes)};
}

}  // namespace

CalibratedForecast calibrated_forecast(const Dataset& dataset, const CalibratedOptions& options) {
  const auto points = dataset.points();
  const Calibration& constants = options.constants;
  const std::vector<std::size_t> order = ascending({options.sizes.begin(), options.sizes.end()});
  std::vector<double> log_sizes;
  for (const std::size_t i : order) log_sizes.push_back(std::log(options.sizes[i]));
  const auto [candidates, log_likelihood] = follow_all(dataset, log_sizes, options);

  const double usual = 0.75 * constants.regime_change_probability;
  const RegimeChange changes[]{{1 - constants.regime_change_probability, 0},
                               {usual, 1},
                               {constants.regime_change_probability - usual, 3}};

  CalibratedForecast forecast{std::vector<CalibratedAt>(order.size()), {0, 0}, log_likelihood};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double beyond = std::max(
        {log_sizes[i] - points.back().at.log_size, points.front().at.log_size - log_sizes[i], 0.0});
    CalibratedAt& at = forecast.at[order[i]];
    std::vector<MixtureComponent> components;
    double measurement = 0, changed = 0;
    for (const Candidate& candidate : candidates) {
      const Normal& level = candidate.trend.levels[i];
      measurement += candidate.weight * candidate.repeat_variance;
      for (const auto& [probability, factor] : changes) {
        const double regime_change =
            factor * (constants.regime_change * candidate.typical_se) * beyond;
        changed += candidate.weight * probability * regime_change * regime_change;
        components.push_back(
            {candidate.weight * probability, level.mean,
             level.variance + candidate.repeat_variance + regime_change * regime_change});
      }
    }
    const NormalMixture mixture =
        options.bounds.empty() ? NormalMixture(std::move(components))
                               : NormalMixture(std::move(components), options.bounds[order[i]]);
    at.size = options.sizes[order[i]];
    at.mean = mixture.mean();
    at.sd = mixture.sd();
    at.measurement = std::sqrt(measurement);
    at.regime_change = std::sqrt(changed);
    at.trend = std::sqrt(std::max(at.sd * at.sd - measurement - changed, 0.0));
    if (options.at_least) at.at_least = mixture.at_least(*options.at_least);
    for (const double level : options.levels)
      at.intervals.push_back(
          {mixture.quantile((1 - level) / 2), mixture.quantile((1 + level) / 2)});
  }
  for (const Candidate& candidate : candidates)
    forecast.slope.mean += candidate.weight * candidate.trend.slope.mean;
  for (const Candidate& candidate : candidates) {
    const double off = candidate.trend.slope.mean - forecast.slope.mean;
    forecast.slope.variance += candidate.weight * (candidate.trend.slope.variance + off * off);
  }
  return forecast;
}

}  // namespace gaincast

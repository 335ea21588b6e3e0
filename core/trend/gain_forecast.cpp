#include "core/trend/gain_forecast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/numerics/student_mixture.hpp"

namespace gaincast {
namespace {

constexpr std::size_t most_sizes = 16;
constexpr std::array spreads{-2.0, -1.0, 0.0, 1.0, 2.0};

}  // namespace

std::vector<GainForecastAt> gain_forecast(const Dataset& dataset,
                                          const GainForecastOptions& options) {
  const GainCalibration& constants = options.constants;
  const auto points = dataset.points().last(std::min(dataset.points().size(), most_sizes));
  const Point& last = points.back();
  double size_of_gain = 0;
  for (const Point& point : points)
    size_of_gain += std::abs(point.gain) / static_cast<double>(points.size());
  const double grown = std::pow((2 + size_of_gain) / 10, constants.size_power);
  std::vector<Effect> seen;
  for (const Point& point : points)
    seen.push_back({point.at.log_size - last.at.log_size, 0, point.gain,
                    constants.measurement * point.se * point.se});
  std::vector<EffectProcess> processes;
  std::array<double, spreads.size()> weights;
  double best = -std::numeric_limits<double>::infinity(), all = 0;
  for (std::size_t i = 0; i < spreads.size(); ++i) {
    const double factor = grown * std::exp(spreads[i] * constants.spread_sd);
    EffectPrior prior = constants.gain;
    // The level has no scale of its own: what was seen decides it.
    prior.level_sd *= 1 + size_of_gain;
    prior.drift = -constants.fall * last.gain;
    prior.slope_sd *= factor;
    prior.walk *= factor;
    prior.scatter *= factor;
    processes.emplace_back(seen, prior, SharedParts{});
    weights[i] = processes[i].log_likelihood() - 0.5 * spreads[i] * spreads[i];
    best = std::max(best, weights[i]);
  }
  for (double& weight : weights) all += weight = std::exp(weight - best);

  std::vector<GainForecastAt> forecasts;
  for (const double size : options.sizes) {
    const Effect target{std::log(size) - last.at.log_size, 0, 0, 0};
    std::vector<StudentComponent> components;
    for (std::size_t i = 0; i < processes.size(); ++i) {
      const Normal at = processes[i].at(target, {});
      const double variance = at.variance + constants.measurement * last.se * last.se;
      components.push_back({weights[i] / all, at.mean, constants.width * std::sqrt(variance)});
    }
    const StudentMixture mixture(std::move(components));
    GainForecastAt at{size, mixture.mean(), mixture.quantile(0.5), {}, std::nullopt};
    for (const double level : options.levels)
      at.intervals.push_back(
          {mixture.quantile((1 - level) / 2), mixture.quantile((1 + level) / 2)});
    if (options.at_least) at.at_least = std::max(1 - mixture.below(*options.at_least), 0.0);
    forecasts.push_back(std::move(at));
  }
  return forecasts;
}

}  // namespace gaincast

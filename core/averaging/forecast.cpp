#include "core/averaging/forecast.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

std::optional<Average> average(std::span<const std::optional<Prediction>> laws,
                               std::span<const Score> scores) {
  double mean = 0, within = 0, between = 0, weight = 0;
  for (std::size_t i = 0; i < laws.size(); ++i) {
    const double w = scores[i].weight;
    if (w == 0) continue;
    if (!laws[i]) return std::nullopt;
    weight += w;
    mean += w * laws[i]->value;
    within += w * laws[i]->sd * laws[i]->sd;
  }
  for (std::size_t i = 0; i < laws.size(); ++i)
    if (scores[i].weight != 0)
      between += scores[i].weight * (laws[i]->value - mean) * (laws[i]->value - mean);
  const double sd = std::sqrt(within + between);
  if (weight == 0 || !std::isfinite(mean) || !std::isfinite(sd)) return std::nullopt;
  return Average{mean, std::sqrt(within), std::sqrt(between), sd};
}

}  // namespace

std::vector<ForecastAt> forecast(std::span<const Fit> fits, const Ensemble& ensemble,
                                 std::span<const double> sizes, double upper_bound) {
  std::vector<ForecastAt> forecasts;
  forecasts.reserve(sizes.size());
  for (const double size : sizes) {
    ForecastAt at{size, {}, {}};
    for (const Fit& fit : fits) {
      at.laws.push_back(fit.predict(size));
      if (auto& law = at.laws.back()) law->value = std::min(law->value, upper_bound);
    }
    at.average = average(at.laws, ensemble.scores);
    forecasts.push_back(std::move(at));
  }
  return forecasts;
}

Interval interval(const Average& average, double level, double upper_bound) {
  const double half_width = normal_quantile((1 + level) / 2) * average.sd;
  return {std::min(average.mean - half_width, upper_bound),
          std::min(average.mean + half_width, upper_bound)};
}

}  // namespace gaincast

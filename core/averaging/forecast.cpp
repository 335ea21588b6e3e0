#include "core/averaging/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/data/bounds.hpp"
#include "core/fitting/prediction.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Of the law's own errors, where they are estimated; 0 where they are known.
int dof_of_errors(const Fit& fit) {
  return fit.least_chi2 ? fit.n - fit.free : 0;
}

}  // namespace

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

Interval Bounds::of(std::size_t size) const {
  return at.empty() ? Interval{-infinity, infinity} : at[size];
}

std::vector<ForecastAt> forecast(std::span<const Fit> fits, const Ensemble& ensemble,
                                 std::span<const double> sizes, const Bounds& bounds) {
  std::vector<std::optional<Prediction>> laws;  // all sizes of the first, then of the next
  for (const Fit& fit : fits) predict(fit, sizes, laws);
  std::vector<ForecastAt> forecasts;
  forecasts.reserve(sizes.size());
  for (const double size : sizes) {
    const std::size_t s = forecasts.size();
    const Interval allowed = bounds.of(s);
    ForecastAt at{size, {}, {}, {}};
    for (std::size_t i = 0; i < fits.size(); ++i) {
      at.laws.push_back(laws[i * sizes.size() + s]);
      auto& law = at.laws.back();
      const double weight = ensemble.scores[i].weight;
      if (!law) continue;
      if (weight > 0) {
        const StudentComponents errors(dof_of_errors(fits[i]));
        for (const auto& [share, precision] : errors.all())
          at.gain.push_back({weight * share, law->value, law->sd * law->sd / precision});
      }
      const double free = std::exchange(law->value, within(allowed, law->value));
      if (law->value != free || law->sd == 0) at.decided += weight;
      law->sd = std::min(law->sd, (allowed.high - allowed.low) / 2);
    }
    if (!ensemble.better_left_out && !(bounds.decide && at.decided >= 0.5))
      at.average = average(at.laws, ensemble.scores);
    forecasts.push_back(std::move(at));
  }
  return forecasts;
}

Interval interval(const Average& average, double level, const Interval& bounds) {
  const double half_width = normal_quantile((1 + level) / 2) * average.sd;
  return {within(bounds, average.mean - half_width), within(bounds, average.mean + half_width)};
}

Interval interval(const Average& average, double level) {
  return interval(average, level, {-infinity, infinity});
}

}  // namespace gaincast

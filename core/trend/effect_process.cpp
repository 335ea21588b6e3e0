#include "core/trend/effect_process.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gaincast {
namespace {

/// The covariance and mean of effects.
struct Moments {
  const ScoreCalibration& constants;
  const EffectScale& scale;
  double slope_sd, walk, scatter;

  /// How far the trend has come: it fades beyond the largest size.
  double trend(double beyond) const {
    return beyond <= 0 ? beyond : -std::expm1(-constants.fading * beyond) / constants.fading;
  }

  double mean(const Effect& a, double drift) const {
    return scale.level + scale.follows * a.base + drift * trend(a.beyond);
  }

  double covariance(const Effect& a, const Effect& b) const {
    // Of what a benchmark does not share: all with itself, nothing with the others' mean.
    const bool own = a.companions == 0, both = own == (b.companions == 0);
    const double apart = !both ? 0 : own ? 1 : 1 / std::sqrt(a.companions * b.companions);
    const auto part = [&](double variance, double shared) {
      return variance * (shared + (1 - shared) * apart);
    };
    double sum = part(scale.level_sd * scale.level_sd, constants.shared_level);
    sum += part(scale.follows_sd * scale.follows_sd * a.base * b.base, constants.shared_follows);
    sum += part(slope_sd * slope_sd * trend(a.beyond) * trend(b.beyond), constants.shared_slope);
    if (a.beyond * b.beyond > 0)
      sum += part(walk * walk * std::min(std::abs(a.beyond), std::abs(b.beyond)),
                  constants.shared_walk);
    if (a.beyond == b.beyond) sum += part(scatter * scatter, constants.shared_scatter);
    return sum;
  }
};

constexpr std::size_t most = 32;

}  // namespace

EffectProcess follow_effects(std::span<const Effect> seen, std::span<const Effect> targets,
                             Scale scale, double factor, const ScoreCalibration& constants) {
  const bool headroom = scale == Scale::headroom;
  const double times = factor * (headroom ? 1 : constants.log_odds_ratio);
  const Moments moments{constants, headroom ? constants.headroom : constants.log_odds,
                        times * constants.slope_sd, times * constants.walk,
                        times * constants.scatter};
  const double drift = moments.scale.drift;
  const std::size_t n = std::min(seen.size(), most);
  double factorised[most][most], residual[most], cross[most];
  EffectProcess result{0, {}};
  for (std::size_t i = 0; i < n; ++i) {  // Cholesky, and the residuals in its coordinates
    residual[i] = seen[i].value - moments.mean(seen[i], drift);
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = moments.covariance(seen[i], seen[j]);
      if (i == j) sum += seen[i].variance + 1e-10;
      for (std::size_t k = 0; k < j; ++k) sum -= factorised[i][k] * factorised[j][k];
      factorised[i][j] = i == j ? std::sqrt(std::max(sum, 1e-14)) : sum / factorised[j][j];
    }
    for (std::size_t k = 0; k < i; ++k) residual[i] -= factorised[i][k] * residual[k];
    residual[i] /= factorised[i][i];
    result.log_likelihood -= 0.5 * residual[i] * residual[i] + std::log(factorised[i][i]) +
                             0.5 * std::log(2 * std::numbers::pi);
  }
  for (const Effect& target : targets) {
    EffectForecast at{moments.mean(target, drift), moments.covariance(target, target)};
    for (std::size_t i = 0; i < n; ++i) {
      cross[i] = moments.covariance(target, seen[i]);
      for (std::size_t k = 0; k < i; ++k) cross[i] -= factorised[i][k] * cross[k];
      cross[i] /= factorised[i][i];
      at.mean += cross[i] * residual[i];
      at.variance -= cross[i] * cross[i];
    }
    at.variance = std::max(at.variance, 1e-10);
    result.at.push_back(at);
  }
  return result;
}

}  // namespace gaincast

#include "core/trend/score_forecast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/trend/effect_candidates.hpp"
#include "core/trend/score_distribution.hpp"

namespace gaincast {
namespace {

constexpr std::size_t most_sizes = 16;
constexpr std::array scales{Scale::headroom, Scale::log_odds};
/// A base that is not known stands for itself at three values, each with a share of its spread: the
/// mean of polynomials up to degree 5 stays what it is.
constexpr double kernel = 0.7;
constexpr std::array<double, 3> base_nodes{-1.7320508075688772, 0, 1.7320508075688772};
constexpr std::array<double, 3> base_weights{1.0 / 6, 2.0 / 3, 1.0 / 6};

/// The 16 largest sizes, by which work is bounded.
std::span<const ScorePoint> largest(const Scores& scores) {
  return scores.points().last(std::min(scores.points().size(), most_sizes));
}

/// Everything that does not depend on the target.
struct Seen {
  std::span<const ScorePoint> rows;
  std::vector<EffectCandidate> candidates;
  std::vector<double> residuals;  ///< of the rows' bases, and 0 for the target's
  BaseProcess bases;              ///< of the rows, and those known at targets
};

/// The residuals of the rows' bases and, last, of the target's, which is known.
std::vector<double> residuals_with(std::span<const ScorePoint> rows, double size, double base,
                                   const ScoreCalibration& constants) {
  std::vector<BaseRow> bases = bases_of(rows);
  const auto after =
      std::find_if(bases.begin(), bases.end(), [&](const BaseRow& row) { return row.size > size; });
  const auto at = after - bases.begin();
  bases.insert(after, {size, base, rows.back().pair.questions});
  std::vector<double> result = base_residuals(bases, constants);
  std::rotate(result.begin() + at, result.begin() + at + 1, result.end());
  return result;
}

/// The effect of each candidate at a size, for one value of the base there.
std::vector<Normal> effects_at(const Seen& seen, double size, double base,
                               std::span<const double> residuals) {
  const ScorePair& last = seen.rows.back().pair;
  std::vector<Normal> effects;
  std::vector<double> own;
  const Scale* of = nullptr;
  for (const EffectCandidate& one : seen.candidates) {
    if (!of || *of != one.scale) {
      own.clear();
      for (std::size_t i = 0; i < seen.rows.size(); ++i)
        own.push_back(residual_on(one.scale, residuals[i], seen.rows[i].pair.base));
      of = &one.scale;
    }
    const double about = base_on(one.scale, last.base, last.questions);
    const Effect target{std::log(size / seen.rows.back().size),
                        base_on(one.scale, base, last.questions) - about,
                        0,
                        0,
                        0,
                        residual_on(one.scale, residuals.back(), base)};
    effects.push_back(one.process.at(target, own));
  }
  return effects;
}

/// The parts of the distribution for one value of the base. spread: how far the base may lie off
/// it, a standard deviation in log-odds; slopes: d effect / d log-odds of the base, one a
/// candidate.
ScoreParts parts_for(const Seen& seen, double base, double weight, std::span<const Normal> effects,
                     double spread, std::span<const double> slopes,
                     const ScoreCalibration& constants) {
  const double questions = seen.rows.back().pair.questions;
  ScoreParts result{base, {}};
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const auto& [scale, share, process] = seen.candidates[i];
    const double mean = effects[i].mean, variance = effects[i].variance;
    const double score = score_after(scale, mean, base, questions);
    const double measured = noise_on(scale, {base, score, questions}, constants);
    double gain_off = 0, score_off = 0;
    if (spread > 0) {  // how the effect of a given gain, or score, changes with the base
      const double p = kept(score, questions), b = kept(base, questions);
      const bool headroom = scale == Scale::headroom;
      gain_off =
          (headroom ? mean * base : std::min(b * (1 - b) / (p * (1 - p)) - 1, 20.0)) - slopes[i];
      score_off = (headroom ? -(1 - mean) * base : -1) - slopes[i];
    }
    const auto width = [&](double off) {
      const double more = off * spread;
      return constants.width * std::sqrt(variance + measured + more * more);
    };
    result.parts.push_back({scale, weight * share, mean, width(gain_off), width(score_off)});
  }
  return result;
}

/// One part a scale, with the mean and variance of all: where the base is not known, what it leaves
/// open hides the candidates' differences.
void merge(std::vector<ScorePart>& parts) {
  std::vector<ScorePart> merged;
  for (const Scale scale : scales) {
    ScorePart sum{scale, 0, 0, 0, 0};
    for (const ScorePart& part : parts)
      if (part.scale == scale) {
        sum.weight += part.weight;
        sum.mean += part.weight * part.mean;
      }
    if (sum.weight == 0) continue;
    sum.mean /= sum.weight;
    for (const ScorePart& part : parts)
      if (part.scale == scale) {
        const double share = part.weight / sum.weight, off = part.mean - sum.mean;
        sum.of_gain += share * (part.of_gain * part.of_gain + off * off);
        sum.of_score += share * (part.of_score * part.of_score + off * off);
      }
    sum.of_gain = std::sqrt(sum.of_gain);
    sum.of_score = std::sqrt(sum.of_score);
    merged.push_back(sum);
  }
  parts = std::move(merged);
}

/// The values of the base at a target, each with the parts of its distribution.
std::vector<ScoreParts> given_at(const Seen& seen, const ScoreTarget& target, double ceiling,
                                 const ScoreCalibration& constants) {
  if (target.base) {
    const double base = base_share(*target.base, ceiling);
    const auto residuals = residuals_with(seen.rows, target.size, base, constants);
    return {
        parts_for(seen, base, 1, effects_at(seen, target.size, base, residuals), 0, {}, constants)};
  }
  const Normal base = seen.bases.at(target.size);
  const double sd = std::sqrt(base.variance), step = std::sqrt(1 - kernel * kernel) * sd;
  std::array<double, 3> values;
  std::array<std::vector<Normal>, 3> effects;
  for (std::size_t i = 0; i < 3; ++i) {
    values[i] = base_share(share_of(base.mean + base_nodes[i] * step), 1);
    effects[i] = effects_at(seen, target.size, values[i], seen.residuals);
  }
  std::vector<double> slopes;
  for (std::size_t i = 0; i < effects[0].size(); ++i)
    slopes.push_back((effects[2][i].mean - effects[0][i].mean) / (2 * base_nodes[2] * step));
  std::vector<ScoreParts> given;
  for (std::size_t i = 0; i < 3; ++i) {
    given.push_back(
        parts_for(seen, values[i], base_weights[i], effects[i], kernel * sd, slopes, constants));
    merge(given.back().parts);
  }
  return given;
}

ScoreForecastAt forecast_at(const Seen& seen, const ScoreTarget& target, double scale,
                            const ScoreForecastOptions& options) {
  const auto given = given_at(seen, target, scale, options.constants);
  const ScoreDistribution distribution(given, seen.rows.back().pair.questions);
  ScoreForecastAt at{target.size, 0, 0, 0, 0, {}, {}, std::nullopt};
  at.base = distribution.base() * scale;
  at.score = distribution.score() * scale;
  const double unit = options.share_of_headroom ? 100 / (1 - distribution.base()) : scale;
  at.gain = (distribution.score() - distribution.base()) * unit;
  at.median_gain = distribution.gain_quantile(0.5) * unit;
  const auto interval = [&](double level, auto quantile) {
    const double low = (distribution.*quantile)((1 - level) / 2);
    return Interval{low, std::max(low, (distribution.*quantile)((1 + level) / 2))};
  };
  for (const double level : options.levels) {
    const auto [low, high] = interval(level, &ScoreDistribution::score_quantile);
    at.scores.push_back({low * scale, high * scale});
    const double base = distribution.base();
    const auto [least, most] = given.size() == 1
                                   ? Interval{low - base, high - base}
                                   : interval(level, &ScoreDistribution::gain_quantile);
    at.gains.push_back({least * unit, most * unit});
  }
  if (options.at_least) at.at_least = 1 - distribution.gain_below(*options.at_least / unit);
  return at;
}

}  // namespace

std::vector<ScoreForecastAt> score_forecast(const Scores& scores,
                                            std::span<const ScoreTarget> targets,
                                            const ScoreForecastOptions& options) {
  const auto own = largest(scores);
  std::vector<std::vector<ScorePoint>> companions;
  for (const Scores& companion : options.companions)
    companions.emplace_back(largest(companion).begin(), largest(companion).end());
  std::vector<BaseRow> bases;
  for (const ScoreTarget& target : targets)
    if (target.base && bases.size() < most_sizes)
      bases.push_back(
          {target.size, base_share(*target.base, scores.ceiling()), own.back().pair.questions});
  for (const BaseRow& row : bases_of(own)) bases.push_back(row);
  auto residuals = base_residuals(bases_of(own), options.constants);
  residuals.push_back(0);
  const Seen seen{own, effect_candidates(own, companions, options.constants), std::move(residuals),
                  BaseProcess(bases, options.constants)};
  std::vector<ScoreForecastAt> forecasts;
  for (const ScoreTarget& target : targets)
    forecasts.push_back(forecast_at(seen, target, scores.ceiling(), options));
  return forecasts;
}

}  // namespace gaincast

#include "core/trend/score_forecast.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/numerics/normal_mixture.hpp"
#include "core/numerics/quadrature.hpp"
#include "core/trend/calibrated.hpp"
#include "core/trend/effect_process.hpp"

namespace gaincast {
namespace {

constexpr std::size_t most_sizes = 16;
constexpr std::array scales{Scale::headroom, Scale::log_odds};
/// Of the common factor of slope, walk and scatter, in its standard deviations.
constexpr std::array spreads{-2.0, -1.0, 0.0, 1.0, 2.0};
constexpr std::size_t candidates = scales.size() * spreads.size();

/// Sizes differ by more than rounding.
bool same_size(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(a, b);
}

/// A share of the questions, kept half an answer away from 0 and 1.
double kept(double share, double questions) {
  return (share * questions + 0.5) / (questions + 1);
}
double logit(double p) {
  return std::log(p / (1 - p));
}

/// The rows with scores as shares of the ceiling, one a size, ascending. A base at the ceiling is
/// moved off it: it has no headroom.
std::vector<ScoreRow> pooled(std::span<const ScoreRow> rows, double ceiling) {
  std::vector<ScoreRow> sorted(rows.begin(), rows.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ScoreRow& a, const ScoreRow& b) { return a.size < b.size; });
  std::vector<ScoreRow> result;
  std::vector<int> counts;
  for (const ScoreRow& row : sorted) {
    const double base = std::clamp(row.base / ceiling, 0.0, 1 - 1e-6);
    const double score = std::clamp(row.score / ceiling, 0.0, 1.0);
    if (result.empty() || !same_size(result.back().size, row.size)) {
      result.push_back({row.size, base, score, row.questions});
      counts.push_back(1);
      continue;
    }
    const double n = ++counts.back();
    ScoreRow& mean = result.back();
    mean.base += (base - mean.base) / n;
    mean.score += (score - mean.score) / n;
    mean.questions += row.questions;
  }
  if (result.size() > most_sizes) result.erase(result.begin(), result.end() - most_sizes);
  return result;
}

double base_on(Scale scale, double base, double questions) {
  return scale == Scale::headroom ? base : logit(kept(base, questions));
}

double effect_on(Scale scale, double base, double score, double questions) {
  return scale == Scale::headroom ? (score - base) / (1 - base)
                                  : logit(kept(score, questions)) - logit(kept(base, questions));
}

/// d effect / d score.
double slope_on(Scale scale, double base, double score, double questions) {
  if (scale == Scale::headroom) return 1 / (1 - base);
  const double p = kept(score, questions);
  return questions / (questions + 1) / (p * (1 - p));
}

/// The binomial variance of an effect.
double variance_on(Scale scale, const ScoreRow& row) {
  const double p = kept(row.score, row.questions), b = kept(row.base, row.questions);
  const double of_score = p * (1 - p) / row.questions, of_base = b * (1 - b) / row.questions;
  if (scale == Scale::headroom) return (of_score + of_base) / ((1 - row.base) * (1 - row.base));
  return of_score / (p * p * (1 - p) * (1 - p)) + of_base / (b * b * (1 - b) * (1 - b));
}

/// The mean of the companions' effects at each size of the rows that they have.
void add_companions(std::vector<Effect>& seen, std::span<const ScoreRow> rows,
                    std::span<const std::vector<ScoreRow>> companions, Scale scale,
                    double measurement) {
  const std::size_t own = seen.size();
  for (const ScoreRow& row : rows) {
    Effect mean{std::log(row.size / rows.back().size), 0, 0, 0, 0};
    for (const auto& companion : companions)
      for (const ScoreRow& other : companion)
        if (same_size(other.size, row.size)) {
          ++mean.companions;
          mean.base += base_on(scale, other.base, other.questions);
          mean.value += effect_on(scale, other.base, other.score, other.questions);
          mean.variance += measurement * variance_on(scale, other);
        }
    if (mean.companions == 0) continue;
    mean.base /= mean.companions;
    mean.value /= mean.companions;
    mean.variance /= mean.companions * mean.companions;
    seen.push_back(mean);
  }
  if (seen.size() == own) return;
  const double about = seen.back().base;
  for (std::size_t i = own; i < seen.size(); ++i) seen[i].base -= about;
}

/// One scale and factor: its share, and its forecast for the asked base.
struct Part {
  Scale scale;
  double weight, mean, sd;
};

/// A value of the base at the target, and the distribution of the score for it.
struct GivenBase {
  double weight, base, questions;
  std::array<Part, candidates> parts;

  /// The probability of a score of at most `score`, a share of the ceiling.
  double below(double score) const {
    if (score < 0) return 0;
    if (score >= 1) return 1;
    const double share = effect_on(Scale::headroom, base, score, questions);
    const double odds = effect_on(Scale::log_odds, base, score, questions);
    double sum = 0;
    for (const Part& part : parts)
      if (part.weight > 1e-6)
        sum += part.weight *
               normal_probability(((part.scale == Scale::headroom ? share : odds) - part.mean) /
                                  part.sd);
    return std::min(sum, 1.0);
  }
};

/// The distribution of the gain, or of the score (`of_gain` 0), as shares of the ceiling.
struct Distribution {
  const std::vector<GivenBase>& given;
  double of_gain;

  double below(double x) const {
    double sum = 0;
    for (const GivenBase& one : given) sum += one.weight * one.below(x + of_gain * one.base);
    return sum;
  }
  /// Six halvings, then false position (Illinois; Dowell & Jarratt 1971), with a halving wherever
  /// that did not halve the range: until the probability is within 1e-13 or the range 1e-12. Where
  /// the distribution has a lump at an end of its range, the halvings lead there.
  double quantile(double p) const {
    double low = -of_gain, high = 1, at_low = -p, at_high = 1 - p, middle = low;
    bool lower = false, again = false;  // the end moved last, and whether the same moved before
    const auto look = [&](double x) {
      middle = x;
      const double off = below(x) - p;
      again = lower == (off < 0);
      lower = off < 0;
      (lower ? low : high) = x;
      (lower ? at_low : at_high) = off;
      if (again) (lower ? at_high : at_low) /= 2;
      return std::abs(off) < 1e-13;
    };
    for (int i = 0; i < 60 && high - low > 1e-12; ++i) {
      const double range = high - low, x = low - at_low / (at_high - at_low) * range;
      if (look(i >= 6 && x > low && x < high ? x : low + range / 2)) return middle;
      if (high - low > range / 2 && i % 4 == 3 && look(low + (high - low) / 2)) return middle;
    }
    return (low + high) / 2;
  }
};

/// Values of the base at each target, with weights.
std::vector<QuadratureNode> bases_at(std::span<const ScoreRow> rows, const ScoreTarget& target,
                                     double ceiling) {
  if (target.base) return {{std::clamp(*target.base / ceiling, 0.0, 1 - 1e-6), 1}};
  std::vector<Observation> bases;
  for (const ScoreRow& row : rows) {
    const double p = kept(row.base, row.questions);
    bases.push_back({row.size, row.base, std::sqrt(p * (1 - p) / row.questions)});
  }
  const auto dataset = Dataset::parse(bases);
  if (!dataset) return {};
  const double sizes[]{target.size};
  const CalibratedAt at = calibrated_forecast(dataset.value(), {sizes, {}, 1}).at[0];
  std::vector<QuadratureNode> nodes;
  for (const auto& [z, weight] : gauss_hermite)
    nodes.push_back({std::clamp(at.mean + z * at.sd, 0.0, 1 - 1e-6), weight});
  return nodes;
}

std::optional<ScoreForecastAt> forecast_at(std::span<const ScoreRow> rows,
                                           const ScoreTarget& target,
                                           std::span<const std::vector<ScoreRow>> companions,
                                           const ScoreForecastOptions& options) {
  const auto nodes = bases_at(rows, target, options.ceiling);
  if (nodes.empty()) return std::nullopt;
  const ScoreCalibration& constants = options.constants;
  const double questions = rows.back().questions;
  std::vector<GivenBase> given;
  for (const auto& [base, weight] : nodes) given.push_back({weight, base, questions, {}});

  double size_of_effect = 0;
  for (const ScoreRow& row : rows)
    size_of_effect += std::abs(effect_on(Scale::headroom, row.base, row.score, row.questions));
  size_of_effect /= static_cast<double>(rows.size());
  const double grown = std::pow((0.05 + size_of_effect) / 0.15, constants.size_power);

  std::array<double, candidates> log_weight;
  std::size_t c = 0;
  for (const Scale scale : scales) {
    const bool headroom = scale == Scale::headroom;
    const double measurement = (headroom ? constants.headroom : constants.log_odds).measurement;
    const double about = base_on(scale, rows.back().base, questions);
    std::vector<Effect> seen, asked;
    double jacobian = 0;
    for (const ScoreRow& row : rows) {
      seen.push_back({std::log(row.size / rows.back().size),
                      base_on(scale, row.base, row.questions) - about,
                      effect_on(scale, row.base, row.score, row.questions),
                      measurement * variance_on(scale, row), 0});
      jacobian += std::log(slope_on(scale, row.base, row.score, row.questions));
    }
    add_companions(seen, rows, companions, scale, measurement);
    for (const GivenBase& one : given)
      asked.push_back({std::log(target.size / rows.back().size),
                       base_on(scale, one.base, questions) - about, 0, 0, 0});
    const double share = headroom ? 1 - constants.log_odds_weight : constants.log_odds_weight;
    for (const double spread : spreads) {
      const EffectProcess process = follow_effects(
          seen, asked, scale, grown * std::exp(spread * constants.spread_sd), constants);
      log_weight[c] = std::log(share) - 0.5 * spread * spread + process.log_likelihood + jacobian;
      for (std::size_t i = 0; i < given.size(); ++i) {
        const auto& [mean, variance] = process.at[i];
        const double score =
            headroom ? given[i].base + mean * (1 - given[i].base)
                     : 1 / (1 + std::exp(-mean - logit(kept(given[i].base, questions))));
        const ScoreRow measured{target.size, given[i].base, std::clamp(score, 0.0, 1.0), questions};
        given[i].parts[c] = {scale, 0, mean,
                             std::sqrt(variance + measurement * variance_on(scale, measured))};
      }
      ++c;
    }
  }
  const double best = *std::max_element(log_weight.begin(), log_weight.end());
  double all = 0;
  for (double& weight : log_weight) all += weight = std::exp(weight - best);
  for (GivenBase& one : given)
    for (std::size_t i = 0; i < candidates; ++i) one.parts[i].weight = log_weight[i] / all;

  const Distribution gain{given, 1}, score{given, 0};
  ScoreForecastAt at{target.size, 0, 0, 0, 0, {}, {}, std::nullopt};
  for (const GivenBase& one : given) at.base += one.weight * one.base;
  // The mean of a number within 0 … 1 is the integral of the probability of exceeding it, here over
  // pieces between quantiles.
  double low = 0, mean = 0;
  for (const double p : {0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0}) {
    const double high = p < 1 ? score.quantile(p) : 1, half = (high - low) / 2;
    for (const auto& [x, weight] : gauss_legendre)
      mean += weight * half * (1 - score.below(low + half * (1 + x)));
    low = high;
  }
  const double scale = options.ceiling;
  at.score = mean * scale;
  at.gain = (mean - at.base) * scale;
  at.median_gain = gain.quantile(0.5) * scale;
  at.base *= scale;
  for (const double level : options.levels) {
    const double lower = (1 - level) / 2, upper = (1 + level) / 2;
    const Interval own{score.quantile(lower) * scale, score.quantile(upper) * scale};
    at.scores.push_back(own);
    if (given.size() == 1)
      at.gains.push_back({own.low - at.base, own.high - at.base});
    else
      at.gains.push_back({gain.quantile(lower) * scale, gain.quantile(upper) * scale});
  }
  if (options.at_least) at.at_least = 1 - gain.below(*options.at_least / scale);
  return at;
}

}  // namespace

std::vector<std::optional<ScoreForecastAt>> score_forecast(std::span<const ScoreRow> rows,
                                                           std::span<const ScoreTarget> targets,
                                                           const ScoreForecastOptions& options) {
  std::vector<std::optional<ScoreForecastAt>> forecasts(targets.size());
  if (rows.empty()) return forecasts;
  const auto own = pooled(rows, options.ceiling);
  std::vector<std::vector<ScoreRow>> companions;
  for (const auto& companion : options.companions)
    companions.push_back(pooled(companion, options.ceiling));
  for (std::size_t i = 0; i < targets.size(); ++i)
    forecasts[i] = forecast_at(own, targets[i], companions, options);
  return forecasts;
}

}  // namespace gaincast

#include "core/decision/preposterior.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/averaging/common_variance.hpp"
#include "core/data/scores.hpp"
#include "core/decision/gain_table.hpp"
#include "core/design/predictive_moments.hpp"
#include "core/numerics/normal_mixture.hpp"

namespace gaincast {
namespace {

constexpr std::array refit_scores{-3.2, -2.4, -1.6, -0.8, 0.0, 0.8, 1.6, 2.4, 3.2};

double error_at_largest(const Forecaster& forecaster) {
  return forecaster.rows().dataset.points().back().se;
}

std::optional<std::vector<Foreseen>> by_refits(const Forecaster& forecaster, const Run& run,
                                               double target, double level) {
  const auto gains = outcomes(forecaster, run, refit_scores);
  if (!gains) return std::nullopt;
  const auto base = base_for(forecaster, run.size);
  std::vector<Foreseen> foreseen;
  for (std::size_t i = 0; i < refit_scores.size(); ++i) {
    const auto after = WithRun::make(forecaster, run, (*gains)[i], base);
    if (!after) return std::nullopt;
    const auto at =
        after->forecaster().at(std::span(&target, 1), std::span(&level, 1), std::nullopt)[0];
    if (!at || !std::isfinite(at->sd)) return std::nullopt;
    const auto& [low, high] = at->intervals[0];
    foreseen.push_back({refit_scores[i], at->centre, at->sd * at->sd, high - low});
  }
  return foreseen;
}

/// What one law says of a run and, after it, of the target.
struct LawAfter {
  double weight, mean, variance;  ///< of the outcome
  double target, regression;      ///< the target's mean, and how it follows the outcome
  double left;                    ///< variance at the target after the run
};

std::optional<std::vector<Foreseen>> by_moments(const Forecaster& forecaster, const Run& run,
                                                double target, double level) {
  if (forecaster.ensemble().better_left_out) return std::nullopt;
  const double sizes[]{run.size, target};
  const auto moments =
      predictive_moments(forecaster.fits(), forecaster.ensemble(), sizes, forecaster.bounds(sizes));
  if (!moments || moments->empty()) return std::nullopt;
  std::vector<LawAfter> laws;
  std::vector<MixtureComponent> outcome;
  for (const PredictiveMoments& law : *moments) {
    const double variance = law.cov(0, 0) + run.se * run.se, across = law.cov(1, 0);
    laws.push_back({law.weight, law.mean[0], variance, law.mean[1], across / variance,
                    law.cov(1, 1) - across * across / variance});
    outcome.push_back({law.weight, law.mean[0], variance});
  }
  const NormalMixture distribution(outcome);
  std::vector<Foreseen> foreseen;
  for (int i = 0; i < GainTable::nodes; ++i) {
    const double score = GainTable::node(i);
    const double gain = distribution.quantile(normal_probability(score));
    double best = -HUGE_VAL, all = 0, mean = 0, variance = 0;
    std::vector<double> weights;
    for (const LawAfter& law : laws) {
      const double off = gain - law.mean;
      weights.push_back(std::log(law.weight / std::sqrt(law.variance)) -
                        off * off / (2 * law.variance));
      best = std::max(best, weights.back());
    }
    for (double& weight : weights) all += weight = std::exp(weight - best);
    std::vector<MixtureComponent> after;
    for (std::size_t m = 0; m < laws.size(); ++m) {
      const LawAfter& law = laws[m];
      const double centre = law.target + law.regression * (gain - law.mean);
      after.push_back({weights[m] / all, centre, std::max(law.left, 0.0)});
      mean += weights[m] / all * centre;
    }
    std::erase_if(after, [](const MixtureComponent& law) { return !(law.weight > 0); });
    for (const MixtureComponent& law : after)
      variance += law.weight * (law.variance + (law.mean - mean) * (law.mean - mean));
    const auto [low, high] = NormalMixture(after).interval(level);
    foreseen.push_back({score, mean, variance, high - low});
  }
  return foreseen;
}

}  // namespace

std::optional<std::vector<double>> outcomes(const Forecaster& forecaster, const Run& run,
                                            std::span<const double> scores) {
  std::vector<double> levels{1e-9};  // the median
  for (const double score : scores)
    levels.push_back(score == 0 ? 1e-9 : 1 - 2 * normal_probability(-std::abs(score)));
  const auto at = forecaster.at(std::span(&run.size, 1), levels, std::nullopt)[0];
  if (!at) return std::nullopt;
  const bool of_curve = forecaster.options().method == DecisionMethod::paper;
  const double counted = of_curve ? 0 : error_at_largest(forecaster);
  const double more = run.se * run.se - counted * counted;
  const double median = (at->intervals[0].low + at->intervals[0].high) / 2;
  std::vector<double> gains;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto& [low, high] = at->intervals[i + 1];
    const double off = scores[i] < 0 ? median - low : scores[i] > 0 ? high - median : 0;
    const double away = std::sqrt(std::max(off * off + scores[i] * scores[i] * more, 0.0));
    gains.push_back(median + std::copysign(away, scores[i]));
    if (!std::isfinite(gains.back())) return std::nullopt;
  }
  return gains;
}

WithRun::WithRun(Preprocessed rows, ForecasterOptions options)
    : rows_(std::move(rows)), options_(std::move(options)) {}

std::optional<WithRun> WithRun::make(const Forecaster& forecaster, const Run& run, double gain,
                                     const std::optional<double>& base) {
  const Preprocessed& given = forecaster.rows();
  ForecasterOptions options = forecaster.options();
  double se = run.se;
  SeSource source = SeSource::given;
  if (options.method != DecisionMethod::paper) {
    options.laws = {};  // nobody asks
    se = std::max(se, error_at_largest(forecaster));
  }
  if (given.dataset.se_source() == SeSource::unknown) {
    // Nothing is known of its error either: it is as that of the largest size.
    source = SeSource::unknown;
    se = std::max_element(given.rows.begin(), given.rows.end(), [](const auto& a, const auto& b) {
           return a.size < b.size;
         })->se;
  }
  std::vector<Observation> rows = given.rows;
  rows.push_back({run.size, gain, se, base, source});
  const auto dataset = Dataset::parse(rows);
  if (!dataset) return std::nullopt;
  return WithRun({std::move(rows), with_common_variance(dataset.value()), given.upper_bound,
                  given.natural_upper_bound, given.ceiling, given.share_of_headroom,
                  given.percentage_points, given.extra_se},
                 std::move(options));
}

std::optional<double> base_for(const Forecaster& forecaster, double size) {
  const auto& rows = forecaster.rows().rows;
  for (const Observation& row : rows)
    if (!row.base) return std::nullopt;
  for (const Observation& row : rows)
    if (same_size(row.size, size)) return row.base;
  for (const KnownBase& known : forecaster.options().bases)
    if (same_size(known.size, size)) return known.base;
  if (forecaster.options().method != DecisionMethod::post_training) return std::nullopt;
  const auto at = forecaster.at(std::span(&size, 1), {}, std::nullopt)[0];
  return at ? at->base : std::nullopt;
}

std::optional<std::vector<Foreseen>> foresee(const Forecaster& forecaster, const Run& run,
                                             double target, double level) {
  return forecaster.options().method == DecisionMethod::paper
             ? by_moments(forecaster, run, target, level)
             : by_refits(forecaster, run, target, level);
}

}  // namespace gaincast

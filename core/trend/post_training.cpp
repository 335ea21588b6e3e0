#include "core/trend/post_training.hpp"

#include <algorithm>

#include "core/trend/gain_forecast.hpp"
#include "core/trend/score_forecast.hpp"

namespace gaincast {
namespace {

constexpr double one_sd = 0.6826894921370859;  // P(|Z| < 1) of a standard normal Z

/// As many questions as give the gain its standard error, were both scores binomial and
/// independent.
double questions_of(double base, double score, double se, double ceiling) {
  return std::clamp((base * (ceiling - base) + score * (ceiling - score)) / se / se, 1.0, 1e12);
}

/// The scores before and after; empty where a row has no base, or one that is no score.
std::optional<Scores> scores_of(std::span<const Observation> rows,
                                const PostTrainingOptions& options) {
  const double ceiling = options.ceiling;
  std::vector<ScoreRow> scores;
  for (const Observation& row : rows) {
    if (!row.base) return std::nullopt;
    const double base = *row.base, unit = options.share_of_headroom ? (ceiling - base) / 100 : 1;
    const double score = std::clamp(row.score.value_or(base + row.gain * unit), 0.0, ceiling);
    scores.push_back({row.size, base, score});
    if (row.questions)
      scores.back().questions = *row.questions, scores.back().samples = row.samples;
    else if (row.se_source != SeSource::unknown)
      scores.back().questions = questions_of(base, score, row.se * unit, ceiling);
  }
  const auto parsed = Scores::parse(scores, ceiling);
  return parsed ? std::optional(parsed.value()) : std::nullopt;
}

std::vector<PostTrainingAt> from_scores(const Scores& scores, const PostTrainingOptions& options,
                                        std::span<const double> levels) {
  std::vector<ScoreTarget> targets;
  for (std::size_t i = 0; i < options.sizes.size(); ++i)
    targets.push_back({options.sizes[i], options.bases.empty() ? std::nullopt : options.bases[i]});
  std::vector<PostTrainingAt> forecasts;
  ScoreForecastOptions asked{levels, options.at_least, options.companions};
  asked.share_of_headroom = options.share_of_headroom;
  for (ScoreForecastAt& at : score_forecast(scores, targets, asked)) {
    at.scores.pop_back();
    forecasts.push_back({at.size, at.median_gain, 0, std::move(at.gains), at.at_least,
                         PostTrainingAt::Score{at.base, at.score, std::move(at.scores)}});
  }
  return forecasts;
}

std::vector<PostTrainingAt> from_gains(const Dataset& dataset, const PostTrainingOptions& options,
                                       std::span<const double> levels) {
  std::vector<PostTrainingAt> forecasts;
  for (GainForecastAt& at : gain_forecast(dataset, {options.sizes, levels, options.at_least}))
    forecasts.push_back(
        {at.size, at.median, 0, std::move(at.intervals), at.at_least, std::nullopt});
  return forecasts;
}

/// Moves what lies beyond the bounds onto them.
void keep_within(const Interval& bounds, const std::optional<double>& gain, PostTrainingAt& at) {
  const auto kept = [&](double x) { return std::clamp(x, bounds.low, bounds.high); };
  at.gain = kept(at.gain);
  for (Interval& interval : at.gains) interval = {kept(interval.low), kept(interval.high)};
  if (!gain) return;
  if (*gain <= bounds.low) at.at_least = 1;
  if (*gain > bounds.high) at.at_least = 0;
}

}  // namespace

std::vector<PostTrainingAt> post_training_forecast(std::span<const Observation> rows,
                                                   const Dataset& dataset,
                                                   const PostTrainingOptions& options) {
  std::vector<double> levels(options.levels.begin(), options.levels.end());
  levels.push_back(one_sd);
  const auto scores = scores_of(rows, options);
  auto forecasts =
      scores ? from_scores(*scores, options, levels) : from_gains(dataset, options, levels);
  for (std::size_t i = 0; i < forecasts.size(); ++i) {
    PostTrainingAt& at = forecasts[i];
    at.sd = (at.gains.back().high - at.gains.back().low) / 2;
    at.gains.pop_back();
    if (!options.bounds.empty()) keep_within(options.bounds[i], options.at_least, at);
  }
  return forecasts;
}

}  // namespace gaincast

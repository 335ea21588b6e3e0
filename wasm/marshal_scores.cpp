#include "wasm/marshal_scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/evaluation/baselines.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

constexpr int max_companions = 64;

double ceiling_of(const val& options) {
  return number(options, "ceiling", 100);
}

template <class At>
val intervals(std::span<const double> levels, std::span<const At> forecast,
              std::vector<Interval> At::* of) {
  val list = val::array();
  for (std::size_t level = 0; level < levels.size(); ++level) {
    val entry = val::object();
    put(entry, "level", levels[level]);
    put(entry, "low",
        column(forecast, [&](const At& at) { return std::optional((at.*of)[level].low); }));
    put(entry, "high",
        column(forecast, [&](const At& at) { return std::optional((at.*of)[level].high); }));
    append(list, entry);
  }
  return list;
}

template <class At>
val at_least(const std::optional<double>& gain, std::span<const At> forecast) {
  if (!gain) return val::null();
  val result = val::object();
  put(result, "gain", *gain);
  put(result, "probability", column(forecast, [](const At& at) { return at.at_least; }));
  return result;
}

template <class At>
val numbers_of(std::span<const At> forecast, double At::* field) {
  return column(forecast, [&](const At& at) { return std::optional(at.*field); });
}

}  // namespace

Outcome<Scores> scores(const val& rows, const val& options) {
  return Scores::parse(observations(rows), ceiling_of(options));
}

Outcome<GainRequest> gain_request(const val& options) {
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  GainRequest request{sizes.value(), {0.9}, {}};
  if (given(option(options, "levels"))) {
    const auto levels = levels_option(options);
    if (!levels) return levels.error();
    request.levels = levels.value();
  }
  if (given(option(options, "atLeast"))) {
    request.at_least = number(options, "atLeast", 0);
    if (!std::isfinite(*request.at_least)) return bad_option("atLeast", "must be a number.");
  }
  return request;
}

Outcome<std::vector<Scores>> companions_option(const val& options, double ceiling) {
  std::vector<Scores> companions;
  const val lists = option(options, "companions");
  if (!given(lists)) return companions;
  const double count = number(lists, "length", -1);
  if (!whole(count, 0, max_companions))
    return bad_option("companions", "must be a list of at most 64 lists of rows.");
  for (int i = 0; i < static_cast<int>(count); ++i) {
    const auto companion = Scores::parse(observations(lists[i]), ceiling);
    if (!companion)
      return bad_option("companions", "cannot be used. List " + std::to_string(i + 1) + ": " +
                                          companion.error().message);
    companions.push_back(companion.value());
  }
  return companions;
}

Outcome<ScoreRequest> score_request(const val& options, const Scores& scores) {
  const auto asked = gain_request(options);
  if (!asked) return asked.error();
  ScoreRequest request{asked.value().levels, {}, asked.value().at_least, {}};
  const val bases = option(options, "bases");
  const double many = given(bases) ? number(bases, "length", -1) : 0;
  if (given(bases) && many != static_cast<double>(asked.value().sizes.size()))
    return bad_option("bases", "must have one score, or null, for each size.");
  for (std::size_t i = 0; i < asked.value().sizes.size(); ++i) {
    ScoreTarget target{asked.value().sizes[i], {}};
    if (given(bases) && given(bases[i])) {
      const val base = bases[i];
      target.base = base.isNumber() ? base.as<double>() : -1;
      if (!(*target.base >= 0 && *target.base <= scores.ceiling()))
        return bad_option("bases", "must lie between 0 and the ceiling.");
    }
    request.targets.push_back(target);
  }
  const auto companions = companions_option(options, scores.ceiling());
  if (!companions) return companions.error();
  request.companions = companions.value();
  return request;
}

val score_forecast(const Scores& scores, const ScoreRequest& request,
                   std::span<const ScoreForecastAt> forecast) {
  const ScorePair& pair = scores.points().back().pair;
  const double scale = scores.ceiling(), last = (pair.score - pair.base) * scale;
  val gain = val::object(), score = val::object(), simple = val::object(), result = val::object();
  put(gain, "mean", numbers_of(forecast, &ScoreForecastAt::gain));
  put(gain, "median", numbers_of(forecast, &ScoreForecastAt::median_gain));
  put(gain, "intervals", intervals(request.levels, forecast, &ScoreForecastAt::gains));
  put(score, "mean", numbers_of(forecast, &ScoreForecastAt::score));
  put(score, "intervals", intervals(request.levels, forecast, &ScoreForecastAt::scores));
  put(simple, "lastGain", last);
  put(simple, "lastShareOfHeadroom", column(forecast, [&](const ScoreForecastAt& at) {
        return std::optional(last_share_of_headroom(last, pair.base * scale, at.base, scale));
      }));
  val known = val::array();
  for (const ScoreTarget& target : request.targets) append(known, val(target.base.has_value()));
  put(result, "sizes", numbers_of(forecast, &ScoreForecastAt::size));
  put(result, "ceiling", scale);
  put(result, "base", numbers_of(forecast, &ScoreForecastAt::base));
  put(result, "baseGiven", known);
  put(result, "gain", gain);
  put(result, "score", score);
  put(result, "atLeast", at_least(request.at_least, forecast));
  put(result, "baselines", simple);
  return result;
}

val gain_forecast(const GainRequest& request, std::span<const GainForecastAt> forecast) {
  val result = val::object();
  put(result, "sizes", numbers_of(forecast, &GainForecastAt::size));
  put(result, "mean", numbers_of(forecast, &GainForecastAt::mean));
  put(result, "median", numbers_of(forecast, &GainForecastAt::median));
  put(result, "intervals", intervals(request.levels, forecast, &GainForecastAt::intervals));
  put(result, "atLeast", at_least(request.at_least, forecast));
  return result;
}

val forecast(const ForecastRequest& request, std::span<const PostTrainingAt> forecast,
             const std::optional<GoodnessOfFit>& goodness, std::span<const Caution> doubts) {
  Intervals predictive;
  for (std::size_t level = 0; level < request.levels.size(); ++level)
    for (const PostTrainingAt& at : forecast) predictive.all.emplace_back(at.gains[level]);
  for (const PostTrainingAt& at : forecast) predictive.at_least.push_back(at.at_least);
  const val none = column(forecast, [](const PostTrainingAt&) { return std::optional<double>(); });
  val scores = val::null();
  if (!forecast.empty() && forecast.front().score) {
    std::vector<PostTrainingAt::Score> all;
    for (const PostTrainingAt& at : forecast) all.push_back(*at.score);
    const std::span<const PostTrainingAt::Score> each = all;
    scores = val::object();
    put(scores, "base", numbers_of(each, &PostTrainingAt::Score::base));
    put(scores, "mean", numbers_of(each, &PostTrainingAt::Score::score));
    put(scores, "intervals", intervals(request.levels, each, &PostTrainingAt::Score::scores));
  }
  val result = forecast_frame(request, "post-training", predictive, doubts);
  put(result, "intervals", intervals_of(request, predictive.all));
  put(result, "goodnessOfFit", goodness_of_fit(goodness));
  put(result, "criterion", val::null());
  put(result, "mean", numbers_of(forecast, &PostTrainingAt::gain));
  put(result, "within", none);
  put(result, "between", none);
  put(result, "sd", numbers_of(forecast, &PostTrainingAt::sd));
  put(result, "laws", val::array());
  put(result, "trend", val::null());
  put(result, "scores", scores);
  return result;
}

}  // namespace gaincast::marshal

#pragma once

#include "core/trend/gain_forecast.hpp"
#include "core/trend/post_training.hpp"
#include "core/trend/score_forecast.hpp"
#include "wasm/marshal_forecast.hpp"

/// Forecasts of scores, and of gains alone, as web/src/engine/contract.ts describes them.
namespace gaincast::marshal {

/// What a forecast of scores is asked for.
struct ScoreRequest {
  std::vector<double> levels;
  std::vector<ScoreTarget> targets;
  std::optional<double> at_least;
  std::vector<Scores> companions;
};

/// Rows as marshal.hpp reads them, which need a base and a score; refuses as Scores::parse does.
/// options.ceiling: 100 where it is undefined or null.
Outcome<Scores> scores(const val& rows, const val& options);
/// options.companions: at most 64 lists of such rows; none where it is undefined or null. Refuses
/// with code "bad-option", which names the list and the row.
Outcome<std::vector<Scores>> companions_option(const val& options, double ceiling);
/// options.sizes, .bases, .levels (90% alone where it is undefined or null), .atLeast, .companions.
/// Refuses with the codes of parse_targets and levels_option, and "bad-option".
Outcome<ScoreRequest> score_request(const val& options, const Scores& scores);
val score_forecast(const Scores& scores, const ScoreRequest& request,
                   std::span<const ScoreForecastAt> forecast);

/// What a forecast of gains alone is asked for: options.sizes, .levels, .atLeast, as above.
struct GainRequest {
  std::vector<double> sizes, levels;
  std::optional<double> at_least;
};
Outcome<GainRequest> gain_request(const val& options);
val gain_forecast(const GainRequest& request, std::span<const GainForecastAt> forecast);

/// The forecast of gains by either, in the form of the other methods' forecasts.
val forecast(const ForecastRequest& request, std::span<const PostTrainingAt> forecast,
             const std::optional<GoodnessOfFit>& goodness, std::span<const Caution> cautions);

}  // namespace gaincast::marshal

#pragma once

#include "core/averaging/forecast.hpp"
#include "core/evaluation/method.hpp"
#include "wasm/marshal.hpp"

/// Forecasts as web/src/engine/contract.ts describes them, in the same form for both methods.
namespace gaincast::marshal {

/// What a forecast is asked for.
struct ForecastRequest {
  std::vector<double> sizes, levels;
  BoundsRequest bounds;
  std::optional<double> at_least;  ///< a gain, pp
  double upper_bound;              ///< of all sizes; "most" for JavaScript
};
/// options.sizes, .levels, .bounded, .bases, .atLeast. upper_bound: where options.bounded is not
/// true. Refuses with the codes of parse_targets and levels_option, and "bad-option".
Outcome<ForecastRequest> forecast_request(const Preprocessed& preprocessed, const val& options,
                                          double upper_bound);

/// The intervals of an answer, level by level, and the probabilities of options.atLeast or more.
struct Intervals {
  std::vector<std::optional<Interval>> all;
  std::vector<std::optional<double>> at_least;  ///< one a size; none where it was not asked for
};

/// The part of an answer that both methods share: the request, the intervals of the full predictive
/// distribution, and the cautions.
val forecast_frame(const ForecastRequest& request, std::string_view method,
                   const Intervals& predictive, std::span<const Caution> cautions);
/// Intervals as a list of {level, low, high}.
val intervals_of(const ForecastRequest& request,
                 std::span<const std::optional<Interval>> intervals);
/// The answer of the paper's method.
val forecast(const ForecastRequest& request, const Dataset& dataset, std::span<const Fit> fits,
             const Ensemble& ensemble, std::span<const ForecastAt> forecasts,
             std::span<const Caution> cautions);

}  // namespace gaincast::marshal

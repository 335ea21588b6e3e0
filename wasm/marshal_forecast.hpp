#pragma once

#include "core/averaging/forecast.hpp"
#include "core/evaluation/method.hpp"
#include "wasm/marshal.hpp"

/// Forecasts as web/src/engine/contract.ts describes them, in the same form for both methods.
namespace gaincast::marshal {

/// What a forecast is asked for.
struct ForecastRequest {
  std::vector<double> sizes, levels;
};
/// options.sizes, .levels. Refuses with the codes of parse_targets and levels_option.
Outcome<ForecastRequest> forecast_request(const val& options);

/// The part of an answer that both methods share: the request and the intervals. intervals: one for
/// every level and size, level by level, empty where there is none. upper_bound: no gain above
/// this, pp; null for JavaScript where it is infinite.
val forecast_frame(const ForecastRequest& request, Method method, double upper_bound,
                   std::span<const std::optional<Interval>> intervals);
/// The answer of the paper's method.
val forecast(const ForecastRequest& request, double upper_bound, std::span<const Fit> fits,
             const Ensemble& ensemble, std::span<const ForecastAt> forecasts);

}  // namespace gaincast::marshal

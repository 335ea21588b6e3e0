#pragma once

#include "core/averaging/forecast.hpp"
#include "core/evaluation/method.hpp"
#include "wasm/marshal.hpp"

/// Forecasts in the shape of web/src/engine/contract.ts, alike for either method.
namespace gaincast::marshal {

/// What a forecast is asked for.
struct ForecastRequest {
  std::vector<double> sizes, levels;
};
/// options.sizes, .levels.
Outcome<ForecastRequest> forecast_request(const val& options);

/// What forecasts of both methods say of the request, and their intervals: one a level and size,
/// level by level, empty where there is none. most: no gain above this.
val forecast_frame(const ForecastRequest& request, Method method, double upper_bound,
                   std::span<const std::optional<Interval>> intervals);
/// The paper's method.
val forecast(const ForecastRequest& request, double upper_bound, std::span<const Fit> fits,
             const Ensemble& ensemble, std::span<const ForecastAt> forecasts);

}  // namespace gaincast::marshal

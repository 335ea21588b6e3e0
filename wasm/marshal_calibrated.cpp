#include <cmath>

#include "wasm/marshal_planning.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {

val forecast(const ForecastRequest& request, const CalibratedForecast& forecast,
             const std::optional<GoodnessOfFit>& goodness, std::span<const Caution> doubts) {
  Intervals predictive;
  for (std::size_t level = 0; level < request.levels.size(); ++level)
    for (const CalibratedAt& at : forecast.at) predictive.all.emplace_back(at.intervals[level]);
  for (const CalibratedAt& at : forecast.at) predictive.at_least.push_back(at.at_least);
  const auto numbers = [&](double CalibratedAt::* field) {
    return column(forecast.at, [&](const CalibratedAt& at) { return std::optional(at.*field); });
  };
  const val none = column(forecast.at, [](const CalibratedAt&) { return std::optional<double>(); });
  val trend = val::object();
  put(trend, "slope", forecast.slope.mean);
  put(trend, "slopeSd", std::sqrt(forecast.slope.variance));
  put(trend, "measurement", numbers(&CalibratedAt::measurement));
  put(trend, "course", numbers(&CalibratedAt::trend));
  put(trend, "turn", numbers(&CalibratedAt::regime_change));
  val result = forecast_frame(request, id(Method::calibrated), predictive, doubts);
  put(result, "intervals", intervals_of(request, predictive.all));
  put(result, "goodnessOfFit", goodness_of_fit(goodness));
  put(result, "criterion", val::null());
  put(result, "mean", numbers(&CalibratedAt::mean));
  put(result, "within", none);
  put(result, "between", none);
  put(result, "sd", numbers(&CalibratedAt::sd));
  put(result, "laws", val::array());
  put(result, "trend", trend);
  return result;
}

val extra_se(const ExtraSe& found) {
  val result = val::object();
  put(result, "estimate", found.estimate);
  put(result, "low", found.low);
  put(result, "high", nullable(found.high));
  return result;
}

Measurement measurement(const val& options) {
  const auto figure = [&](const char* name, double otherwise) {
    return number(options, name, otherwise);
  };
  const double none = std::nan("");
  return {figure("base", none),
          figure("score", none),
          figure("questions", none),
          figure("samples", 1),
          option(options, "paired").isTrue(),
          figure("within", 0.5),
          figure("between", 0.5)};
}

val gain_se(const GainSe& found) {
  val result = val::object();
  put(result, "baseSe", found.base_se);
  put(result, "scoreSe", found.score_se);
  put(result, "gainSe", found.gain_se);
  return result;
}

}  // namespace gaincast::marshal

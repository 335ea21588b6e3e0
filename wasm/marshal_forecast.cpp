#include "wasm/marshal_forecast.hpp"

#include "wasm/options.hpp"

namespace gaincast::marshal {

Outcome<ForecastRequest> forecast_request(const val& options) {
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  const auto levels = levels_option(options);
  if (!levels) return levels.error();
  return ForecastRequest{sizes.value(), levels.value()};
}

val forecast_frame(const ForecastRequest& request, Method method, double upper_bound,
                   std::span<const std::optional<Interval>> intervals) {
  const std::size_t sizes = request.sizes.size();
  val list = val::array();
  for (std::size_t level = 0; level < request.levels.size(); ++level) {
    const auto ends = [&](double Interval::* end) {
      return column(intervals.subspan(level * sizes, sizes), [&](const auto& interval) {
        return interval ? std::optional((*interval).*end) : std::nullopt;
      });
    };
    val entry = val::object();
    put(entry, "level", request.levels[level]);
    put(entry, "low", ends(&Interval::low));
    put(entry, "high", ends(&Interval::high));
    append(list, entry);
  }
  val result = val::object();
  put(result, "method", id(method));
  put(result, "sizes", plain(request.sizes));
  put(result, "most", nullable(upper_bound));
  put(result, "intervals", list);
  return result;
}

val forecast(const ForecastRequest& request, double upper_bound, std::span<const Fit> fits,
             const Ensemble& ensemble, std::span<const ForecastAt> forecasts) {
  std::vector<std::optional<Interval>> intervals;
  for (const double level : request.levels)
    for (const ForecastAt& at : forecasts) {
      intervals.emplace_back();
      if (at.average) intervals.back() = interval(*at.average, level, upper_bound);
    }
  val result = forecast_frame(request, Method::paper, upper_bound, intervals);
  const auto averages = [&](double Average::* field) {
    return column(forecasts, [&](const ForecastAt& at) {
      return at.average ? std::optional((*at.average).*field) : std::nullopt;
    });
  };
  put(result, "criterion", id(ensemble.criterion));
  put(result, "mean", averages(&Average::mean));
  put(result, "within", averages(&Average::within));
  put(result, "between", averages(&Average::between));
  put(result, "sd", averages(&Average::sd));
  val laws = val::array();
  for (std::size_t i = 0; i < fits.size(); ++i) {
    const auto predictions = [&](double Prediction::* field) {
      return column(forecasts, [&](const ForecastAt& at) {
        return at.laws[i] ? std::optional((*at.laws[i]).*field) : std::nullopt;
      });
    };
    val law = val::object();
    put(law, "law", fits[i].law);
    put(law, "weight", ensemble.scores[i].weight);
    put(law, "value", predictions(&Prediction::value));
    put(law, "sd", predictions(&Prediction::sd));
    append(laws, law);
  }
  put(result, "laws", laws);
  put(result, "trend", val::null());
  return result;
}

}  // namespace gaincast::marshal

#include "wasm/marshal_forecast.hpp"

#include <cmath>

#include "core/numerics/normal_mixture.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {

Outcome<ForecastRequest> forecast_request(const Preprocessed& preprocessed, const val& options,
                                          double upper_bound) {
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  const auto levels = levels_option(options);
  if (!levels) return levels.error();
  const auto within = bounds(preprocessed, options, sizes.value(), upper_bound);
  if (!within) return within.error();
  ForecastRequest request{sizes.value(), levels.value(), within.value(), {}, upper_bound};
  if (given(option(options, "atLeast"))) {
    request.at_least = number(options, "atLeast", 0);
    if (!std::isfinite(*request.at_least)) return bad_option("atLeast", "must be a number.");
  }
  return request;
}

val intervals_of(const ForecastRequest& request,
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
  return list;
}

val forecast_frame(const ForecastRequest& request, std::string_view method,
                   const Intervals& predictive, std::span<const Caution> doubts) {
  val at_least = val::null();
  if (request.at_least) {
    at_least = val::object();
    put(at_least, "gain", *request.at_least);
    put(at_least, "probability", nullable_list(predictive.at_least));
  }
  val result = val::object();
  put(result, "method", method);
  put(result, "sizes", plain(request.sizes));
  put(result, "most", nullable(request.upper_bound));
  put(result, "predictive", intervals_of(request, predictive.all));
  put(result, "atLeast", at_least);
  put(result, "scores", val::null());
  put(result, "cautions", cautions(doubts));
  return result;
}

val forecast(const ForecastRequest& request, const Dataset& dataset, std::span<const Fit> fits,
             const Ensemble& ensemble, std::span<const ForecastAt> forecasts,
             std::span<const Caution> doubts) {
  const Bounds bounds{request.bounds.kept};
  std::vector<std::optional<Interval>> around;
  Intervals predictive;
  std::vector<std::optional<NormalMixture>> gains;
  for (std::size_t s = 0; s < forecasts.size(); ++s) {
    gains.emplace_back();
    if (forecasts[s].average) gains.back() = NormalMixture(forecasts[s].gain, bounds.of(s));
  }
  for (const double level : request.levels)
    for (std::size_t s = 0; s < forecasts.size(); ++s) {
      around.emplace_back();
      predictive.all.emplace_back();
      if (!gains[s]) continue;
      around.back() = interval(*forecasts[s].average, level, bounds.of(s));
      predictive.all.back() = gains[s]->interval(level);
    }
  if (request.at_least)
    for (const auto& gain : gains)
      predictive.at_least.push_back(gain ? std::optional(gain->at_least(*request.at_least))
                                         : std::nullopt);
  val result = forecast_frame(request, id(Method::paper), predictive, doubts);
  put(result, "intervals", intervals_of(request, dataset.least_chi2() ? predictive.all : around));
  put(result, "goodnessOfFit",
      goodness_of_fit(gaincast::goodness_of_fit(fits, dataset.distinct_sizes())));
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

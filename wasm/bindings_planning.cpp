#include <emscripten/bind.h>

#include <cmath>

#include "core/evaluation/scatter.hpp"
#include "core/fitting/fit_laws.hpp"
#include "wasm/decisions.hpp"
#include "wasm/marshal_planning.hpp"
#include "wasm/marshal_scores.hpp"
#include "wasm/options.hpp"
#include "wasm/paper.hpp"

/// The functions of the second module, which a page loads when it first needs one of them;
/// described in web/src/engine/contract.ts. Built as those of the first.
namespace gaincast {
namespace {

using emscripten::val;

val decompose(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const Dataset& dataset = preprocessed.value().dataset;
  const auto asked = marshal::decomposition_options(options);
  if (!asked) return marshal::failure(asked.error());
  return marshal::success(
      marshal::decomposition(dataset, asked.value(), gaincast::decompose(dataset, asked.value())));
}

/// The answer with the doubts about the data themselves.
val with_cautions(val answer, const Dataset& dataset, Criterion criterion,
                  std::span<const Law> laws) {
  marshal::put(answer, "cautions",
               marshal::cautions(cautions(dataset, gaincast::fit(dataset, laws), criterion)));
  return answer;
}

/// Runs the trials that are asked for; `show` copies out what they add up to.
val run_trials(const val& rows, const val& options,
               val (*show)(const ValidationOptions&, const ValidationSlice&,
                           std::span<const std::string_view>)) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const Dataset& dataset = preprocessed.value().dataset;
  const auto request = marshal::validation_request(preprocessed.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return marshal::failure(laws.error());
  const auto& [asked, first, last] = request.value();
  std::vector<std::string_view> ids;
  for (const Law& law : laws.value()) ids.push_back(law.id);
  return marshal::success(
      with_cautions(show(asked, gaincast::validate(dataset, asked, first, last, laws.value()), ids),
                    dataset, asked.criterion, laws.value()));
}

val validate(const val& rows, const val& options) {
  return run_trials(rows, options, &marshal::validation);
}

val validate_slice(const val& rows, const val& options) {
  return run_trials(rows, options, &marshal::validation_slice);
}

val validate_summary(const val& slices) {
  const auto total = marshal::validation_total(slices);
  if (!total) return marshal::failure(total.error());
  val sum = marshal::validation(total.value().options, total.value().sum, total.value().laws);
  const val doubts = slices[0]["cautions"];
  marshal::put(sum, "cautions", doubts.isArray() ? doubts : val::array());
  return marshal::success(sum);
}

val design(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const Dataset& dataset = preprocessed.value().dataset;
  const auto asked = marshal::design_options(preprocessed.value(), options);
  if (!asked) return marshal::failure(asked.error());
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return marshal::failure(laws.error());
  return marshal::success(with_cautions(
      marshal::design(asked.value(), gaincast::design(dataset, asked.value(), laws.value())),
      dataset, asked.value().criterion, laws.value()));
}

/// The paper's method with any laws.
val fit(const val& rows, const val& options) {
  return paper::fit(rows, options, catalogue());
}
val bootstrap(const val& rows, const val& options) {
  return paper::bootstrap(rows, options, catalogue());
}
val bootstrap_slice(const val& rows, const val& options) {
  return paper::bootstrap_slice(rows, options, catalogue());
}

/// The forecast by the calibrated method, by the one learned from post-training, or, where the
/// method is 'paper', by the paper's with any laws.
val forecast(const val& rows, const val& options) {
  if (marshal::option(options, "method").strictlyEquals(val("paper")))
    return paper::forecast(rows, options, catalogue(), &gaincast::fit);
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto asked = marshal::forecast_request(preprocessed.value(), options,
                                               preprocessed.value().natural_upper_bound);
  if (!asked) return marshal::failure(asked.error());
  const auto& [observations, dataset, upper, natural, ceiling, share, pp, extra] =
      preprocessed.value();
  const auto& request = asked.value();
  const auto fits = gaincast::fit(dataset);
  const auto goodness = goodness_of_fit(fits, dataset.distinct_sizes());
  const auto doubts = calibrated_cautions(dataset, fits, request.sizes);
  if (!marshal::option(options, "method").strictlyEquals(val("post-training")))
    return marshal::success(marshal::forecast(
        request,
        calibrated_forecast(dataset,
                            {request.sizes, request.levels, request.bounds.kept, request.at_least}),
        goodness, doubts));
  const auto bases = marshal::bases_option(options, request.sizes.size(), ceiling);
  if (!bases) return marshal::failure(bases.error());
  const auto companions = marshal::companions_option(options, ceiling);
  if (!companions) return marshal::failure(companions.error());
  return marshal::success(marshal::forecast(
      request,
      post_training_forecast(observations, dataset,
                             {request.sizes, request.levels, bases.value(), ceiling, share,
                              request.bounds.kept, request.at_least, companions.value()}),
      goodness, doubts));
}

val backtest(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto asked = marshal::backtest_options(preprocessed.value(), options);
  if (!asked) return marshal::failure(asked.error());
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return marshal::failure(laws.error());
  const auto answer = gaincast::backtest(preprocessed.value().rows, asked.value(), laws.value());
  if (!answer) return marshal::failure(answer.error());
  return marshal::success(with_cautions(marshal::backtest(asked.value(), answer.value()),
                                        preprocessed.value().dataset, asked.value().criterion,
                                        laws.value()));
}

val estimate_extra_se(const val& rows) {
  const auto observations = marshal::observations(rows);
  const auto dataset = Dataset::parse(observations);
  if (!dataset) return marshal::failure(dataset.error(), rows, val::undefined());
  return marshal::success(marshal::extra_se(gaincast::estimate_extra_se(observations)));
}

/// The scatter that the rows need, pp, and the option extraSe with it.
val scatter(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const double given = marshal::number(options, "extraSe", 0);
  const auto in_pp = preprocess(marshal::observations(rows),
                                {.extra_se = given, .ceiling = preprocessed.value().ceiling});
  if (!in_pp) return marshal::failure(in_pp.error(), rows, options);
  const double needed = needed_scatter(in_pp.value().rows, preprocessed.value().dataset);
  val result = val::object();
  marshal::put(result, "needed", needed);
  marshal::put(result, "extraSe", std::hypot(given, needed));
  return marshal::success(result);
}

/// Every law's own interval at each size, by profile likelihood.
val law_intervals(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto asked = marshal::law_intervals_request(options);
  if (!asked) return marshal::failure(asked.error());
  const Dataset& dataset = preprocessed.value().dataset;
  return marshal::success(marshal::law_intervals(asked.value(), dataset, gaincast::fit(dataset)));
}

val gain_se(const val& options) {
  const auto found = gaincast::gain_se(marshal::measurement(options));
  if (!found) return marshal::failure(found.error());
  return marshal::success(marshal::gain_se(found.value()));
}

val score_forecast(const val& rows, const val& options) {
  const auto scores = marshal::scores(rows, options);
  if (!scores) return marshal::failure(scores.error());
  const auto asked = marshal::score_request(options, scores.value());
  if (!asked) return marshal::failure(asked.error());
  const auto& [levels, targets, at_least, companions] = asked.value();
  return marshal::success(marshal::score_forecast(
      scores.value(), asked.value(),
      gaincast::score_forecast(scores.value(), targets, {levels, at_least, companions})));
}

val gain_forecast(const val& rows, const val& options) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error(), rows, val::undefined());
  const auto asked = marshal::gain_request(options);
  if (!asked) return marshal::failure(asked.error());
  const auto& [sizes, levels, at_least] = asked.value();
  return marshal::success(marshal::gain_forecast(
      asked.value(), gaincast::gain_forecast(dataset.value(), {sizes, levels, at_least})));
}

EMSCRIPTEN_BINDINGS(gaincast_planning) {
  emscripten::function("requiredSize", &decisions::required_size);
  emscripten::function("nextRun", &decisions::next_run);
  emscripten::function("compare", &decisions::compare);
  emscripten::function("rank", &decisions::rank);
  emscripten::function("verify", &decisions::verify);
  emscripten::function("fit", &fit);
  emscripten::function("bootstrap", &bootstrap);
  emscripten::function("bootstrapSlice", &bootstrap_slice);
  emscripten::function("forecast", &forecast);
  emscripten::function("scoreForecast", &score_forecast);
  emscripten::function("gainForecast", &gain_forecast);
  emscripten::function("backtest", &backtest);
  emscripten::function("estimateExtraSe", &estimate_extra_se);
  emscripten::function("scatter", &scatter);
  emscripten::function("lawIntervals", &law_intervals);
  emscripten::function("gainSe", &gain_se);
  emscripten::function("decompose", &decompose);
  emscripten::function("validate", &validate);
  emscripten::function("validateSlice", &validate_slice);
  emscripten::function("validateSummary", &validate_summary);
  emscripten::function("design", &design);
}

}  // namespace
}  // namespace gaincast

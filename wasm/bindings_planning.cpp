#include <emscripten/bind.h>

#include "wasm/marshal_planning.hpp"

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

/// Runs the trials that are asked for; `show` copies out what they add up to.
val run_trials(const val& rows, const val& options,
               val (*show)(const ValidationOptions&, const ValidationSlice&)) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const Dataset& dataset = preprocessed.value().dataset;
  const auto request = marshal::validation_request(dataset, options);
  if (!request) return marshal::failure(request.error());
  const auto& [asked, first, last] = request.value();
  return marshal::success(show(asked, gaincast::validate(dataset, asked, first, last)));
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
  return marshal::success(marshal::validation(total.value().options, total.value().sum));
}

val design(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const Dataset& dataset = preprocessed.value().dataset;
  const auto asked = marshal::design_options(options);
  if (!asked) return marshal::failure(asked.error());
  return marshal::success(marshal::design(asked.value(), gaincast::design(dataset, asked.value())));
}

/// The forecast by the calibrated method; the first module has the paper's.
val forecast(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto request = marshal::forecast_request(options);
  if (!request) return marshal::failure(request.error());
  const double upper_bound = preprocessed.value().natural_upper_bound;
  const auto& [sizes, levels] = request.value();
  return marshal::success(marshal::forecast(
      request.value(), upper_bound,
      calibrated_forecast(preprocessed.value().dataset, {sizes, levels, upper_bound})));
}

val backtest(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto asked = marshal::backtest_options(preprocessed.value(), options);
  if (!asked) return marshal::failure(asked.error());
  const auto answer = gaincast::backtest(preprocessed.value().rows, asked.value());
  if (!answer) return marshal::failure(answer.error());
  return marshal::success(marshal::backtest(asked.value(), answer.value()));
}

val estimate_extra_se(const val& rows) {
  const auto observations = marshal::observations(rows);
  const auto dataset = Dataset::parse(observations);
  if (!dataset) return marshal::failure(dataset.error(), rows, val::undefined());
  return marshal::success(marshal::extra_se(gaincast::estimate_extra_se(observations)));
}

val gain_se(const val& options) {
  const auto found = gaincast::gain_se(marshal::measurement(options));
  if (!found) return marshal::failure(found.error());
  return marshal::success(marshal::gain_se(found.value()));
}

EMSCRIPTEN_BINDINGS(gaincast_planning) {
  emscripten::function("forecast", &forecast);
  emscripten::function("backtest", &backtest);
  emscripten::function("estimateExtraSe", &estimate_extra_se);
  emscripten::function("gainSe", &gain_se);
  emscripten::function("decompose", &decompose);
  emscripten::function("validate", &validate);
  emscripten::function("validateSlice", &validate_slice);
  emscripten::function("validateSummary", &validate_summary);
  emscripten::function("design", &design);
}

}  // namespace
}  // namespace gaincast

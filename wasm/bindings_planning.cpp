#include <emscripten/bind.h>

#include "wasm/marshal_planning.hpp"

/// The second module's functions, which a page loads when they are first asked for; described in
/// web/src/engine/contract.ts.
namespace gaincast {
namespace {

using emscripten::val;

val decompose(const val& rows, const val& options) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto asked = marshal::decomposition_options(options);
  if (!asked) return marshal::failure(asked.error());
  return marshal::success(marshal::decomposition(
      dataset.value(), asked.value(), gaincast::decompose(dataset.value(), asked.value())));
}

/// Runs the trials that are asked for, and shows what they add up to.
val run_trials(const val& rows, const val& options,
               val (*show)(const ValidationOptions&, const ValidationSlice&)) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto request = marshal::validation_request(dataset.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto& [asked, first, last] = request.value();
  return marshal::success(show(asked, gaincast::validate(dataset.value(), asked, first, last)));
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
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto asked = marshal::design_options(options);
  if (!asked) return marshal::failure(asked.error());
  return marshal::success(
      marshal::design(asked.value(), gaincast::design(dataset.value(), asked.value())));
}

EMSCRIPTEN_BINDINGS(gaincast_planning) {
  emscripten::function("decompose", &decompose);
  emscripten::function("validate", &validate);
  emscripten::function("validateSlice", &validate_slice);
  emscripten::function("validateSummary", &validate_summary);
  emscripten::function("design", &design);
}

}  // namespace
}  // namespace gaincast

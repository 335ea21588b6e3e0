#include <emscripten/bind.h>

#include "wasm/marshal.hpp"

/// The functions that JavaScript sees; described in web/src/engine/contract.ts.
namespace gaincast {
namespace {

using emscripten::val;

val laws() {
  return marshal::laws(catalogue());
}

val fit(const val& rows, const val& options) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const auto fits = gaincast::fit(dataset.value());
  const auto ensemble = weigh(fits, criterion.value());
  return marshal::success(marshal::fits(dataset.value(), fits, ensemble));
}

val forecast(const val& rows, const val& options) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const auto sizes = parse_targets(marshal::numbers(marshal::option(options, "sizes")));
  if (!sizes) return marshal::failure(sizes.error());
  const auto fits = gaincast::fit(dataset.value());
  const auto ensemble = weigh(fits, criterion.value());
  const auto forecasts = gaincast::forecast(fits, ensemble, sizes.value());
  return marshal::success(marshal::forecast(fits, ensemble, forecasts));
}

EMSCRIPTEN_BINDINGS(gaincast) {
  emscripten::function("laws", &laws);
  emscripten::function("fit", &fit);
  emscripten::function("fit", +[](const val& rows) { return fit(rows, val::undefined()); });
  emscripten::function("forecast", &forecast);
}

}  // namespace
}  // namespace gaincast

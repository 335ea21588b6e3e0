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

val bootstrap_slice(const val& rows, const val& options) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto request = marshal::bootstrap_request(options);
  if (!request) return marshal::failure(request.error());
  const auto& [asked, first, last] = request.value();
  return marshal::success(
      marshal::slice(gaincast::bootstrap(dataset.value(), asked, first, last), asked.sizes));
}

val bootstrap_summary(const val& slices, const val& options) {
  const auto request = marshal::summary_request(options);
  if (!request) return marshal::failure(request.error());
  std::vector<double> sizes;
  const auto all = marshal::slices(slices, sizes);
  if (!all) return marshal::failure(all.error());
  return marshal::success(marshal::bootstrap(all.value(), sizes, request.value()));
}

val bootstrap(const val& rows, const val& options) {
  const auto dataset = Dataset::parse(marshal::observations(rows));
  if (!dataset) return marshal::failure(dataset.error());
  const auto request = marshal::bootstrap_request(options);
  if (!request) return marshal::failure(request.error());
  const auto summary = marshal::summary_request(options);
  if (!summary) return marshal::failure(summary.error());
  const auto& [asked, first, last] = request.value();
  const BootstrapSlice slice = gaincast::bootstrap(dataset.value(), asked, first, last);
  return marshal::success(marshal::bootstrap(std::span(&slice, 1), asked.sizes, summary.value()));
}

EMSCRIPTEN_BINDINGS(gaincast) {
  emscripten::function("laws", &laws);
  emscripten::function("fit", &fit);
  emscripten::function("fit", +[](const val& rows) { return fit(rows, val::undefined()); });
  emscripten::function("forecast", &forecast);
  emscripten::function("bootstrap", &bootstrap);
  emscripten::function("bootstrapSlice", &bootstrap_slice);
  emscripten::function("bootstrapSummary", &bootstrap_summary);
}

}  // namespace
}  // namespace gaincast

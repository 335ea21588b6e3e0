#include <emscripten/bind.h>

#include "wasm/marshal_forecast.hpp"

/// The functions that JavaScript sees; described in web/src/engine/contract.ts.
namespace gaincast {
namespace {

using emscripten::val;

val laws() {
  return marshal::laws(catalogue());
}

val fit(const val& rows, const val& options) {
  const auto prepared = marshal::prepared(rows, options);
  if (!prepared) return marshal::failure(prepared.error());
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const Dataset& dataset = prepared.value().dataset;
  const auto fits = gaincast::fit(dataset);
  return marshal::success(marshal::fits(dataset, fits, weigh(fits, criterion.value())));
}

val forecast(const val& rows, const val& options) {
  const auto prepared = marshal::prepared(rows, options);
  if (!prepared) return marshal::failure(prepared.error());
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const auto request = marshal::forecast_request(options);
  if (!request) return marshal::failure(request.error());
  const double most = prepared.value().most;
  const auto fits = gaincast::fit(prepared.value().dataset);
  const auto ensemble = weigh(fits, criterion.value());
  const auto forecasts = gaincast::forecast(fits, ensemble, request.value().sizes, most);
  return marshal::success(marshal::forecast(request.value(), most, fits, ensemble, forecasts));
}

val bootstrap_slice(const val& rows, const val& options) {
  const auto prepared = marshal::prepared(rows, options);
  if (!prepared) return marshal::failure(prepared.error());
  const auto request = marshal::bootstrap_request(prepared.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto& [asked, first, last] = request.value();
  return marshal::success(marshal::slice(
      gaincast::bootstrap(prepared.value().dataset, asked, first, last), asked.sizes));
}

val bootstrap_summary(const val& slices, const val& options) {
  const auto request = marshal::summary_request(options);
  if (!request) return marshal::failure(request.error());
  std::vector<double> sizes;
  const auto all = marshal::slices(slices, sizes);
  if (!all) return marshal::failure(all.error());
  return marshal::success(marshal::bootstrap(all.value(), sizes, request.value()));
}

EMSCRIPTEN_BINDINGS(gaincast) {
  emscripten::function("laws", &laws);
  emscripten::function("fit", &fit);
  emscripten::function("fit", +[](const val& rows) { return fit(rows, val::undefined()); });
  emscripten::function("forecast", &forecast);
  emscripten::function("bootstrapSlice", &bootstrap_slice);
  emscripten::function("bootstrapSummary", &bootstrap_summary);
}

}  // namespace
}  // namespace gaincast

#include <emscripten/bind.h>

#include <algorithm>
#include <memory>

#include "core/fitting/fit_laws.hpp"
#include "wasm/marshal_forecast.hpp"
#include "wasm/options.hpp"

/// The functions of the first module as JavaScript sees them; described in
/// web/src/engine/contract.ts. Each reads its arguments, refuses what is wrong with them, calls the
/// core once and copies the answer out.
namespace gaincast {
namespace {

using emscripten::val;

val laws() {
  return marshal::laws(catalogue());
}

val fit(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const Dataset& dataset = preprocessed.value().dataset;
  const auto fits = gaincast::fit(dataset);
  return marshal::success(marshal::fits(dataset, fits, weigh(fits, criterion.value()),
                                        cautions(dataset, fits, criterion.value())));
}

val forecast(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const double upper_bound = preprocessed.value().upper_bound;
  const auto request = marshal::forecast_request(preprocessed.value(), options, upper_bound);
  if (!request) return marshal::failure(request.error());
  const Dataset& dataset = preprocessed.value().dataset;
  const auto fits = gaincast::fit(dataset);
  const auto ensemble = weigh(fits, criterion.value());
  const marshal::BoundsRequest& asked = request.value().bounds;
  const Bounds bounds{asked.kept, asked.bounded};
  const auto forecasts = gaincast::forecast(fits, ensemble, request.value().sizes, bounds);
  const ForecastBasis basis{dataset, fits, criterion.value(), asked.possible, bounds};
  return marshal::success(marshal::forecast(request.value(), dataset, fits, ensemble, forecasts,
                                            cautions(basis, forecasts)));
}

val bootstrap_slice(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto request = marshal::bootstrap_request(preprocessed.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto& [asked, first, last] = request.value();
  return marshal::success(marshal::slice(
      gaincast::bootstrap(preprocessed.value().dataset, asked, first, last), asked.sizes));
}

val bootstrap(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto request = marshal::bootstrap_request(preprocessed.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto how = marshal::summary_request(options);
  if (!how) return marshal::failure(how.error());
  const auto& [asked, first, last] = request.value();
  const auto slice = gaincast::bootstrap(preprocessed.value().dataset, asked, first, last);
  val result = val::object();
  marshal::put(result, "numbers",
               marshal::summary(slice.values(), asked.sizes.size(), how.value()));
  marshal::put(result, "atLimit", marshal::counts(slice.at_limit));
  marshal::put(result, "cautions", marshal::cautions(slice.cautions));
  return marshal::success(result);
}

/// values: the values of a slice, a Float64Array.
val bootstrap_summary(const val& values, int sizes, const val& options) {
  const auto how = marshal::summary_request(options);
  if (!how) return marshal::failure(how.error());
  const auto count = static_cast<std::size_t>(std::max(0.0, marshal::number(values, "length", 0)));
  const std::unique_ptr<double[]> copy(new double[count]);  // not filled with zeros first
  val(emscripten::typed_memory_view(count, copy.get())).call<void>("set", values);
  return marshal::success(marshal::summary(
      {copy.get(), count}, static_cast<std::size_t>(std::clamp(sizes, 0, Dataset::max_rows)),
      how.value()));
}

EMSCRIPTEN_BINDINGS(gaincast) {
  emscripten::function("laws", &laws);
  emscripten::function("fit", &fit);
  emscripten::function("forecast", &forecast);
  emscripten::function("bootstrap", &bootstrap);
  emscripten::function("bootstrapSlice", &bootstrap_slice);
  emscripten::function("bootstrapSummary", &bootstrap_summary);
}

}  // namespace
}  // namespace gaincast

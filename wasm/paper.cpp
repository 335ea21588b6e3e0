#include "wasm/paper.hpp"

#include "core/fitting/fit_laws.hpp"
#include "core/fitting/prediction.hpp"
#include "core/fitting/refit_store.hpp"
#include "wasm/marshal_forecast.hpp"
#include "wasm/options.hpp"

namespace gaincast::paper {

std::vector<Fit> fit_without_profile(const Dataset& dataset, std::span<const Law> laws) {
  RefitStore families(dataset.points());
  return gaincast::fit(dataset, laws, families);
}

val fit(const val& rows, const val& options, std::span<const Law> among) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const auto laws = marshal::chosen_laws(options, among);
  if (!laws) return marshal::failure(laws.error());
  const Dataset& dataset = preprocessed.value().dataset;
  const auto fits = fit_without_profile(dataset, laws.value());
  return marshal::success(marshal::fits(dataset, fits, weigh(fits, criterion.value()),
                                        cautions(dataset, fits, criterion.value())));
}

val forecast(const val& rows, const val& options, std::span<const Law> among, Fitter fitted) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto criterion = marshal::criterion(options);
  if (!criterion) return marshal::failure(criterion.error());
  const auto laws = marshal::chosen_laws(options, among);
  if (!laws) return marshal::failure(laws.error());
  const double upper_bound = preprocessed.value().upper_bound;
  const auto request = marshal::forecast_request(preprocessed.value(), options, upper_bound);
  if (!request) return marshal::failure(request.error());
  const Dataset& dataset = preprocessed.value().dataset;
  const auto fits = fitted(dataset, laws.value());
  if (fitted == &fit_without_profile && wants_profile(fits, request.value().sizes))
    return marshal::success(val::null());
  const auto ensemble = weigh(fits, criterion.value());
  const marshal::BoundsRequest& asked = request.value().bounds;
  const Bounds bounds{asked.kept, asked.bounded};
  const auto forecasts = gaincast::forecast(fits, ensemble, request.value().sizes, bounds);
  const ForecastBasis basis{dataset, fits, criterion.value(), asked.possible, bounds};
  return marshal::success(marshal::forecast(request.value(), dataset, fits, ensemble, forecasts,
                                            cautions(basis, forecasts)));
}

val bootstrap_slice(const val& rows, const val& options, std::span<const Law> among) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto request = marshal::bootstrap_request(preprocessed.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto laws = marshal::chosen_laws(options, among);
  if (!laws) return marshal::failure(laws.error());
  const auto& [asked, first, last] = request.value();
  return marshal::success(marshal::slice(
      gaincast::bootstrap(preprocessed.value().dataset, asked, first, last, laws.value()),
      asked.sizes, laws.value()));
}

val bootstrap(const val& rows, const val& options, std::span<const Law> among) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto request = marshal::bootstrap_request(preprocessed.value(), options);
  if (!request) return marshal::failure(request.error());
  const auto how = marshal::summary_request(options);
  if (!how) return marshal::failure(how.error());
  const auto laws = marshal::chosen_laws(options, among);
  if (!laws) return marshal::failure(laws.error());
  const auto& [asked, first, last] = request.value();
  const auto slice =
      gaincast::bootstrap(preprocessed.value().dataset, asked, first, last, laws.value());
  val result = val::object();
  marshal::put(
      result, "numbers",
      marshal::summary(slice.values(), laws.value().size(), asked.sizes.size(), how.value()));
  marshal::put(result, "laws", marshal::ids(laws.value()));
  marshal::put(result, "atLimit", marshal::counts(slice.at_limit));
  marshal::put(result, "cautions", marshal::cautions(slice.cautions));
  return marshal::success(result);
}

}  // namespace gaincast::paper

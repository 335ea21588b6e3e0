#include <emscripten/bind.h>

#include <algorithm>
#include <memory>

#include "core/fitting/catalogue.hpp"
#include "wasm/options.hpp"
#include "wasm/paper.hpp"

/// The functions of the first module as JavaScript sees them; described in
/// web/src/engine/contract.ts. It fits the standard laws; the second module has the others as well.
namespace gaincast {
namespace {

using emscripten::val;

val laws() {
  return marshal::laws(catalogue_words());
}

val fit(const val& rows, const val& options) {
  return paper::fit(rows, options, standard_laws());
}

val forecast(const val& rows, const val& options) {
  return paper::forecast(rows, options, standard_laws(), &paper::fit_without_profile);
}

val bootstrap_slice(const val& rows, const val& options) {
  return paper::bootstrap_slice(rows, options, standard_laws());
}

val bootstrap(const val& rows, const val& options) {
  return paper::bootstrap(rows, options, standard_laws());
}

/// values: the values of a slice, a Float64Array; laws, sizes: how many.
val bootstrap_summary(const val& values, int laws, int sizes, const val& options) {
  const auto how = marshal::summary_request(options);
  if (!how) return marshal::failure(how.error());
  const auto count = static_cast<std::size_t>(std::max(0.0, marshal::number(values, "length", 0)));
  const std::unique_ptr<double[]> copy(new double[count]);  // not filled with zeros first
  val(emscripten::typed_memory_view(count, copy.get())).call<void>("set", values);
  const auto whole = [](int x) {
    return static_cast<std::size_t>(std::clamp(x, 0, Dataset::max_rows));
  };
  return marshal::success(
      marshal::summary({copy.get(), count}, whole(laws), whole(sizes), how.value()));
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

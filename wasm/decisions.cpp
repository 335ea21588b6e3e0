#include "wasm/decisions.hpp"

#include <deque>

#include "core/fitting/catalogue.hpp"
#include "wasm/marshal_decision.hpp"
#include "wasm/options.hpp"

namespace gaincast::decisions {
namespace {

/// Several series, as they are to be forecast.
struct Series {
  std::vector<Law> laws;
  std::deque<Preprocessed> rows;  // forecasters refer to both
  std::deque<Forecaster> forecasters;
  std::vector<const Forecaster*> all;
};

/// Reads the rows of several methods. The refusal of one says which, counted from 1.
std::optional<InputError> read(std::span<const val> methods, const val& options,
                               std::span<const double> sizes, Series& series) {
  for (std::size_t m = 0; m < methods.size(); ++m) {
    const auto rows = marshal::preprocessed_rows(methods[m], options);
    if (!rows) {
      InputError error = rows.error();
      if (error.field != "extraSe" && error.field != "ceiling")
        error.message = "Method " + std::to_string(m + 1) + ". " + error.message;
      return error;
    }
    series.rows.push_back(rows.value());
  }
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return laws.error();
  series.laws = laws.value();
  const auto how = marshal::forecaster_options(options, series.laws);
  if (!how) return how.error();
  const auto bases = marshal::bases_at_sizes(options, sizes, series.rows.front().ceiling);
  if (!bases) return bases.error();
  ForecasterOptions with_bases = how.value();
  with_bases.bases = bases.value();
  for (const Preprocessed& rows : series.rows)
    series.all.push_back(&series.forecasters.emplace_back(rows, with_bases));
  return std::nullopt;
}

}  // namespace

val required_size(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return marshal::failure(laws.error());
  const auto how = marshal::forecaster_options(options, laws.value());
  if (!how) return marshal::failure(how.error());
  const auto bases = marshal::known_bases(options, preprocessed.value().ceiling);
  if (!bases) return marshal::failure(bases.error());
  const auto asked = marshal::required_size_options(preprocessed.value(), options);
  if (!asked) return marshal::failure(asked.error());
  ForecasterOptions with_bases = how.value();
  with_bases.bases = bases.value();
  const Forecaster forecaster(preprocessed.value(), with_bases);
  return marshal::success(marshal::required_size(
      forecaster, asked.value(), gaincast::required_size(forecaster, asked.value())));
}

val next_run(const val& rows, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return marshal::failure(laws.error());
  const auto how = marshal::forecaster_options(options, laws.value());
  if (!how) return marshal::failure(how.error());
  const auto bases = marshal::known_bases(options, preprocessed.value().ceiling);
  if (!bases) return marshal::failure(bases.error());
  const auto asked = marshal::next_run_options(options);
  if (!asked) return marshal::failure(asked.error());
  ForecasterOptions with_bases = how.value();
  with_bases.bases = bases.value();
  const Forecaster forecaster(preprocessed.value(), with_bases);
  return marshal::success(
      marshal::next_run(forecaster, asked.value(), gaincast::next_run(forecaster, asked.value())));
}

val compare(const val& a, const val& b, const val& options) {
  const auto asked = marshal::comparison_options(options);
  if (!asked) return marshal::failure(asked.error());
  Series series;
  const val methods[]{a, b};
  if (const auto error = read(methods, options, asked.value().sizes, series))
    return marshal::failure(*error);
  if (const auto error = refuse(asked.value(), series.rows[0], series.rows[1]))
    return marshal::failure(*error);
  const Forecaster &first = *series.all[0], &second = *series.all[1];
  const Pairing pairing(first, second, asked.value().paired);
  return marshal::success(
      marshal::comparison(series.all, pairing, asked.value(),
                          gaincast::compare(first, second, pairing, asked.value())));
}

val rank(const val& methods, const val& options) {
  const auto asked = marshal::comparison_options(options);
  if (!asked) return marshal::failure(asked.error());
  const double count = methods.isArray() ? marshal::number(methods, "length", 0) : 0;
  if (!marshal::whole(count, 2, most_methods))
    return marshal::failure(
        {"bad-option", {}, "methods", "There must be 2 to 12 methods, each a list of rows."});
  const RankingOptions how{asked.value().sizes, asked.value().levels, asked.value().paired};
  if (const auto error = refuse(how)) return marshal::failure(*error);
  std::vector<val> rows;
  for (int m = 0; m < static_cast<int>(count); ++m) rows.push_back(methods[m]);
  Series series;
  if (const auto error = read(rows, options, how.sizes, series)) return marshal::failure(*error);
  return marshal::success(marshal::ranking(series.all, how, gaincast::rank(series.all, how)));
}

val verify(const val& rows, const val& measured, const val& options) {
  const auto preprocessed = marshal::preprocessed_rows(rows, options);
  if (!preprocessed) return marshal::failure(preprocessed.error(), rows, options);
  const auto laws = marshal::chosen_laws(options, catalogue());
  if (!laws) return marshal::failure(laws.error());
  const auto how = marshal::forecaster_options(options, laws.value());
  if (!how) return marshal::failure(how.error());
  std::vector<double> levels{0.5, 0.8, 0.9, 0.95};
  if (marshal::given(marshal::option(options, "levels"))) {
    const auto asked = marshal::levels_option(options);
    if (!asked) return marshal::failure(asked.error());
    levels = asked.value();
  }
  const std::vector<Observation> later = marshal::observations(measured);
  ForecasterOptions with_bases = how.value();
  for (const Observation& row : later)
    if (row.base) with_bases.bases.push_back({row.size, *row.base});
  const Forecaster forecaster(preprocessed.value(), with_bases);
  const auto found = gaincast::verify(forecaster, later, levels);
  if (!found) {
    InputError error = found.error();
    error.message = error.row ? "Measured later. " + error.message : error.message;
    return marshal::failure(error);
  }
  return marshal::success(marshal::verification(forecaster, levels, found.value()));
}

}  // namespace gaincast::decisions

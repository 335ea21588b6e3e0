#include "wasm/marshal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/data/row.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

__attribute__((noinline)) val text(std::string_view words) {
  return val(std::string(words));
}

val optional_text(std::string_view words) {
  return words.empty() ? val::null() : text(words);
}

double as_number(const val& value) {
  return value.isNumber() ? value.as<double>() : std::numeric_limits<double>::quiet_NaN();
}

/// {code, row, field, message}.
val reason(const InputError& error) {
  val result = val::object();
  put(result, "code", error.code);
  put(result, "row", error.row ? val(*error.row) : val::null());
  put(result, "field", error.field ? text(*error.field) : val::null());
  put(result, "message", error.message);
  return result;
}

/// How many elements of an array to read: one more than the largest number that is accepted.
int bounded_length(const val& array) {
  const double length = number(array, "length", 0);
  if (!(length > 0)) return 0;
  return static_cast<int>(std::min(length, Dataset::max_rows + 1.0));
}

val law_fit(const Fit& fit, const Score& score) {
  val parameters = val::object(), sd = val::object();
  for (const Parameter& parameter : fit.parameters) {
    put(parameters, std::string(parameter.name).c_str(), nullable(parameter.value));
    put(sd, std::string(parameter.name).c_str(), nullable(parameter.sd));
  }
  val determined = val::array();
  for (const Parameter& survivor : fit.determined) {
    val entry = val::object();
    put(entry, "name", survivor.name);
    put(entry, "value", nullable(survivor.value));
    put(entry, "sd", nullable(survivor.sd));
    append(determined, entry);
  }
  val result = val::object();
  put(result, "law", fit.law);
  put(result, "status", id(fit.status));
  put(result, "limit", optional_text(fit.limit));
  put(result, "message", fit.message);
  put(result, "parameters", parameters);
  put(result, "sd", sd);
  put(result, "covariance", fit.covariance.empty() ? val::null() : plain(fit.covariance));
  put(result, "determined", determined);
  put(result, "chi2", fit.chi2);
  put(result, "k", fit.k);
  put(result, "aic", nullable(score.aic));
  put(result, "aicc", nullable(score.aicc));
  put(result, "bic", nullable(score.bic));
  put(result, "weight", score.weight);
  return result;
}

}  // namespace

__attribute__((noinline)) void put(val& object, const char* name, const val& value) {
  object.set(name, value);
}
__attribute__((noinline)) void put(val& object, const char* name, double value) {
  object.set(name, val(value));
}
__attribute__((noinline)) void put(val& object, const char* name, std::string_view words) {
  object.set(name, val(std::string(words)));
}
__attribute__((noinline)) void append(val& array, const val& value) {
  array.call<void>("push", value);
}

std::vector<Observation> observations(const val& rows) {
  constexpr std::pair<const char*, std::optional<double> Row::*> fields[]{
      {"gain", &Row::gain},           {"se", &Row::se},
      {"base", &Row::base},           {"score", &Row::score},
      {"questions", &Row::questions}, {"samples", &Row::samples}};
  std::vector<Observation> result;
  for (int i = 0, n = bounded_length(rows); i < n; ++i) {
    const val given_row = rows[i];
    Row row{number(given_row, "size", std::numeric_limits<double>::quiet_NaN())};
    for (const auto& [name, field] : fields)
      if (const val value = option(given_row, name); given(value)) row.*field = as_number(value);
    result.push_back(observation_of(row));
  }
  return result;
}

std::vector<double> numbers(const val& array) {
  std::vector<double> result;
  if (!given(option(array, "length"))) result.push_back(as_number(array));
  for (int i = 0, n = bounded_length(array); i < n; ++i) result.push_back(as_number(array[i]));
  return result;
}

val option(const val& options, const char* name) {
  return given(options) ? options[name] : val::undefined();
}

namespace {

Outcome<Preprocessing> preprocessing(const val& options) {
  Preprocessing asked{number(options, "extraSe", 0), {}, false};
  if (given(option(options, "ceiling"))) asked.ceiling = number(options, "ceiling", 0);
  const auto share = flag_option(options, "shareOfHeadroom");
  if (!share) return share.error();
  asked.share_of_headroom = share.value();
  return asked;
}

}  // namespace

Outcome<Preprocessed> preprocessed_rows(const val& rows, const val& options) {
  const auto asked = preprocessing(options);
  if (!asked) return asked.error();
  return preprocess(observations(rows), asked.value(), &with_common_variance);
}

Outcome<Criterion> criterion(const val& options) {
  const val word = option(options, "criterion");
  if (!given(word)) return Criterion::aic;
  if (word.isString())
    if (const auto criterion = criterion_of(word.as<std::string>())) return *criterion;
  return refusal("unknown-criterion", "criterion",
                 "The criterion must be one of aic, aicc and bic.");
}

Outcome<std::vector<Law>> chosen_laws(const val& options, std::span<const Law> among) {
  const val given_laws = option(options, "laws");
  std::vector<std::string> ids;
  if (given(given_laws)) {
    for (int i = 0, n = bounded_length(given_laws); i < n; ++i) {
      const val word = given_laws[i];
      ids.push_back(word.isString() ? word.as<std::string>() : "");
    }
  } else {
    for (const Law& law : among)
      if (law.standard) ids.emplace_back(law.id);
  }
  return choose_laws(among, ids);
}

val success(const val& value) {
  val outcome = val::object();
  put(outcome, "ok", val(true));
  put(outcome, "value", value);
  return outcome;
}

val failure(const InputError& error) {
  val outcome = val::object();
  put(outcome, "ok", val(false));
  put(outcome, "error", reason(error));
  return outcome;
}

val failure(const InputError& error, const val& rows, const val& options) {
  val outcome = failure(error);
  const auto asked = preprocessing(options);
  if (!error.row || !asked) return outcome;
  const auto read = observations(rows);
  val others = val::undefined(), refusal = outcome["error"];
  for (int i = 0; i < static_cast<int>(read.size()); ++i) {
    const auto other = refuse(read[i], i, asked.value());
    if (!other || i == *error.row) continue;
    if (!given(others)) put(refusal, "others", others = val::array());
    append(others, reason(*other));
  }
  return outcome;
}

val laws(std::span<const LawWords> catalogue) {
  val result = val::array();
  for (const LawWords& law : catalogue) {
    val parameters = val::array();
    for (const auto name : law.parameters) append(parameters, text(name));
    val entry = val::object();
    put(entry, "id", law.id);
    put(entry, "name", law.name);
    put(entry, "formula", law.formula);
    put(entry, "parameters", parameters);
    put(entry, "standard", val(law.standard));
    append(result, entry);
  }
  return result;
}

val ids(std::span<const Law> laws) {
  val result = val::array();
  for (const Law& law : laws) append(result, text(law.id));
  return result;
}

val cautions(std::span<const Caution> cautions) {
  val list = val::array();
  for (const Caution& each : cautions) {
    val caution = val::object();
    put(caution, "code", each.code);
    put(caution, "message", each.message);
    val laws = val::array();
    for (const std::string_view law : each.laws) append(laws, text(law));
    put(caution, "laws", laws);
    put(caution, "sizes", plain(each.sizes));
    put(caution, "instead", column(each.instead, [](double x) { return std::optional(x); }));
    append(list, caution);
  }
  return list;
}

val goodness_of_fit(const std::optional<GoodnessOfFit>& goodness) {
  if (!goodness) return val::null();
  val result = val::object();
  put(result, "law", goodness->law);
  put(result, "chi2", goodness->chi2);
  put(result, "dof", goodness->dof);
  put(result, "p", goodness->p);
  return result;
}

Outcome<BoundsRequest> bounds(const Preprocessed& preprocessed, const val& options,
                              std::span<const double> sizes, double upper_bound) {
  const auto bounded = flag_option(options, "bounded");
  if (!bounded) return bounded.error();
  const auto bases = bases_option(options, sizes.size(), preprocessed.ceiling);
  if (!bases) return bases.error();
  BoundsRequest request{possible_gains(preprocessed, sizes, bases.value()), {}, bounded.value()};
  if (request.bounded)
    request.kept = request.possible;
  else if (std::isfinite(upper_bound))
    request.kept.assign(sizes.size(), {-std::numeric_limits<double>::infinity(), upper_bound});
  return request;
}

val fits(const Dataset& dataset, std::span<const Fit> fits, const Ensemble& ensemble,
         std::span<const Caution> doubts) {
  val list = val::array();
  for (std::size_t i = 0; i < fits.size(); ++i) append(list, law_fit(fits[i], ensemble.scores[i]));
  val result = val::object();
  put(result, "criterion", id(ensemble.criterion));
  put(result, "rows", dataset.rows());
  put(result, "distinctSizes", dataset.distinct_sizes());
  put(result, "fits", list);
  put(result, "goodnessOfFit",
      goodness_of_fit(gaincast::goodness_of_fit(fits, dataset.distinct_sizes())));
  put(result, "cautions", cautions(doubts));
  return result;
}

}  // namespace gaincast::marshal

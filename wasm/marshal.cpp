#include "wasm/marshal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace gaincast::marshal {
namespace {

val text(std::string_view words) {
  return val(std::string(words));
}

val optional_text(std::string_view words) {
  return words.empty() ? val::null() : text(words);
}

val number(std::optional<double> x) {
  return x && std::isfinite(*x) ? val(*x) : val::null();
}

/// A JavaScript array: in one copy where all are finite, else one by one with nulls.
val array(const std::vector<std::optional<double>>& xs) {
  const bool whole =
      std::all_of(xs.begin(), xs.end(), [](const auto& x) { return x && std::isfinite(*x); });
  if (!whole) {
    val result = val::array();
    for (const auto& x : xs) result.call<void>("push", number(x));
    return result;
  }
  std::vector<double> copy;
  for (const auto& x : xs) copy.push_back(*x);
  return val::global("Array").call<val>(
      "from", val(emscripten::typed_memory_view(copy.size(), copy.data())));
}

template <class Items, class Get>
val map(const Items& items, Get get) {
  std::vector<std::optional<double>> column;
  for (const auto& item : items) column.push_back(get(item));
  return array(column);
}

double as_number(const val& value) {
  return value.isNumber() ? value.as<double>() : std::numeric_limits<double>::quiet_NaN();
}

/// Length of an array that is worth reading: one more than the most that is accepted.
int bounded_length(const val& array) {
  if (array.isUndefined() || array.isNull()) return 0;
  const double length = as_number(array["length"]);
  if (!(length > 0)) return 0;
  return static_cast<int>(std::min(length, Dataset::max_rows + 1.0));
}

val law_fit(const Fit& fit, const Score& score) {
  val parameters = val::object(), sd = val::object();
  for (const Parameter& parameter : fit.parameters) {
    parameters.set(std::string(parameter.name), number(parameter.value));
    sd.set(std::string(parameter.name), number(parameter.sd));
  }
  val determined = val::array();
  for (const Parameter& survivor : fit.determined) {
    val entry = val::object();
    entry.set("name", text(survivor.name));
    entry.set("value", number(survivor.value));
    entry.set("sd", number(survivor.sd));
    determined.call<void>("push", entry);
  }
  val result = val::object();
  result.set("law", text(fit.law));
  result.set("status", text(id(fit.status)));
  result.set("limit", optional_text(fit.limit));
  result.set("message", text(fit.message));
  result.set("parameters", parameters);
  result.set("sd", sd);
  result.set("covariance", fit.covariance.empty() ? val::null() : map(fit.covariance, [](double x) {
               return std::optional(x);
             }));
  result.set("determined", determined);
  result.set("chi2", fit.chi2);
  result.set("k", fit.k);
  result.set("aic", score.aic);
  result.set("aicc", number(score.aicc));
  result.set("bic", score.bic);
  result.set("weight", score.weight);
  return result;
}

}  // namespace

std::vector<Observation> observations(const val& rows) {
  std::vector<Observation> result;
  for (int i = 0, n = bounded_length(rows); i < n; ++i) {
    const val row = rows[i];
    if (row.isUndefined() || row.isNull()) {
      const double nan = std::numeric_limits<double>::quiet_NaN();
      result.push_back({nan, nan, nan});
    } else {
      result.push_back({as_number(row["size"]), as_number(row["gain"]), as_number(row["se"])});
    }
  }
  return result;
}

std::vector<double> numbers(const val& array) {
  std::vector<double> result;
  for (int i = 0, n = bounded_length(array); i < n; ++i) result.push_back(as_number(array[i]));
  return result;
}

val option(const val& options, const char* name) {
  return options.isUndefined() || options.isNull() ? val::undefined() : options[name];
}

Outcome<Criterion> criterion(const val& options) {
  const val word = option(options, "criterion");
  if (word.isUndefined() || word.isNull()) return Criterion::aic;
  if (word.isString())
    if (const auto criterion = criterion_of(word.as<std::string>())) return *criterion;
  return InputError{
      "unknown-criterion", {}, "criterion", "The criterion must be one of aic, aicc and bic."};
}

val success(const val& value) {
  val outcome = val::object();
  outcome.set("ok", true);
  outcome.set("value", value);
  return outcome;
}

val failure(const InputError& error) {
  val reason = val::object();
  reason.set("code", text(error.code));
  reason.set("row", error.row ? val(*error.row) : val::null());
  reason.set("field", error.field ? text(*error.field) : val::null());
  reason.set("message", text(error.message));
  val outcome = val::object();
  outcome.set("ok", false);
  outcome.set("error", reason);
  return outcome;
}

val laws(std::span<const Law> catalogue) {
  val result = val::array();
  for (const Law& law : catalogue) {
    val parameters = val::array();
    for (const auto name : law.parameters) parameters.call<void>("push", text(name));
    val entry = val::object();
    entry.set("id", text(law.id));
    entry.set("name", text(law.name));
    entry.set("formula", text(law.formula));
    entry.set("parameters", parameters);
    result.call<void>("push", entry);
  }
  return result;
}

val fits(const Dataset& dataset, std::span<const Fit> fits, const Ensemble& ensemble) {
  val list = val::array();
  for (std::size_t i = 0; i < fits.size(); ++i)
    list.call<void>("push", law_fit(fits[i], ensemble.scores[i]));
  val result = val::object();
  result.set("criterion", text(id(ensemble.criterion)));
  result.set("rows", dataset.rows());
  result.set("distinctSizes", dataset.distinct_sizes());
  result.set("fits", list);
  return result;
}

val forecast(std::span<const Fit> fits, const Ensemble& ensemble,
             std::span<const ForecastAt> forecasts) {
  const auto averages = [&](double Average::* field) {
    return map(forecasts, [&](const ForecastAt& at) {
      return at.average ? std::optional((*at.average).*field) : std::nullopt;
    });
  };
  val laws = val::array();
  for (std::size_t i = 0; i < fits.size(); ++i) {
    const auto predictions = [&](double Prediction::* field) {
      return map(forecasts, [&](const ForecastAt& at) {
        return at.laws[i] ? std::optional((*at.laws[i]).*field) : std::nullopt;
      });
    };
    val law = val::object();
    law.set("law", text(fits[i].law));
    law.set("weight", ensemble.scores[i].weight);
    law.set("value", predictions(&Prediction::value));
    law.set("sd", predictions(&Prediction::sd));
    laws.call<void>("push", law);
  }
  val result = val::object();
  result.set("criterion", text(id(ensemble.criterion)));
  result.set("sizes", map(forecasts, [](const ForecastAt& at) { return std::optional(at.size); }));
  result.set("mean", averages(&Average::mean));
  result.set("within", averages(&Average::within));
  result.set("between", averages(&Average::between));
  result.set("sd", averages(&Average::sd));
  result.set("laws", laws);
  return result;
}

}  // namespace gaincast::marshal

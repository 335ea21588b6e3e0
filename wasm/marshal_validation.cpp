#include "wasm/marshal_planning.hpp"

#include <algorithm>
#include <cmath>

#include "core/fitting/fit_laws.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

constexpr double max_refits = 2e7;

/// The generating model {law, parameters}; without parameters, the fitted one.
Outcome<GeneratingModel> generating_model_of(const val& model,
                                             const std::vector<GeneratingModel>& fitted) {
  const val word = given(model) ? model["law"] : val::undefined();
  const std::string law = word.isString() ? word.as<std::string>() : "";
  std::vector<double> parameters;
  const val values = given(word) ? model["parameters"] : val::undefined();
  if (given(values))
    for (const std::string_view name : names_of(law))
      parameters.push_back(number(values, std::string(name).c_str(), std::nan("")));
  const bool none = std::all_of(parameters.begin(), parameters.end(),
                                [](double parameter) { return std::isnan(parameter); });
  const auto as_fitted = std::find_if(fitted.begin(), fitted.end(),
                                      [&](const GeneratingModel& each) { return each.law == law; });
  if (none && as_fitted != fitted.end()) return *as_fitted;
  return generating_model(law, parameters);
}

val estimator(std::string_view id, const Errors& errors) {
  const Accuracy of = accuracy(errors);
  val result = val::object();
  put(result, "id", id);
  put(result, "mape", nullable(of.mape));
  put(result, "mapeSe", nullable(of.mape_se));
  put(result, "coverage", nullable(of.coverage));
  put(result, "missing", static_cast<double>(errors.missing));
  return result;
}

}  // namespace

std::span<const std::string_view> names_of(std::string_view law) {
  for (const Law& each : catalogue())
    if (each.id == law) return each.parameters;
  return {};
}

val law_and_parameters(const GeneratingModel& generating_model) {
  val parameters = val::object();
  const auto names = names_of(generating_model.law);
  for (std::size_t i = 0; i < generating_model.parameters.size(); ++i)
    put(parameters, std::string(names[i]).c_str(), generating_model.parameters[i]);
  val result = val::object();
  put(result, "law", generating_model.law);
  put(result, "parameters", parameters);
  return result;
}

Outcome<ValidationRequest> validation_request(const Preprocessed& preprocessed,
                                              const val& options) {
  ValidationRequest request{{}, 0, 0};
  ValidationOptions& asked = request.options;
  const auto word = criterion(options);
  if (!word) return word.error();
  asked.criterion = word.value();
  if (given(option(options, "targets"))) asked.targets = numbers(option(options, "targets"));
  const auto targets = parse_targets(asked.targets);
  if (!targets) return targets.error();
  if (asked.targets.empty() || asked.targets.size() > 24)
    return bad_option("targets", "must hold 1 to 24 sizes.");
  const auto within = bounds(preprocessed, options, asked.targets, preprocessed.upper_bound);
  if (!within) return within.error();
  asked.bounds = within.value().kept;
  const auto seed = seed_option(options);
  if (!seed) return seed.error();
  asked.seed = seed.value();
  asked.level = number(options, "level", 0.95);
  if (!(asked.level > 0 && asked.level < 1))
    return bad_option("level", "must be greater than 0 and less than 1.");
  const double replicates = number(options, "replicates", 0);
  if (!whole(replicates, 0, max_trial_replicates))
    return bad_option("replicates", "must be a whole number from 0 to 10,000.");
  asked.replicates = static_cast<int>(replicates);

  const val list = option(options, "truths");
  const std::vector<GeneratingModel> fitted = generating_models(fit(preprocessed.dataset));
  if (!given(list)) {
    asked.generating_models = fitted;
  } else {
    const double length = number(list, "length", 0);
    if (!whole(length, 1, static_cast<double>(max_generating_models)))
      return bad_option("truths", "must hold 1 to 8 laws with their parameters.");
    for (int i = 0; i < static_cast<int>(length); ++i) {
      auto generating_model = generating_model_of(list[i], fitted);
      if (!generating_model) return generating_model.error();
      asked.generating_models.push_back(generating_model.value());
    }
  }
  const double trials = number(options, "trials", 1000);
  if (!whole(trials, 1, max_trials))
    return bad_option("trials", "must be a whole number from 1 to 100,000.");
  const double first = number(options, "first", 0), last = number(options, "last", trials);
  if (!whole(first, 0, max_trials))
    return bad_option("first", "must be a whole number from 0 to 100,000.");
  if (!whole(last, first, max_trials))
    return bad_option("last", "must be a whole number from first to 100,000.");
  if ((last - first) * (replicates + 1) * static_cast<double>(asked.generating_models.size()) >
      max_refits)
    return bad_option("trials",
                      "times replicates and generating models must not exceed 20,000,000.");
  request.first = static_cast<std::int64_t>(first);
  request.last = static_cast<std::int64_t>(last);
  return request;
}

val validation(const ValidationOptions& options, const ValidationSlice& sum,
               std::span<const std::string_view> laws) {
  val generating_models = val::array();
  for (std::size_t t = 0; t < sum.generating_models.size(); ++t) {
    const GeneratingModelErrors& errors = sum.generating_models[t];
    val estimators = val::array(), value = val::array();
    for (const double gain : errors.value)
      append(value, std::isfinite(gain) ? val(gain) : val::null());
    for (std::size_t l = 0; l < errors.laws.size(); ++l)
      append(estimators, estimator(laws[l], errors.laws[l]));
    append(estimators, estimator("average", errors.average));
    val interval = val::null();
    if (errors.interval.intervals > 0) {
      const auto count = static_cast<double>(errors.interval.intervals);
      interval = val::object();
      put(interval, "coverage", static_cast<double>(errors.interval.covered) / count);
      put(interval, "width", errors.interval.width / count);
    }
    val generating_model = law_and_parameters(options.generating_models[t]);
    put(generating_model, "value", value);
    put(generating_model, "estimators", estimators);
    put(generating_model, "bootstrap", interval);
    append(generating_models, generating_model);
  }
  val result = val::object();
  put(result, "targets", plain(options.targets));
  put(result, "trials", static_cast<double>(sum.last - sum.first));
  put(result, "level", options.level);
  put(result, "replicates", static_cast<double>(options.replicates));
  put(result, "truths", generating_models);
  return result;
}

}  // namespace gaincast::marshal

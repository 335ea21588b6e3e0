// Prints what the native core answers, for tests/wasm/parity.test.ts to hold the module to.
// In:  [{ "observations": [{ "size", "gain", "se" }], "sizes": [] , "criterion": "aic" }]
// Out: [{ "refused": code } | { "fits": [], "forecast": {} }] in the shapes of the contract.
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/catalogue.hpp"
#include "core/forecast.hpp"

namespace {

using gaincast::Parameter;
using nlohmann::json;

json number(const std::optional<double>& x) {
  return x ? json(*x) : json(nullptr);
}

json by_name(const std::vector<Parameter>& parameters, std::optional<double> Parameter::* field) {
  json object = json::object();
  for (const Parameter& parameter : parameters)
    object[std::string(parameter.name)] = number(parameter.*field);
  return object;
}

json of_fit(const gaincast::Fit& fit, const gaincast::Score& score) {
  json determined = json::array();
  for (const Parameter& each : fit.determined)
    determined.push_back(
        {{"name", each.name}, {"value", number(each.value)}, {"sd", number(each.sd)}});
  return {{"law", fit.law},
          {"status", gaincast::id(fit.status)},
          {"limit", fit.limit.empty() ? json(nullptr) : json(fit.limit)},
          {"message", fit.message},
          {"parameters", by_name(fit.parameters, &Parameter::value)},
          {"sd", by_name(fit.parameters, &Parameter::sd)},
          {"covariance", fit.covariance.empty() ? json(nullptr) : json(fit.covariance)},
          {"determined", determined},
          {"chi2", fit.chi2},
          {"k", fit.k},
          {"aic", score.aic},
          {"aicc", number(score.aicc)},
          {"bic", score.bic},
          {"weight", score.weight}};
}

json of_forecast(const gaincast::ForecastAt& at) {
  json laws = json::array();
  for (const auto& law : at.laws)
    laws.push_back(law ? json{{"value", law->value}, {"sd", law->sd}} : json(nullptr));
  json average = nullptr;
  if (at.average)
    average = {{"mean", at.average->mean},
               {"within", at.average->within},
               {"between", at.average->between},
               {"sd", at.average->sd}};
  return {{"size", at.size}, {"laws", laws}, {"average", average}};
}

json answer(const json& question) {
  std::vector<gaincast::Observation> rows;
  for (const auto& row : question["observations"])
    rows.push_back({row["size"], row["gain"], row["se"]});
  const auto dataset = gaincast::Dataset::parse(rows);
  if (!dataset) return {{"refused", dataset.error().code}};
  const auto fits = gaincast::fit(dataset.value());
  const auto ensemble =
      gaincast::weigh(fits, *gaincast::criterion_of(question["criterion"].get<std::string>()));
  const std::vector<double> sizes = question["sizes"];
  json result{{"fits", json::array()}, {"forecasts", json::array()}};
  for (std::size_t i = 0; i < fits.size(); ++i)
    result["fits"].push_back(of_fit(fits[i], ensemble.scores[i]));
  for (const auto& at : gaincast::forecast(fits, ensemble, sizes))
    result["forecasts"].push_back(of_forecast(at));
  return result;
}

}  // namespace

int main() {
  json answers = json::array();
  for (const json& question : json::parse(std::cin)) answers.push_back(answer(question));
  std::cout << answers << '\n';
}

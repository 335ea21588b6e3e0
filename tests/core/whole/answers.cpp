// Prints what the native core answers, for tests/wasm/*parity.test.ts to hold the modules to.
// In:  [{ "observations": [{ "size", "gain", "se" }], "sizes": [] , "criterion": "aic",
// "resamples": 50, "planning": false }] Out: [{ "refused": code } | { "fits": [], "forecast": {} }]
// in the shapes of the contract.
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/common_variance.hpp"
#include "core/averaging/forecast.hpp"
#include "core/data/preprocessing.hpp"
#include "core/decision/next_run.hpp"
#include "core/decision/ranking.hpp"
#include "core/decision/required_size.hpp"
#include "core/decomposition/decomposition.hpp"
#include "core/design/design.hpp"
#include "core/evaluation/backtest.hpp"
#include "core/evaluation/validation.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/law_choice.hpp"
#include "core/trend/calibrated.hpp"
#include "core/trend/extra_se.hpp"
#include "core/trend/gain_forecast.hpp"
#include "core/trend/score_forecast.hpp"

namespace {

using gaincast::Parameter;
using nlohmann::json;

json number(const std::optional<double>& x) {
  return x ? json(*x) : json(nullptr);
}

json finite(double x) {
  return std::isfinite(x) ? json(x) : json(nullptr);
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
          {"aic", finite(score.aic)},
          {"aicc", number(score.aicc)},
          {"bic", finite(score.bic)},
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

/// The next run at each size, the errors of 50 trials, and the best decomposition with the ranges
/// of its total.
json of_planning(const gaincast::Dataset& dataset, const std::vector<double>& sizes) {
  json result;
  gaincast::DesignOptions choice;
  choice.candidates = sizes;
  choice.budget = 50'000;
  const auto design = gaincast::design(dataset, choice);
  for (const auto& each : design.candidates)
    result["design"].push_back({number(each.info), number(each.bits), number(each.predictive_bits),
                                number(each.sd_after), each.cost});
  result["set"] = nullptr;
  if (design.set) result["set"] = {design.set->cost, design.set->bits, design.set->sd_after};

  gaincast::ValidationOptions worlds;
  worlds.generating_models = gaincast::generating_models(gaincast::fit(dataset));
  worlds.replicates = 20;
  result["validation"] = json::array();
  for (const auto& generating_model :
       gaincast::validate(dataset, worlds, 0, 50).generating_models) {
    json row = json::array();
    for (const auto& law : generating_model.laws)
      row.push_back(number(gaincast::accuracy(law).mape));
    row.push_back(number(gaincast::accuracy(generating_model.average).mape));
    row.push_back(number(gaincast::accuracy(generating_model.average).coverage));
    row.push_back(generating_model.interval.width /
                  static_cast<double>(generating_model.interval.intervals));
    result["validation"].push_back(row);
  }

  const auto split = gaincast::decompose(dataset, {{70}});
  result["decomposition"] = {split.best.chi2, split.at[0].total, split.ranges[1].total[0].low,
                             split.ranges[1].total[0].high, split.ranges[1].share[0][0]->high};
  return result;
}

/// The calibrated forecast with its 90% interval, the scatter beyond the standard errors, and what
/// the method's back-test scores.
json of_calibrated(const gaincast::Dataset& dataset, std::span<const gaincast::Observation> rows,
                   const std::vector<double>& sizes) {
  json result;
  const double level[]{0.9};
  const auto forecast = gaincast::calibrated_forecast(dataset, {sizes, level});
  result["slope"] = forecast.slope.mean;
  for (const auto& at : forecast.at)
    result["calibrated"].push_back(
        {at.mean, at.sd, at.regime_change, at.intervals[0].low, at.intervals[0].high});
  const auto extra = gaincast::estimate_extra_se(rows);
  result["extraSe"] = {extra.estimate, extra.low, number(extra.high)};
  gaincast::BacktestOptions options;
  options.method = gaincast::Method::calibrated;
  const auto tested = gaincast::backtest(rows, options);
  result["backtest"] = nullptr;
  if (tested)
    result["backtest"] = {tested.value().scores.error, tested.value().scores.crps,
                          tested.value().scores.interval_score[2]};
  return result;
}

/// By every method: the size required for 5 pp, the comparison with 0.7 of the gains and 1 pp,
/// paired, and the ranking of both; then the forecasts of two laws, of which one is off by default.
json of_decisions(const gaincast::Preprocessed& rows, std::span<const gaincast::Observation> given,
                  const std::vector<double>& sizes) {
  std::vector<gaincast::Observation> less(given.begin(), given.end());
  for (auto& row : less) row.gain = 0.7 * row.gain + 1;
  const auto other = gaincast::preprocess(less, {}, &gaincast::with_common_variance);
  json result = json::array();
  for (const auto method : {gaincast::DecisionMethod::paper, gaincast::DecisionMethod::calibrated,
                            gaincast::DecisionMethod::post_training}) {
    const gaincast::Forecaster a(rows, {.method = method}), b(other.value(), {.method = method});
    const auto found = gaincast::required_size(a, {.gain = 5});
    result.push_back({number(found.size), number(found.range.low), number(found.range.high),
                      number(found.at_largest)});
    const auto compared = gaincast::compare(a, b, gaincast::Pairing(a, b, true), {.sizes = sizes});
    for (const auto& at : compared.at)
      result.push_back(at ? json{at->difference, at->sd, at->intervals[0].low,
                                 at->intervals[0].high, at->a_is_better}
                          : json{nullptr, nullptr, nullptr, nullptr, nullptr});
    const auto& range = compared.crossing_range;
    result.push_back({number(compared.crossing), range ? number(range->low) : json(nullptr),
                      range ? number(range->high) : json(nullptr)});
    const gaincast::Forecaster* both[]{&a, &b};
    for (const auto& at : gaincast::rank(both, {.sizes = sizes}))
      result.push_back(at ? json{at->best[0], at->mean_rank[1]} : json{nullptr, nullptr});
    gaincast::NextRunOptions options;
    options.candidates = {14, 32};
    options.se = {0.5};
    options.budget = 5000;
    options.decision = gaincast::TrainingDecision{1000, 5};
    const auto next = gaincast::next_run(a, options);
    const auto& decision = next.decision;
    result.push_back({number(next.sd_now), number(next.width_now), next.scatter,
                      next.set ? json(next.set->sd_after) : json(nullptr),
                      decision ? json(decision->expected) : json(nullptr),
                      decision ? json(decision->perfect) : json(nullptr)});
    for (const auto& run : next.candidates)
      result.push_back({number(run.sd_after), number(run.width_after), number(run.value)});
  }
  const std::vector<std::string> ids{"logarithmic", "offset-power"};
  const auto laws = gaincast::choose_laws(gaincast::catalogue(), ids);
  const auto fits = gaincast::fit(rows.dataset, laws.value());
  const auto ensemble = gaincast::weigh(fits);
  for (const auto& at : gaincast::forecast(fits, ensemble, sizes))
    result.push_back(at.average ? json{at.average->mean, at.average->sd, ensemble.scores[5].weight}
                                : json{nullptr, nullptr, ensemble.scores[5].weight});
  return result;
}

/// A question with "scores" in place of observations: the forecast of scores, by the base at each
/// size or null, and of the gains alone.
json of_scores(const json& question) {
  std::vector<gaincast::ScoreRow> rows;
  std::vector<gaincast::Observation> gains;
  for (const auto& row : question["scores"]) {
    rows.push_back({row["size"], row["base"], row["score"], row["questions"]});
    gains.push_back({rows.back().size, rows.back().score - rows.back().base, 1});
  }
  std::vector<gaincast::ScoreTarget> targets;
  const std::vector<double> sizes = question["sizes"];
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const json& base = question["bases"][i];
    targets.push_back(
        {sizes[i], base.is_null() ? std::nullopt : std::optional(base.get<double>())});
  }
  const double levels[]{0.9};
  const auto parsed = gaincast::Scores::parse(rows);
  const std::vector<gaincast::Scores> companions(question["companions"], parsed.value());
  json result;
  for (const auto& at :
       gaincast::score_forecast(parsed.value(), targets, {levels, 5.0, companions}))
    result["scores"].push_back({at.base, at.gain, at.score, at.median_gain, at.gains[0].low,
                                at.gains[0].high, at.scores[0].low, at.scores[0].high,
                                number(at.at_least)});
  const auto dataset = gaincast::Dataset::parse(gains);
  result["gains"] = json::array();
  if (dataset)
    for (const auto& at : gaincast::gain_forecast(dataset.value(), {sizes, levels, 5.0}))
      result["gains"].push_back(
          {at.mean, at.median, at.intervals[0].low, at.intervals[0].high, number(at.at_least)});
  return result;
}

json answer(const json& question) {
  if (question.contains("scores")) return of_scores(question);
  std::vector<gaincast::Observation> rows;
  for (const auto& row : question["observations"]) {
    const bool known = !row["se"].is_null();
    rows.push_back({row["size"], row["gain"], known ? row["se"].get<double>() : 1});
    if (!known) rows.back().se_source = gaincast::SeSource::unknown;
  }
  const auto parsed = gaincast::preprocess(rows, {}, &gaincast::with_common_variance);
  if (!parsed) return {{"refused", parsed.error().code}};
  const std::vector<gaincast::Observation> given = rows;
  rows = parsed.value().rows;
  const auto& dataset = parsed.value().dataset;
  const auto fits = gaincast::fit(dataset);
  const auto ensemble =
      gaincast::weigh(fits, *gaincast::criterion_of(question["criterion"].get<std::string>()));
  const std::vector<double> sizes = question["sizes"];
  json result{{"fits", json::array()}, {"forecasts", json::array()}};
  for (std::size_t i = 0; i < fits.size(); ++i)
    result["fits"].push_back(of_fit(fits[i], ensemble.scores[i]));
  for (const auto& at : gaincast::forecast(fits, ensemble, sizes))
    result["forecasts"].push_back(of_forecast(at));
  const auto slice = gaincast::bootstrap(
      dataset, {sizes, 1, *gaincast::criterion_of(question["criterion"].get<std::string>())}, 0,
      question["resamples"]);
  result["atLimit"] = slice.at_limit;
  result["resampled"] = json::array();
  for (const double value : slice.values())
    result["resampled"].push_back(std::isfinite(value) ? json(value) : json(nullptr));
  if (question.value("planning", false)) result.update(of_planning(dataset, sizes));
  if (question.value("decisions", false))
    result["decisions"] = of_decisions(parsed.value(), given, sizes);
  if (question.value("calibrated", false)) result.update(of_calibrated(dataset, rows, sizes));
  return result;
}

}  // namespace

int main() {
  json answers = json::array();
  for (const json& question : json::parse(std::cin)) answers.push_back(answer(question));
  std::cout << answers << '\n';
}

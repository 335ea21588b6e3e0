#pragma once

#include <cstdio>
#include <optional>

#include "core/averaging/ensemble.hpp"
#include "core/averaging/forecast.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/trend/calibrated.hpp"
#include "tests/backtest/score_curves.hpp"

/// The record of forecasts of scores as JSON, with the methods that were not learned on such curves
/// beside it: what web/src/words/record/score_record.json holds.
namespace gaincast::real_scores {

constexpr std::array recorded{"post-training",       "calibrated",   "paper",       "lastGain",
                              "lastShareOfHeadroom", "straightLine", "halfTheTrend"};

/// Sums over forecasts, by what is recorded: the absolute errors, and how many there were.
struct Record {
  std::size_t curves = 0;
  double sizes = 0, inside50 = 0, inside90 = 0;
  std::array<double, recorded.size()> error{}, answered{};
};

/// The calibrated forecast and the paper's at the larger sizes of every cut, in the order of
/// forecast_curve(). The paper's has none where its average has none.
inline std::vector<std::array<std::optional<double>, 2>> other_methods(const Curve& curve) {
  std::vector<std::array<std::optional<double>, 2>> found;
  for (std::size_t k = 2; k < curve.rows.size(); ++k) {
    std::vector<Observation> gains;
    for (const ScoreRow& row : std::span(curve.rows).first(k)) gains.push_back(gain_of(row));
    const auto dataset = Dataset::parse(gains);
    if (!dataset) continue;
    std::vector<double> sizes;
    for (const ScoreRow& row : std::span(curve.rows).subspan(k)) sizes.push_back(row.size);
    const auto fits = fit(dataset.value());
    const auto paper = forecast(fits, weigh(fits), sizes);
    const auto calibrated = calibrated_forecast(dataset.value(), {sizes, {}});
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      found.push_back({calibrated.at[s].mean, std::nullopt});
      if (paper[s].average) found.back()[1] = paper[s].average->mean;
    }
  }
  return found;
}

inline Record record_of(const Group& group, Setting setting, const Constants& constants) {
  const double levels[]{0.5, 0.9};
  Record record;
  record.curves = group.curves.size();
  for (const Curve& curve : group.curves) {
    std::vector<Forecast> forecasts;
    forecast_curve(group, curve, setting, constants, levels, forecasts);
    const auto others = other_methods(curve);
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
      const Forecast& one = forecasts[i];
      const std::array<std::optional<double>, recorded.size()> said{
          one.median,    others[i][0],  others[i][1], one.simple[0],
          one.simple[1], one.simple[2], one.simple[3]};
      for (std::size_t m = 0; m < said.size(); ++m)
        if (said[m]) {
          record.error[m] += std::abs(*said[m] - one.gain);
          ++record.answered[m];
        }
      ++record.sizes;
      const auto holds = [&](const Interval& at) {
        return one.gain >= at.low && one.gain <= at.high;
      };
      record.inside50 += holds(one.intervals[0]);
      record.inside90 += holds(one.intervals[1]);
    }
  }
  return record;
}

inline void print(const Record& of, const char* name, const char* end) {
  std::printf("      {\"name\": \"%s\", \"curves\": %zu, \"sizes\": %.0f, ", name, of.curves,
              of.sizes);
  std::printf("\"inside\": {\"50\": %.3f, \"90\": %.3f}, \"error\": {", of.inside50, of.inside90);
  for (std::size_t m = 0; m < recorded.size(); ++m)
    std::printf("%s\"%s\": %.4g", m == 0 ? "" : ", ", recorded[m], of.error[m]);
  std::printf("}}%s\n", end);
}

/// Sums as means.
inline Record mean_of(Record sum) {
  sum.inside50 /= sum.sizes;
  sum.inside90 /= sum.sizes;
  for (std::size_t m = 0; m < recorded.size(); ++m) sum.error[m] /= std::max(sum.answered[m], 1.0);
  return sum;
}

/// All groups, and their mean with equal weights.
inline void print_record(std::span<const Group> groups, std::span<const Constants> constants,
                         Setting setting, const char* name, const char* end) {
  Record all;
  double answered = 0;
  std::vector<Record> means;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Record sum = record_of(groups[g], setting, constants[g]);
    if (sum.sizes == 0) continue;
    answered += sum.answered[2];
    means.push_back(mean_of(sum));
    all.curves += sum.curves;
    all.sizes += sum.sizes;
  }
  const double share = 1 / static_cast<double>(means.size());
  for (const Record& mean : means) {
    all.inside50 += share * mean.inside50;
    all.inside90 += share * mean.inside90;
    for (std::size_t m = 0; m < recorded.size(); ++m) all.error[m] += share * mean.error[m];
  }
  std::printf(
      "  \"%s\": {\n    \"groupsOfSources\": %zu,\n    \"answeredByThePaper\": %.0f,\n    "
      "\"all\":\n",
      name, means.size(), answered);
  print(all, "all groups, equally", ",");
  std::printf("    \"groups\": [\n");
  std::size_t i = 0;
  for (const Group& group : groups) {
    const bool any = std::any_of(group.curves.begin(), group.curves.end(),
                                 [](const Curve& curve) { return curve.rows.size() > 2; });
    if (!any) continue;
    print(means[i], group.name.c_str(), i + 1 < means.size() ? "," : "");
    ++i;
  }
  std::printf("    ]\n  }%s\n", end);
}

}  // namespace gaincast::real_scores

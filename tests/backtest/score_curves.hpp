#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/evaluation/baselines.hpp"
#include "core/evaluation/forecast_score.hpp"
#include "core/trend/gain_forecast.hpp"
#include "core/trend/score_forecast.hpp"

/// Real curves of scores before and after a treatment, and forecasts of their larger sizes.
namespace gaincast::real_scores {

/// One benchmark of one treatment; those of one dataset are each other's companions.
struct Curve {
  std::string dataset;
  std::vector<ScoreRow> rows;  ///< ascending in size
};
/// What is left out together.
struct Group {
  std::string name;
  std::vector<Curve> curves;
  std::set<std::string> sources;  ///< where the figures stand, with the licence
};

/// "github owner/name@commit path (licence; remarks)" as owner/name@commit and the licence.
inline std::string short_source(const std::string& source) {
  const bool github = source.rfind("github ", 0) == 0;
  std::string result =
      github ? source.substr(7, source.find(' ', 7) - 7) : source.substr(0, source.find(')') + 1);
  for (const char* licence : {"Apache-2.0", "MIT", "CC0", "CC-BY-4.0", "Llama 2 community licence",
                              "Llama community licence", "Llama 2 licence", "no licence file"})
    if (source.find(licence) != std::string::npos) return result.append(", ").append(licence);
  return result.append(", no licence stated");
}

/// The cells of a line; quotes protect commas.
inline std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result(1);
  bool quoted = false;
  for (const char c : line)
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      result.emplace_back();
    else
      result.back() += c;
  return result;
}

/// source_group, dataset, curve, size_b, base, score, n_questions, …
inline std::vector<Group> read(const char* path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  std::map<std::string, Group> groups;
  std::map<std::string, std::size_t> known;
  while (std::getline(in, line)) {
    const auto c = cells(line);
    if (c.size() < 7) continue;
    Group& group = groups[c[0]];
    group.name = c[0];
    if (c.size() > 8) group.sources.insert(short_source(c[8]));
    const auto [at, fresh] =
        known.try_emplace(c[0] + "\n" + c[1] + "\n" + c[2], group.curves.size());
    if (fresh) group.curves.push_back({c[1], {}});
    group.curves[at->second].rows.push_back(
        {std::stod(c[3]), std::stod(c[4]), std::stod(c[5]), c[6].empty() ? 500 : std::stod(c[6])});
  }
  std::vector<Group> result;
  for (auto& [name, group] : groups) {
    for (Curve& curve : group.curves)
      std::stable_sort(curve.rows.begin(), curve.rows.end(),
                       [](const ScoreRow& a, const ScoreRow& b) { return a.size < b.size; });
    result.push_back(std::move(group));
  }
  return result;
}

enum class Setting { base_known, companions, base_unknown, gains_alone };
inline constexpr std::array settings{Setting::base_known, Setting::companions,
                                     Setting::base_unknown, Setting::gains_alone};

struct Constants {
  ScoreCalibration scores;
  GainCalibration gains;
};

/// A gain that was forecast, and measured.
struct Forecast {
  std::size_t sizes_seen;
  double gain, median;
  std::vector<Interval> intervals;  ///< one a level
  std::array<double, 4> simple;     ///< last gain, last share, straight line, half the trend
};

inline Observation gain_of(const ScoreRow& row) {
  double variance = 0;
  for (const double score : {row.base, row.score}) {
    const double p = (score / 100 * row.questions + 0.5) / (row.questions + 1);
    variance += 1e4 * p * (1 - p) / row.questions;
  }
  return {row.size, row.score - row.base, std::sqrt(variance)};
}

/// Every cut of a curve with at least two sizes seen, every larger size forecast.
inline void forecast_curve(const Group& group, const Curve& curve, Setting setting,
                           const Constants& constants, std::span<const double> levels,
                           std::vector<Forecast>& forecasts) {
  for (std::size_t k = 2; k < curve.rows.size(); ++k) {
    const auto seen = std::span(curve.rows).first(k);
    std::vector<Observation> gains;
    for (const ScoreRow& row : seen) gains.push_back(gain_of(row));
    const auto dataset = Dataset::parse(gains);
    if (!dataset) continue;
    std::vector<Scores> companions;
    if (setting == Setting::companions || setting == Setting::base_unknown)
      for (const Curve& other : group.curves) {
        if (&other == &curve || other.dataset != curve.dataset) continue;
        std::vector<ScoreRow> rows;
        for (const ScoreRow& row : other.rows)
          if (row.size <= seen.back().size) rows.push_back(row);
        if (!rows.empty()) companions.push_back(Scores::parse(rows).value());
      }
    std::vector<ScoreTarget> targets;
    std::vector<double> sizes;
    for (const ScoreRow& row : std::span(curve.rows).subspan(k)) {
      sizes.push_back(row.size);
      targets.push_back({row.size, setting == Setting::base_unknown
                                       ? std::nullopt
                                       : std::optional<double>(row.base)});
    }
    std::vector<Forecast> cut;
    if (setting == Setting::gains_alone)
      for (const auto& at :
           gain_forecast(dataset.value(), {sizes, levels, std::nullopt, constants.gains}))
        cut.push_back({k, 0, at.median, at.intervals, {}});
    else  // one target at a time: a base at one size would inform the others
      for (const ScoreTarget& target : targets) {
        const auto at = score_forecast(Scores::parse(seen).value(), {&target, 1},
                                       {levels, std::nullopt, companions, constants.scores});
        cut.push_back({k, 0, at[0].median_gain, at[0].gains, {}});
      }
    // The least-squares line of the baselines weighs all sizes alike.
    for (Observation& row : gains) row.se = 1;
    const auto even = Dataset::parse(gains);
    const auto points = even.value().points();
    const ScoreRow& last = seen.back();
    for (std::size_t i = 0; i < cut.size(); ++i) {
      const ScoreRow& row = curve.rows[k + i];
      cut[i].gain = row.score - row.base;
      cut[i].simple = {last_value(points, row.size),
                       last_share_of_headroom(last.score - last.base, last.base, row.base, 100),
                       straight_line(points, row.size), half_the_trend(points, row.size)};
      forecasts.push_back(std::move(cut[i]));
    }
  }
}

inline std::vector<Forecast> forecast_group(const Group& group, Setting setting,
                                            const Constants& constants,
                                            std::span<const double> levels) {
  std::vector<Forecast> forecasts;
  for (const Curve& curve : group.curves)
    forecast_curve(group, curve, setting, constants, levels, forecasts);
  return forecasts;
}

}  // namespace gaincast::real_scores

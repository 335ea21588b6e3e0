/// Forecasts scores after a treatment on real curves with rolling cuts and prints the record by
/// group: `score_curves <scores.csv> [learn]`. With `learn`, the constants that forecast a group
/// are learned from the others, and printed last those learned from all. The CSV has the columns
/// source_group, dataset, curve, size_b, base, score, n_questions. At least two sizes are seen, and
/// every larger one is forecast; curves of one dataset are each other's companions.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>

#include "core/evaluation/forecast_score.hpp"
#include "core/trend/score_forecast.hpp"

namespace gaincast::real_scores {
namespace {

struct Curve {
  std::string dataset;
  std::vector<ScoreRow> rows;
};
using Groups = std::map<std::string, std::vector<Curve>>;

/// The cells of a line; quotes protect commas.
std::vector<std::string> cells(const std::string& line) {
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

Groups read(const char* path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  Groups groups;
  std::map<std::string, std::size_t> known;
  while (std::getline(in, line)) {
    const auto c = cells(line);
    if (c.size() < 7) continue;
    auto& curves = groups[c[0]];
    const auto [at, fresh] = known.try_emplace(c[0] + "\n" + c[1] + "\n" + c[2], curves.size());
    if (fresh) curves.push_back({c[1], {}});
    curves[at->second].rows.push_back(
        {std::stod(c[3]), std::stod(c[4]), std::stod(c[5]), c[6].empty() ? 500 : std::stod(c[6])});
  }
  for (auto& [name, curves] : groups)
    for (Curve& curve : curves)
      std::stable_sort(curve.rows.begin(), curve.rows.end(),
                       [](const ScoreRow& a, const ScoreRow& b) { return a.size < b.size; });
  return groups;
}

enum class Setting { alone, companions, base_unknown };
constexpr std::array settings{Setting::alone, Setting::companions, Setting::base_unknown};
constexpr std::array names{"base known", "base known, companions", "base not known, companions"};

constexpr std::array levels{0.5, 0.8, 0.9, 0.95};
constexpr std::array baselines{"last gain", "last share", "straight line", "half the trend"};

/// Sums over forecast sizes.
struct Sums {
  double sizes = 0, error = 0, crps = 0;
  std::array<double, levels.size()> inside{};
  std::array<double, baselines.size()> naive{};

  void add(const Sums& other, double weight) {
    sizes += other.sizes * weight;
    error += other.error * weight;
    crps += other.crps * weight;
    for (std::size_t i = 0; i < 4; ++i) inside[i] += other.inside[i] * weight;
    for (std::size_t i = 0; i < 4; ++i) naive[i] += other.naive[i] * weight;
  }
};

/// Gains by the naive forecasts; shares of headroom need the base at the target.
std::array<double, 4> naive(std::span<const ScoreRow> seen, const ScoreRow& target) {
  double x = 0, y = 0, up = 0, along = 0;
  const double n = static_cast<double>(seen.size());
  for (const ScoreRow& row : seen) x += std::log(row.size) / n, y += (row.score - row.base) / n;
  for (const ScoreRow& row : seen) {
    const double off = std::log(row.size) - x;
    up += off * (row.score - row.base);
    along += off * off;
  }
  const ScoreRow& last = seen.back();
  const double gain = last.score - last.base, slope = up / along;
  return {gain, gain / (100 - last.base) * (100 - target.base),
          y + slope * (std::log(target.size) - x),
          gain + 0.5 * slope * std::log(target.size / last.size)};
}

/// Every cut of the group's curves with `fewest` to `most` sizes seen.
Sums test(const std::vector<Curve>& curves, Setting setting, const ScoreCalibration& constants,
          std::size_t fewest, std::size_t most, bool record) {
  std::vector<double> asked(levels.begin(), levels.end());
  if (record)
    for (int i = 0; i < 50; ++i) asked.push_back((i + 0.5) / 50);
  Sums sums;
  for (const Curve& curve : curves)
    for (std::size_t k = fewest; k <= most && k < curve.rows.size(); ++k) {
      const auto seen = std::span(curve.rows).first(k);
      std::vector<std::vector<ScoreRow>> companions;
      if (setting != Setting::alone)
        for (const Curve& other : curves) {
          if (&other == &curve || other.dataset != curve.dataset) continue;
          companions.emplace_back();
          for (const ScoreRow& row : other.rows)
            if (row.size <= seen.back().size) companions.back().push_back(row);
        }
      std::vector<ScoreTarget> targets;
      for (const ScoreRow& row : std::span(curve.rows).subspan(k))
        targets.push_back({row.size, setting == Setting::base_unknown
                                         ? std::nullopt
                                         : std::optional<double>(row.base)});
      const auto forecasts =
          score_forecast(seen, targets, {asked, std::nullopt, 100, companions, constants});
      for (std::size_t i = 0; i < targets.size(); ++i) {
        const ScoreRow& row = curve.rows[k + i];
        const ScoreForecastAt& at = *forecasts[i];
        const double gain = row.score - row.base;
        ++sums.sizes;
        sums.error += std::abs(at.median_gain - gain);
        // The weighted interval score (Bracher et al. 2021), or the CRPS from 100 quantiles.
        double score = 0.5 * std::abs(at.median_gain - gain);
        std::vector<double> quantiles;
        for (std::size_t l = 0; l < asked.size(); ++l) {
          const auto& [low, high] = at.gains[l];
          if (l < 4) {
            sums.inside[l] += gain >= low && gain <= high;
            score += (1 - asked[l]) / 2 * interval_score(low, high, asked[l], gain);
          } else {
            quantiles.push_back(low);
            quantiles.push_back(high);
          }
        }
        std::sort(quantiles.begin(), quantiles.end());
        sums.crps += record ? crps(quantiles, gain) : score / 4.5;
        const auto simple = naive(seen, row);
        for (std::size_t b = 0; b < 4; ++b) sums.naive[b] += std::abs(simple[b] - gain);
      }
    }
  return sums;
}

struct Learned {
  double ScoreCalibration::* constant;
  double step;
  bool share;  ///< moves in log-odds, otherwise in the logarithm
};
constexpr std::array learned{
    Learned{&ScoreCalibration::slope_sd, 0.5, false},
    Learned{&ScoreCalibration::walk, 0.5, false},
    Learned{&ScoreCalibration::scatter, 0.5, false},
    Learned{&ScoreCalibration::spread_sd, 0.5, false},
    Learned{&ScoreCalibration::log_odds_ratio, 0.5, false},
    Learned{&ScoreCalibration::size_power, 0.4, false},
    Learned{&ScoreCalibration::log_odds_weight, 1, true},
    Learned{&ScoreCalibration::shared_slope, 1, true},
    Learned{&ScoreCalibration::shared_walk, 1, true},
    Learned{&ScoreCalibration::shared_scatter, 1, true},
};

/// What is made small: the mean over groups of the weighted interval score, by the square root of
/// the last share's error, so that groups with large errors do not decide alone. A small penalty
/// holds the constants near the round figures that the search begins at.
double loss(const Groups& groups, const std::string& without, const ScoreCalibration& constants,
            const std::array<double, learned.size()>& moved) {
  double sum = 0, count = 0, penalty = 0;
  for (const auto& [name, curves] : groups) {
    if (name == without) continue;
    const Sums sums = test(curves, Setting::companions, constants, 2, 99, false);
    if (sums.sizes == 0) continue;
    sum += sums.crps / sums.sizes / std::sqrt(sums.naive[1] / sums.sizes + 1e-3);
    ++count;
  }
  for (const double steps : moved) penalty += 0.001 * steps * steps;
  return sum / count + penalty;
}

ScoreCalibration learn(const Groups& groups, const std::string& without) {
  ScoreCalibration best;
  best.slope_sd = 0.02;
  best.walk = 0.025;
  best.scatter = 0.015;
  best.spread_sd = 0.6;
  best.log_odds_ratio = 3;
  best.size_power = 0.5;
  best.log_odds_weight = 0.3;
  best.shared_slope = 0.5;
  best.shared_walk = 0.3;
  best.shared_scatter = 0.3;
  std::array<double, learned.size()> moved{};
  double least = loss(groups, without, best, moved);
  for (const double step : {1.0, 0.5})
    for (std::size_t i = 0; i < learned.size(); ++i)
      for (const double sign : {1.0, -1.0}) {
        ScoreCalibration next = best;
        auto steps = moved;
        steps[i] += sign * step;
        double& value = next.*learned[i].constant;
        const double by = std::exp(sign * step * learned[i].step);
        value = learned[i].share ? value * by / (1 - value + value * by) : value * by;
        const double now = loss(groups, without, next, steps);
        if (now >= least - 1e-6) continue;
        least = now;
        best = next;
        moved = steps;
        break;
      }
  return best;
}

void print(const char* name, const Sums& s, double count) {
  std::printf("%-27s %5.0f %6.2f %6.2f |", name, count, s.error / s.sizes, s.crps / s.sizes);
  for (const double naive : s.naive) std::printf(" %6.2f", naive / s.sizes);
  std::printf(" |");
  for (const double inside : s.inside) std::printf(" %3.0f%%", 100 * inside / s.sizes);
  std::printf("\n");
}

}  // namespace
}  // namespace gaincast::real_scores

int main(int argc, char** argv) {
  using namespace gaincast::real_scores;
  if (argc < 2) return 1;
  const Groups groups = read(argv[1]);
  const bool learns = argc > 2 && std::string(argv[2]) == "learn";
  std::map<std::string, gaincast::ScoreCalibration> constants;
  for (const auto& [name, curves] : groups)
    constants[name] = learns ? learn(groups, name) : gaincast::ScoreCalibration{};
  std::printf("Constants %s\nMean absolute error and CRPS in pp; groups weigh equally\n",
              learns ? "learned from the other groups" : "frozen, learned from these curves");
  for (std::size_t s = 0; s < settings.size(); ++s) {
    std::printf("\n%s\n%-27s %5s %6s %6s | %s | inside 50, 80, 90, 95%%\n", names[s], "", "sizes",
                "error", "crps", "last gain, last share, straight line, half the trend");
    struct Cut {
      const char* name;
      std::size_t fewest, most;
    };
    for (const Cut& cut :
         {Cut{"2 sizes seen", 2, 2}, {"3", 3, 3}, {"4 and more", 4, 99}, {"all cuts", 2, 99}}) {
      Sums all;
      double count = 0;
      for (const auto& [name, curves] : groups) {
        const Sums own = test(curves, settings[s], constants[name], cut.fewest, cut.most, true);
        if (own.sizes == 0) continue;
        all.add(own, 1 / own.sizes);
        count += own.sizes;
        if (cut.fewest == 2 && cut.most == 99) print(name.c_str(), own, own.sizes);
      }
      print(cut.name, all, count);
    }
  }
  if (!learns) return 0;
  const gaincast::ScoreCalibration found = learn(groups, "");
  for (const auto& [constant, step, share] : learned) std::printf("%.4g ", found.*constant);
  std::printf("\n");
}

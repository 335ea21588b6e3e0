/// Learns how large standard errors are where none is given (core/trend/se_prior.hpp). On stdin:
/// for every curve the number of its group, how many rows, then size and gain of each. Prints the
/// median and log_sd that make the gains likeliest, of all groups (-1) and of all but one, and how
/// the forecasts of the later rows from the earlier ones did by the constants of all other groups.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <map>
#include <vector>

#include "core/averaging/common_variance.hpp"
#include "core/trend/calibrated.hpp"

namespace gaincast {
namespace {

struct Curve {
  int group;
  std::vector<Observation> rows;  ///< ascending
};

std::vector<Curve> read(std::istream& in) {
  std::vector<Curve> curves;
  std::size_t rows = 0;
  for (Curve curve{}; in >> curve.group >> rows;) {
    curve.rows.assign(rows, {0, 0, 1, {}, SeSource::unknown});
    for (Observation& row : curve.rows) in >> row.size >> row.gain;
    std::stable_sort(curve.rows.begin(), curve.rows.end(),
                     [](const auto& a, const auto& b) { return a.size < b.size; });
    if (Dataset::parse(curve.rows)) curves.push_back(curve);
  }
  return curves;
}

std::map<int, std::vector<const Curve*>> by_group(const std::vector<Curve>& curves, int without) {
  std::map<int, std::vector<const Curve*>> groups;
  for (const Curve& curve : curves)
    if (curve.group != without) groups[curve.group].push_back(&curve);
  return groups;
}

/// The mean over groups of the mean ln likelihood of their curves.
double value(const std::vector<Curve>& curves, const SePrior& prior, int without) {
  double sum = 0;
  const auto groups = by_group(curves, without);
  for (const auto& [group, members] : groups)
    for (const Curve* curve : members) {
      const Dataset dataset = with_common_variance(Dataset::parse(curve->rows).value());
      sum += calibrated_forecast(dataset, {{}, {}, {}, {}, calibration, prior}).log_likelihood /
             static_cast<double>(members.size());
    }
  return sum / static_cast<double>(groups.size());
}

/// Pattern search in the logarithms.
SePrior learn(const std::vector<Curve>& curves, int without) {
  SePrior best{1, 1};
  double most = value(curves, best, without);
  for (double step = 0.4; step > 0.02; step /= 2)
    for (bool moved = true; moved;) {
      moved = false;
      for (const auto constant : {&SePrior::median, &SePrior::log_sd})
        for (const double sign : {1.0, -1.0}) {
          SePrior next = best;
          next.*constant *= std::exp(sign * step);
          const double found = value(curves, next, without);
          if (found <= most + 1e-6) continue;
          most = found;
          best = next;
          moved = true;
        }
    }
  return best;
}

constexpr std::array levels{0.5, 0.8, 0.9, 0.95};

/// Of one group: how many later rows lie inside the intervals, and the mean error.
struct Score {
  int rows = 0;
  double error = 0;
  std::array<int, levels.size()> inside{};
};

void test(const Curve& curve, const SePrior& prior, Score& score) {
  for (std::size_t seen = 2; seen < curve.rows.size(); ++seen) {
    if (curve.rows[seen].size == curve.rows[seen - 1].size) continue;
    const auto parsed = Dataset::parse(std::span(curve.rows).first(seen));
    if (!parsed) continue;
    const Dataset dataset = with_common_variance(parsed.value());
    std::vector<double> sizes;
    for (std::size_t i = seen; i < curve.rows.size(); ++i) sizes.push_back(curve.rows[i].size);
    const auto forecast = calibrated_forecast(dataset, {sizes, levels, {}, {}, calibration, prior});
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const double gain = curve.rows[seen + i].gain;
      ++score.rows;
      score.error += std::abs(forecast.at[i].mean - gain);
      for (std::size_t l = 0; l < levels.size(); ++l) {
        const auto& [low, high] = forecast.at[i].intervals[l];
        score.inside[l] += gain >= low && gain <= high;
      }
    }
  }
}

}  // namespace
}  // namespace gaincast

int main() {
  using namespace gaincast;
  const auto curves = read(std::cin);
  const SePrior all = learn(curves, -1);
  std::printf("all: median %.3g pp, log_sd %.3g\n", all.median, all.log_sd);
  std::array<double, levels.size()> covered{};
  double error = 0;
  const auto groups = by_group(curves, -1);
  for (const auto& [group, members] : groups) {
    const SePrior others = learn(curves, group);
    Score score;
    for (const Curve* curve : members) test(*curve, others, score);
    std::printf("without %d: median %.3g, log_sd %.3g; %d rows, error %.2f, inside", group,
                others.median, others.log_sd, score.rows, score.error / score.rows);
    for (std::size_t l = 0; l < levels.size(); ++l) {
      std::printf(" %.0f%%", 100.0 * score.inside[l] / score.rows);
      covered[l] += 100.0 * score.inside[l] / score.rows / static_cast<double>(groups.size());
    }
    std::printf("\n");
    std::fflush(stdout);
    error += score.error / score.rows / static_cast<double>(groups.size());
  }
  std::printf("groups equal: error %.2f, inside", error);
  for (std::size_t l = 0; l < levels.size(); ++l)
    std::printf(" %.1f%% of %.0f%%", covered[l], 100 * levels[l]);
  std::printf("\n");
}

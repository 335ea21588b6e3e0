/// Learns the constants of the calibrated method from real curves on stdin (curves.hpp) and prints
/// them: once from all sets, then from all sets but one, for each in turn.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>

#include "core/baselines.hpp"
#include "core/calibrated.hpp"
#include "core/forecast_score.hpp"
#include "tests/backtest/curves.hpp"

namespace gaincast::backtest {
namespace {

constexpr int quantile_count = 20;

struct SetScore {
  int targets = 0;
  double error = 0, crps = 0, inside50 = 0, inside90 = 0;
  std::array<double, 3> baselines{};
};

/// Gains in pp cannot exceed 100; curves that do are of something else, and have no ceiling.
double ceiling_of(const Dataset& seen) {
  for (const Point& point : seen.points())
    if (point.gain > 100) return std::numeric_limits<double>::infinity();
  return 100;
}

using Scores = std::map<int, SetScore>;

void score(const Curve& curve, const Calibration& constants, SetScore& into) {
  std::vector<double> sizes, levels;
  for (const Observation& row : curve.held_back) sizes.push_back(row.size);
  for (int i = 1; i < quantile_count; i += 2)
    levels.push_back(static_cast<double>(i) / quantile_count);
  levels.push_back(0.5);
  levels.push_back(0.9);
  const auto forecast =
      calibrated_forecast(curve.seen, {sizes, levels, ceiling_of(curve.seen), constants});
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const CalibratedAt& at = forecast.at[i];
    const double truth = curve.held_back[i].gain;
    std::vector<double> quantiles;
    for (int j = quantile_count / 2; j-- > 0;) quantiles.push_back(at.intervals[j].low);
    for (int j = 0; j < quantile_count / 2; ++j) quantiles.push_back(at.intervals[j].high);
    const auto inside = [&](const Interval& x) { return truth >= x.low && truth <= x.high; };
    ++into.targets;
    into.error += std::abs(at.mean - truth);
    into.crps += crps(quantiles, truth);
    into.inside50 += inside(at.intervals[quantile_count / 2]);
    into.inside90 += inside(at.intervals[quantile_count / 2 + 1]);
    for (std::size_t j = 0; j < baselines.size(); ++j)
      into.baselines[j] += std::abs(baselines[j].forecast(curve.seen.points(), sizes[i]) - truth);
  }
}

Scores score_all(const std::vector<Curve>& curves, const Calibration& constants, int without) {
  Scores scores;
  for (const Curve& curve : curves)
    if (curve.set != without) score(curve, constants, scores[curve.set]);
  return scores;
}

/// What is made small. Per set, so that one with many curves does not decide alone: the error
/// against the best baseline and the CRPS, both as logarithms. Then what the intervals miss of
/// their promise: pooled coverages beyond a point or two of it, any set's 90% below 83%, and any
/// error above the best baseline's.
double loss(const Scores& scores) {
  double sum = 0, targets = 0, inside50 = 0, inside90 = 0, missed = 0;
  for (const auto& [set, s] : scores) {
    const double best = *std::min_element(s.baselines.begin(), s.baselines.end());
    sum += std::log(s.error / best) + std::log(s.crps / s.targets);
    missed +=
        2 * std::max(s.error / best - 1, 0.0) + 4 * std::max(0.83 - s.inside90 / s.targets, 0.0);
    targets += s.targets;
    inside50 += s.inside50;
    inside90 += s.inside90;
  }
  missed += 3 * std::max({0.89 - inside90 / targets, inside90 / targets - 0.93, 0.0}) +
            6 * std::max({0.46 - inside50 / targets, inside50 / targets - 0.54, 0.0});
  return sum / static_cast<double>(scores.size()) + missed;
}

constexpr std::array learned{&Calibration::fading, &Calibration::lumps,
                             &Calibration::turn_probability, &Calibration::turn};

/// Pattern search in the logarithms, one constant at a time, with steps that halve.
Calibration learn(const std::vector<Curve>& curves, int without) {
  Calibration best = calibration;  // but for what is learned, which starts from rough figures
  best.fading = 0.5;
  best.lumps = 0.3;
  best.turn_probability = 0.2;
  best.turn = 2;
  double least = loss(score_all(curves, best, without));
  for (double step = 0.4; step > 0.02; step /= 2)
    for (bool moved = true; moved;) {
      moved = false;
      for (const auto constant : learned)
        for (const double sign : {1.0, -1.0}) {
          Calibration next = best;
          next.*constant *= std::exp(sign * step);
          if (next.turn_probability > 0.6) continue;
          const double value = loss(score_all(curves, next, without));
          if (value >= least - 1e-6) continue;
          least = value;
          best = next;
          moved = true;
        }
    }
  return best;
}

void print(int without, const std::vector<Curve>& curves, const Calibration& c) {
  std::printf("%d", without);
  for (const auto constant : learned) std::printf(" %.4g", c.*constant);
  for (const auto& [set, s] : score_all(curves, c, -1)) {
    if (without >= 0 && set != without) continue;
    std::printf(" | set %d mae %.3f of %.3f %.3f %.3f crps %.3f 50: %.0f 90: %.0f", set,
                s.error / s.targets, s.baselines[0] / s.targets, s.baselines[1] / s.targets,
                s.baselines[2] / s.targets, s.crps / s.targets, 100 * s.inside50 / s.targets,
                100 * s.inside90 / s.targets);
  }
  std::printf("  loss %.4f\n", loss(score_all(curves, c, -1)));
  std::fflush(stdout);
}

}  // namespace
}  // namespace gaincast::backtest

int main() {
  using namespace gaincast::backtest;
  const auto curves = read_curves(std::cin);
  std::map<int, int> sets;
  for (const Curve& curve : curves) ++sets[curve.set];
  print(-1, curves, gaincast::calibration);
  print(-1, curves, learn(curves, -1));
  for (const auto& [set, count] : sets) print(set, curves, learn(curves, set));
}

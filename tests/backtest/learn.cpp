/// Learns the constants of the calibrated method from real curves on stdin (curves.hpp) and prints
/// them, a line each: from all sets (-1), then from all sets but one, for each in turn.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "tests/backtest/curves.hpp"

namespace gaincast::real_curves {
namespace {

struct SetSum {
  int points = 0;
  double error = 0, crps = 0, inside50 = 0, inside90 = 0;
  std::array<double, baselines.size()> baseline_error{};
};

std::map<int, SetSum> test_all(const std::vector<Curve>& curves, const Calibration& constants,
                               int without) {
  std::map<int, SetSum> sums;
  for (const Curve& curve : curves) {
    if (curve.set == without) continue;
    const BacktestScores scores = test(curve, Method::calibrated, constants).scores;
    SetSum& sum = sums[curve.set];
    sum.points += scores.points;
    sum.error += scores.error * scores.points;
    sum.crps += scores.crps * scores.points;
    sum.inside50 += scores.inside[0];
    sum.inside90 += scores.inside[2];
    for (std::size_t b = 0; b < baselines.size(); ++b)
      sum.baseline_error[b] += scores.baseline_error[b] * scores.points;
  }
  return sums;
}

/// What is made small. Per set, so that one with many curves does not decide alone: the mean
/// absolute error against the best baseline's and the CRPS, both as logarithms. On top of that what
/// the intervals miss of their promise: the pooled 90% and 50% intervals more than a few points
/// from it, any set's 90% below 83%, and any set's error above the best baseline's.
double loss(const std::map<int, SetSum>& sums) {
  double sum = 0, points = 0, inside50 = 0, inside90 = 0, missed = 0;
  for (const auto& [set, s] : sums) {
    const double best = *std::min_element(s.baseline_error.begin(), s.baseline_error.end());
    sum += std::log(s.error / best) + std::log(s.crps / s.points);
    missed += 2 * std::max(s.error / best - 1, 0.0);
    missed += 4 * std::max(0.83 - s.inside90 / s.points, 0.0);
    points += s.points;
    inside50 += s.inside50;
    inside90 += s.inside90;
  }
  missed += 3 * std::max({0.89 - inside90 / points, inside90 / points - 0.93, 0.0});
  missed += 6 * std::max({0.46 - inside50 / points, inside50 / points - 0.54, 0.0});
  return sum / static_cast<double>(sums.size()) + missed;
}

constexpr std::array learned{&Calibration::fading, &Calibration::proportional_scatter,
                             &Calibration::regime_change_probability, &Calibration::regime_change};

/// Pattern search in the logarithms, one constant at a time, with steps that halve; from rough
/// figures, not from what was learned before.
Calibration learn(const std::vector<Curve>& curves, int without) {
  Calibration best = calibration;
  best.fading = 0.5;
  best.proportional_scatter = 0.3;
  best.regime_change_probability = 0.2;
  best.regime_change = 2;
  double least = loss(test_all(curves, best, without));
  for (double step = 0.4; step > 0.02; step /= 2)
    for (bool moved = true; moved;) {
      moved = false;
      for (const auto constant : learned)
        for (const double sign : {1.0, -1.0}) {
          Calibration next = best;
          next.*constant *= std::exp(sign * step);
          if (next.regime_change_probability > 0.6) continue;
          const double value = loss(test_all(curves, next, without));
          if (value >= least - 1e-6) continue;
          least = value;
          best = next;
          moved = true;
        }
    }
  return best;
}

}  // namespace
}  // namespace gaincast::real_curves

int main() {
  using namespace gaincast::real_curves;
  const auto curves = read_curves(std::cin);
  std::set<int> sets{-1};
  for (const Curve& curve : curves) sets.insert(curve.set);
  for (const int without : sets) {
    const gaincast::Calibration found = learn(curves, without);
    std::printf("%d", without);
    for (const auto constant : learned) std::printf(" %.4g", found.*constant);
    std::printf("\n");
    std::fflush(stdout);
  }
}

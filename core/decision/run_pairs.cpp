#include "core/decision/run_pairs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/decision/preposterior.hpp"

namespace gaincast {
namespace {

constexpr std::size_t most_looked_at = 8;
/// Gauss–Hermite's rule with three nodes: exact for polynomials up to degree 5.
constexpr std::array<double, 3> nodes{-1.7320508075688772, 0, 1.7320508075688772};
constexpr std::array<double, 3> weights{1.0 / 6, 2.0 / 3, 1.0 / 6};

/// The variance that is expected to be left at the target after these runs, one after another.
std::optional<double> variance_after(const Forecaster& forecaster, std::span<const Run> runs,
                                     double target) {
  if (runs.empty()) {
    const auto at = forecaster.at(std::span(&target, 1), {}, std::nullopt)[0];
    if (!at || !std::isfinite(at->sd)) return std::nullopt;
    return at->sd * at->sd;
  }
  const auto gains = outcomes(forecaster, runs[0], nodes);
  if (!gains) return std::nullopt;
  const auto base = base_for(forecaster, runs[0].size);
  double variance = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto after = WithRun::make(forecaster, runs[0], (*gains)[i], base);
    if (!after) return std::nullopt;
    const auto rest = variance_after(after->forecaster(), runs.subspan(1), target);
    if (!rest) return std::nullopt;
    variance += weights[i] * *rest;
  }
  return variance;
}

/// The indices of those that leave least alone, of the candidates that may be in a pair.
std::vector<std::size_t> looked_at(std::span<const RunOutlook> candidates,
                                   const NextRunOptions& options) {
  double cheapest = HUGE_VAL;
  for (const RunOutlook& run : candidates) cheapest = std::min(cheapest, run.cost);
  std::vector<std::size_t> chosen;
  for (std::size_t c = 0; c < candidates.size(); ++c)
    if (candidates[c].sd_after && is_below(candidates[c].size, options.target) &&
        candidates[c].cost + cheapest <= *options.budget)
      chosen.push_back(c);
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
    return *candidates[a].sd_after < *candidates[b].sd_after;
  });
  if (chosen.size() > most_looked_at) chosen.resize(most_looked_at);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

std::optional<RunSetOutlook> best_pair_or_three(const Forecaster& forecaster,
                                                std::span<const RunOutlook> candidates,
                                                const NextRunOptions& options) {
  std::optional<RunSetOutlook> best;
  const auto look_at = [&](std::vector<std::size_t> set) {
    std::sort(set.begin(), set.end(), [&](std::size_t a, std::size_t b) {
      return candidates[a].size < candidates[b].size;
    });
    double cost = 0;
    std::vector<Run> runs;
    for (const std::size_t c : set) {
      cost += candidates[c].cost;
      runs.push_back({candidates[c].size, candidates[c].se});
    }
    if (cost > *options.budget) return;
    const auto variance = variance_after(forecaster, runs, options.target);
    if (!variance || !(*variance >= 0)) return;
    std::sort(set.begin(), set.end());
    if (!best || std::sqrt(*variance) < best->sd_after)
      best = RunSetOutlook{std::move(set), cost, std::sqrt(*variance)};
  };
  const std::vector<std::size_t> chosen = looked_at(candidates, options);
  for (std::size_t a = 0; a < chosen.size(); ++a)
    for (std::size_t b = a + 1; b < chosen.size(); ++b) look_at({chosen[a], chosen[b]});
  if (!best || options.largest_set < 3) return best;
  const std::vector<std::size_t> pair = best->candidates;
  for (const std::size_t c : chosen)
    if (c != pair[0] && c != pair[1]) look_at({pair[0], pair[1], c});
  return best;
}

}  // namespace gaincast

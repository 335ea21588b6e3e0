#include "core/decision/ranking.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/normal_mixture.hpp"

namespace gaincast {
namespace {

/// How likely each method is at each rank, from 0: [method][rank].
using Ranks = std::vector<std::vector<double>>;

Ranks ranks_of(std::span<const Tabled> methods, double rho) {
  const std::size_t count = methods.size();
  const double along = std::sqrt(rho), apart = std::sqrt(1 - rho);
  Ranks ranks(count, std::vector<double>(count, 0.0));
  std::vector<double> above(count);  // P(so many of the others lie above)
  for (int f = 0; f < GainTable::nodes; ++f)
    for (int e = 0; e < GainTable::nodes; ++e) {
      const double weight = GainTable::weight(f) * GainTable::weight(e);
      if (weight < 1e-9) continue;
      const double factor = along * GainTable::node(f);
      for (std::size_t m = 0; m < count; ++m) {
        const double gain = methods[m].table.gain_at(factor + apart * GainTable::node(e));
        above.assign(count, 0.0);
        above[0] = 1;
        for (std::size_t k = 0; k < count; ++k) {
          if (k == m) continue;
          const double p = normal_probability((factor - methods[k].table.score(gain)) / apart);
          for (std::size_t r = count - 1; r > 0; --r)
            above[r] = above[r] * (1 - p) + above[r - 1] * p;
          above[0] *= 1 - p;
        }
        for (std::size_t r = 0; r < count; ++r) ranks[m][r] += weight * above[r];
      }
    }
  for (auto& own : ranks) {
    double all = 0;
    for (const double p : own) all += p;
    for (double& p : own) p /= all;
  }
  return ranks;
}

Interval interval_of(std::span<const double> ranks, double level) {
  double below = 0;
  Interval interval{0, 0};
  for (std::size_t r = 0; r < ranks.size(); ++r) {
    const double through = below + ranks[r], rank = static_cast<double>(r) + 1;
    if (below <= (1 - level) / 2) interval.low = rank;
    if (below < (1 + level) / 2) interval.high = rank;
    below = through;
  }
  return interval;
}

}  // namespace

std::optional<InputError> refuse(const RankingOptions& options) {
  if (!options.sizes.empty() && options.sizes.size() <= most_sizes) return std::nullopt;
  return InputError{"bad-option", {}, "sizes", "The option sizes must hold 1 to 500 sizes."};
}

std::vector<std::optional<RankingAt>> rank(std::span<const Forecaster* const> methods,
                                           const RankingOptions& options) {
  const std::size_t count = methods.size(), sizes = options.sizes.size();
  std::vector<std::vector<std::optional<Tabled>>> all;
  for (const Forecaster* method : methods) all.push_back(tabled(*method, options.sizes));
  std::vector<std::vector<Pairing>> pairings(count);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j)
      pairings[i].emplace_back(*methods[i], *methods[j], options.paired);

  std::vector<std::optional<RankingAt>> result(sizes);
  for (std::size_t s = 0; s < sizes; ++s) {
    std::vector<Tabled> here;
    for (const auto& own : all)
      if (own[s]) here.push_back(*own[s]);
    if (here.size() < count) continue;
    double rho = 0;
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = i + 1; j < count; ++j)
        rho += pairings[i][j - i - 1].correlation(here[i].at, here[j].at, options.sizes[s]);
    rho /= static_cast<double>(count * (count - 1)) / 2;
    RankingAt& at = result[s].emplace();
    for (const auto& own : ranks_of(here, rho)) {
      at.best.push_back(own[0]);
      double mean = 0;
      for (std::size_t r = 0; r < count; ++r) mean += own[r] * (static_cast<double>(r) + 1);
      at.mean_rank.push_back(mean);
      auto& intervals = at.intervals.emplace_back();
      for (const double level : options.levels) intervals.push_back(interval_of(own, level));
    }
  }
  return result;
}

}  // namespace gaincast

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/decision/comparison.hpp"

/// Which of several methods is the best, and how sure that is.
namespace gaincast {

inline constexpr std::size_t most_methods = 12;

struct RankingOptions {
  std::vector<double> sizes;         ///< 1 to 500, valid by parse_targets
  std::vector<double> levels{0.95};  ///< each within (0, 1)
  std::optional<bool> paired = {};   ///< as in ComparisonOptions, of every two
};

/// Refuses with code "bad-option" and field "sizes" none, or more than 500.
std::optional<InputError> refuse(const RankingOptions& options);

/// The ranks of all methods at one size; 1 is the largest gain. One entry a method.
struct RankingAt {
  std::vector<double> best;                      ///< the probability that it is the best
  std::vector<double> mean_rank;                 ///< 1 … the number of methods
  std::vector<std::vector<Interval>> intervals;  ///< of its rank, one a level: whole numbers
};

/// Ranks 2 to most_methods methods, by options.sizes; empty where one of them has no forecast.
///
///     const Forecaster* methods[]{&grpo, &dpo, &sft};
///     rank(methods, {.sizes = {70}})[0]->best[0];   // P(grpo has the largest gain at 70B)
///
/// The normal scores of all forecasts share one factor (Vasicek, "Loan portfolio value", Risk 15
/// (2002)): each is sqrt(rho)·z + sqrt(1 − rho)·e, rho the mean of the correlations of every two
/// (Pairing). Given z they are independent, and a rank follows by counting. Integrates over z and e
/// by the rule of GainTable: with two methods, to three digits of what compare() says.
std::vector<std::optional<RankingAt>> rank(std::span<const Forecaster* const> methods,
                                           const RankingOptions& options);

}  // namespace gaincast

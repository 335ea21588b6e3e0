#pragma once

#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/fitting/fit.hpp"

namespace gaincast {

/// A fit's criteria and its weight in the average. Where se are unknown, a law with as many
/// parameters as there are rows has infinite criteria: it leaves no scatter to estimate them from.
struct Score {
  double aic;
  std::optional<double> aicc;
  double bic;
  double weight;  ///< 0 … 1; 0 where the fit is left out
  /// The criterion in use less the deviance; infinite where the law can have no weight.
  double penalty = std::numeric_limits<double>::infinity();
};

/// By how much a criterion has to be lower for one law to fit decisively better than another: a law
/// that far behind has a twentieth of the other's weight.
inline constexpr double decisive = 6;

/// The criteria and weights of all fits.
struct Ensemble {
  /// The criterion that the weights come from: the one asked for, or AIC where AICc was asked for
  /// and has no value for any law. Where se are unknown, AICc if AIC was asked for.
  Criterion criterion;
  std::vector<Score> scores;  ///< in the order of the fits; weights sum to 1, or are all 0 where no
                              ///< fit can take part
  /// The best of the fits that cannot take part in averages (chosen, but not Fit::averaged), where
  /// it fits decisively better than all that do: there is then no averaged number to be had.
  std::optional<std::size_t> better_left_out = std::nullopt;
};

/// Weighs the fits: w ∝ exp(−Δ/2) over those that take part (Fit::averaged and chosen), where Δ is
/// the distance of a fit's criterion from the lowest one (the paper's eq. 7).
///
///     const auto fits = fit(dataset);
///     const Ensemble ensemble = weigh(fits, Criterion::aicc);
///     ensemble.criterion;         // AIC instead, where the rows are too few for AICc
///     ensemble.scores[0].weight;  // of the power law, 0 … 1
///
/// A law without AICc gets weight 0 as long as any other law has one: the correction grows without
/// bound as n falls to k + 1. Where se are unknown that holds for every criterion, and if no law
/// has one (four rows or fewer), those with the fewest parameters remain.
Ensemble weigh(std::span<const Fit> fits, Criterion criterion = Criterion::aic);

}  // namespace gaincast

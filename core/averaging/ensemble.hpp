#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/fitting/fit.hpp"

namespace gaincast {

/// A fit's criteria and its weight in the average.
struct Score {
  double aic;
  std::optional<double> aicc;
  double bic;
  double weight;  ///< 0 … 1; 0 where the fit is left out
};

/// How far each law is to be believed.
struct Ensemble {
  /// The criterion that the weights come from: the one asked for, or AIC where AICc was asked for
  /// and has no value for any law.
  Criterion criterion;
  std::vector<Score> scores;  ///< in the order of the fits; weights sum to 1, or are all 0 where no
                              ///< fit can take part
};

/// Weights w ∝ exp(−Δ/2) over the fits that take part (Fit::averaged), Δ the distance of the
/// criterion from its lowest value (the paper's eq. 7). A law without AICc, whose correction grows
/// without bound as n falls to k + 1, gets weight 0 while any other law has one.
Ensemble weigh(std::span<const Fit> fits, Criterion criterion = Criterion::aic);

}  // namespace gaincast

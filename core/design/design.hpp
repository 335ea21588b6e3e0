#pragma once

#include <optional>
#include <vector>

#include "core/averaging/ensemble.hpp"
#include "core/data/dataset.hpp"

/// Which run to make next (the paper's eq. 14, and beyond it).
namespace gaincast {

/// What a run costs: price · hours · (N/reference)^exponent. The defaults are the paper's 10^4
/// GPU-hours ≈ $16,000 at 70B and $400,000 at 405B.
struct CostModel {
  double price = 1.6;     ///< dollars a GPU-hour
  double hours = 10'000;  ///< GPU-hours of a run at the reference size
  double reference = 70;  ///< billions of parameters
  double exponent = 1.83;

  double operator()(double size) const;  ///< dollars
};

struct DesignOptions {
  std::vector<double> candidates;  ///< sizes that could be run; valid by parse_targets
  /// Expected of the gain measured there, pp: one a candidate, one for all, or none for the mean of
  /// the data's.
  std::vector<double> se;
  double target = 70;  ///< the size that the forecast is wanted for
  Criterion criterion = Criterion::aic;
  CostModel cost;
  std::optional<double> budget;  ///< dollars, for a set of runs
  int largest_set = 3;
};

/// Refuses with code "bad-option": more than 24 candidates, an se that is not positive, a cost
/// model that is not positive, a negative budget, sets larger than 3.
std::optional<InputError> refuse(const DesignOptions& options);

/// What one run is expected to bring. Empty where a law with weight has no finite forecast at the
/// candidate or at the target.
struct Candidate {
  double size, se, cost;
  std::optional<double> info;  ///< eq. 14: sum w (f − average)², pp²
  /// Mutual information between the law that is right and the outcome, in bits: with the laws'
  /// curves as they are fitted, and with the laws' own uncertainty taken in.
  std::optional<double> bits, predictive_bits;
  std::optional<double> sd_after;  ///< root of the variance expected to be left at the target, pp
  std::optional<double> bits_per_dollar;      ///< of the predictive bits
  std::optional<double> variance_per_dollar;  ///< removed at the target, pp² a dollar
};

/// Several runs, each once.
struct RunSet {
  std::vector<std::size_t> candidates;
  double cost, bits, sd_after;
};

struct Design {
  Criterion criterion;
  double entropy;                ///< of the laws' weights, in bits: what is not known
  std::optional<double> sd_now;  ///< of the average at the target (eq. 9), pp
  std::vector<Candidate> candidates;
  /// The index of the best candidate by each; empty where none has a value.
  struct Best {
    std::optional<std::size_t> info, bits, sd_after, bits_per_dollar;
  } best;
  std::optional<RunSet> set;  ///< of those within the budget the one that leaves the least variance
};

/// Beliefs before the run: law m is right with probability w, and its parameters are normal about
/// the fit with the covariance of the fit. The outcome at N is then a mixture of normals with means
/// f_m(N) and variances g cov g' + se²; the forecast at the target after it has the variance
///     E[Var(target | outcome)] = Var(target) − Var(E[target | outcome]).
/// Integrals over one outcome by panels of Gauss–Legendre's rule between the components' quantiles
/// (nine digits); over the outcomes of two or three runs by a product of Gauss–Hermite's rules in
/// each component's own coordinates (three digits). Every set within the budget is tried.
Design design(const Dataset& dataset, const DesignOptions& options);

}  // namespace gaincast

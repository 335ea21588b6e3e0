#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/averaging/ensemble.hpp"
#include "core/data/dataset.hpp"
#include "core/design/candidate.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/numerics/interval.hpp"

/// Designs the next experiment: which run tells most about the laws and about the gain at a target
/// size (the paper's eq. 14, and beyond it).
namespace gaincast {

/// What a run at size N costs: price · hours · (N/reference)^exponent dollars. The defaults give
/// the paper's 10^4 GPU-hours, about $16,000, at 70B and about $400,000 at 405B.
struct CostModel {
  double price = 1.6;     ///< dollars a GPU-hour
  double hours = 10'000;  ///< GPU-hours of a run at the reference size
  double reference = 70;  ///< billions of parameters
  double exponent = 1.83;

  double operator()(double size) const;  ///< dollars
};

/// Refuses with code "bad-option" and field "cost" a price, hours or reference that is not within
/// 0 < x <= 1e60, and |exponent| > 10.
std::optional<InputError> refuse(const CostModel& cost);

struct DesignOptions {
  std::vector<double> candidates;  ///< 1 to 24 sizes that could be run; valid by parse_targets
  /// Expected standard error of the gain measured there, pp: one a candidate, or one for all, or
  /// none for the mean standard error of the data's points.
  std::vector<double> se;
  double target = 70;  ///< the size that the forecast is wanted for
  Criterion criterion = Criterion::aic;
  CostModel cost;
  std::optional<double> budget;  ///< dollars; empty: no set of runs is chosen
  int largest_set = 3;           ///< runs in a set, 1 to 3
  /// Bounds of the gain at each candidate and then at the target, pp; none at all, or one each.
  std::vector<Interval> bounds = {};
};

/// Refuses with code "bad-option" and the option's name; empty where the options can be computed
/// with:
///   candidates  none, or more than 24
///   se          one outside 1e-60 … 1e60, or neither 0, 1 nor as many as candidates
///   cost        as above
///   budget      outside 0 … 1e60
///   largestSet  not 1, 2 or 3
std::optional<InputError> refuse(const DesignOptions& options);

struct Design {
  Criterion criterion;           ///< as in Ensemble
  double entropy;                ///< of the laws' weights, bits: how undecided the data leave them
  std::optional<double> sd_now;  ///< of the average at the target (eq. 9), pp
  std::vector<Candidate> candidates;
  /// The index of the best candidate by each measure; of equals the first. `bits` ranks by the
  /// predictive bits. Empty where no candidate has a value.
  struct Best {
    std::optional<std::size_t> info, bits, sd_after, bits_per_dollar;
  } best;
  /// Of the sets within the budget the one that leaves the least variance at the target; empty
  /// without a budget, or where no set has a value.
  std::optional<RunSet> set;
};

/// What each candidate, and each set of candidates within the budget, is expected to bring.
///
///     DesignOptions options{.candidates = {14, 32, 140}, .se = {0.6}};
///     Design next = design(dataset, options);
///     next.candidates[*next.best.bits].size;         // where a run tells most about the laws
///     *next.candidates[0].sd_after < *next.sd_now;   // how sure 70B will be after a run at 14B
///
/// The prediction: law m is right with its weight w, and its parameters are normal about the fit
/// with the covariance of the fit. The outcome at N is then a mixture of normals with means f_m(N)
/// and variances g cov g' + se². After the outcome, the target's variance is expected to be
///     E[Var(target | outcome)] = Var(target) − Var(E[target | outcome]).
/// Integrals over one outcome are exact to nine digits (core/design/run_value.hpp), over the
/// outcomes of two or three runs to three digits (core/design/run_sets.hpp). Every set within the
/// budget is tried. The options must be accepted by refuse().
///
/// Do not use `info` alone: it grows without bound where one law does, so that its maximum is the
/// largest candidate.
///
/// laws: as choose_laws() makes them (core/fitting/law_choice.hpp).
Design design(const Dataset& dataset, const DesignOptions& options,
              std::span<const Law> laws = standard_laws());

}  // namespace gaincast

#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "core/fitting/best_curve.hpp"
#include "core/fitting/limit_preference.hpp"
#include "core/fitting/refit_store.hpp"

namespace gaincast {

/// A law's words, without its mathematics.
struct LawText {
  std::string_view law;                          ///< its id
  std::span<const std::string_view> parameters;  ///< their names, k of them
  std::span<const std::string_view> runaway;     ///< those that grow without bound near a limit
  bool has_nonlinear;
};

/// A limit's words, and its best curve.
struct LimitFit {
  std::string_view id;
  std::string_view message;
  std::span<const std::string_view> determined;  ///< names of the limit's own parameters
  bool extrapolates;                             ///< whether it has values beyond the data
  BestCurve curve;
};

/// The sum of gain²/se² over the points.
double sum_of_squares(const Dataset& dataset);

/// Decides the status of a fit, and writes the fit down.
///   best       the optimum of the law proper
///   limit      the preferred limit; empty where the law proper is better than all of them
///   tolerance  how much of a chi2 says nothing, as in indistinct()
Fit write_fit(const LawText& law, const Dataset& dataset, const BestCurve& best,
              const std::optional<LimitFit>& limit, double tolerance);

/// Fits one law: the global optimum over its closure, with its status, parameters and predictions.
/// The store is of the same data set.
template <ScalingLaw L>
Fit fit_law(const Dataset& dataset, RefitStore& families) {
  const BestCurve best = strip(*families.of<L>().minimum(), dataset);
  LimitPreference preference(best.chi2, sum_of_squares(dataset));
  std::optional<LimitFit> preferred;
  const auto offer = [&]<class Curve>(const LimitTo<Curve>& limit) {
    const auto minimum = families.of<Curve>().minimum();
    if (!minimum || !(minimum->chi2 + dataset.pure_error() <= preference.bar())) return;
    BestCurve curve = strip(*minimum, dataset);
    if (!curve.determined) return;
    preference.prefer(curve.chi2);
    preferred.emplace(LimitFit{limit.id, limit.message, limit.determined, extrapolates<Curve>(),
                               std::move(curve)});
  };
  std::apply([&](const auto&... limit) { (offer(limit), ...); }, L::limits);

  std::span<const std::string_view> runaway;
  if constexpr (requires { L::runaway; }) runaway = L::runaway;
  return write_fit({L::id, L::parameters, runaway, L::nonlinear_count > 0}, dataset, best,
                   preferred, preference.tolerance());
}

}  // namespace gaincast

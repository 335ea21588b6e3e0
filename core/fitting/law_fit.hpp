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

/// The limit that is preferred to the law proper, if one is.
class PreferredLimit {
 public:
  PreferredLimit(double chi2_of_law, const Dataset& dataset)
      : preference_(chi2_of_law, sum_of_squares(dataset)) {}

  /// A limit is worth offering where its chi2 is no more than this.
  double bar() const { return preference_.bar(); }
  /// Takes a limit with a chi2 of at most bar(), unless its curve is not determined.
  void offer(std::string_view id, std::string_view message,
             std::span<const std::string_view> determined, bool extrapolates, BestCurve&& curve);

  const std::optional<LimitFit>& limit() const { return limit_; }
  double tolerance() const { return preference_.tolerance(); }

 private:
  LimitPreference preference_;
  std::optional<LimitFit> limit_;
};

/// Decides the status of a fit, and writes the fit down.
///   best       the optimum of the law proper
///   preferred  the limit that is preferred to it, if one is
Fit write_fit(const LawText& law, const Dataset& dataset, const BestCurve& best,
              const PreferredLimit& preferred);

/// Fits one law: the global optimum over its closure, with its status, parameters and predictions.
/// The store is of the same data set.
template <ScalingLaw L>
[[gnu::cold]] Fit fit_law(const Dataset& dataset, RefitStore& families) {
  const BestCurve best = strip(*families.of<L>().minimum(), dataset);
  PreferredLimit preferred(best.chi2, dataset);
  const auto offer = [&]<class Curve>(const LimitTo<Curve>& limit) {
    const auto minimum = families.of<Curve>().minimum();
    if (!minimum || !(minimum->chi2 + dataset.pure_error() <= preferred.bar())) return;
    preferred.offer(limit.id, limit.message, limit.determined, extrapolates<Curve>(),
                    strip(*minimum, dataset));
  };
  std::apply([&](const auto&... limit) { (offer(limit), ...); }, L::limits);

  std::span<const std::string_view> runaway;
  if constexpr (requires { L::runaway; }) runaway = L::runaway;
  return write_fit({L::id, L::parameters, runaway, L::nonlinear_count > 0}, dataset, best,
                   preferred);
}

}  // namespace gaincast

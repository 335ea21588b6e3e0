#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "core/fitting/catalogue.hpp"
#include "core/fitting/law_refit.hpp"
#include "core/search/global_search.hpp"

/// From the mathematics of one law (templates, fixed-size Eigen) to a plain Fit.
namespace gaincast {

/// A best curve stripped of its type: what statuses and parameters are decided from.
struct BestCurve {
  double chi2;                 ///< of all rows
  bool determined;             ///< whether linear error propagation is possible
  std::vector<double> value;   ///< of the reported parameters
  Eigen::MatrixXd covariance;  ///< of the reported parameters; empty unless determined
  std::function<std::optional<Linearised>(double size)> linearise;
};

/// What the words of a law say of it, without its mathematics.
struct Wording {
  std::string_view law;
  std::span<const std::string_view> parameters;
  std::span<const std::string_view> runaway;
  bool has_nonlinear;
};

/// A limit's words, and its best curve.
struct BestLimit {
  std::string_view id;
  std::string_view message;
  std::span<const std::string_view> determined;
  bool extrapolates;
  BestCurve curve;
};

void add_limit(std::vector<BestLimit>& limits, std::string_view id, std::string_view message,
               std::span<const std::string_view> determined, bool extrapolates, BestCurve&& curve);

/// By how much one chi2 may exceed another without saying anything: 1e-10 of it, or of 1. A limit
/// is then preferred to a curve on its way there, whose parameters would mean nothing.
double indistinct(double chi2, const Dataset& dataset);

/// Decides the status and fills in a Fit.
///   best       the minimum over the law proper
///   limits     the minima over its limits that are not distinctly higher, the simplest first
Fit decide(const Wording& wording, const Dataset& dataset, const BestCurve& best,
           std::span<const BestLimit> limits);

/// The linearisation of a fitted curve: its value is the scalar product of the first elements of
/// the gradient with the linear parameters.
struct Linearisation {
  std::function<Eigen::VectorXd(const Abscissa&)> gradient;  ///< g = ∂f/∂(A, s), K elements
  Eigen::VectorXd linear;                                    ///< A
};

/// The best curve with its error by the delta method: sd² = gᵀ cov g, and T cov Tᵀ for the reported
/// parameters, T their Jacobian (K×K) by (A, s).
BestCurve propagate_error(const Linearisation& curve, const Dataset& dataset, double chi2,
                          std::vector<double> reported, const Eigen::MatrixXd& T);

/// The same of a curve without a shape.
BestCurve propagate_error(const Basis& basis, Eigen::VectorXd linear, const Dataset& dataset,
                          double chi2, std::vector<double> reported, const Eigen::MatrixXd& T);

/// The best curve of a family without a shape, stripped of its type.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
[[gnu::noinline]] BestCurve strip(const Minimum<Curve>& best, const Dataset& dataset) {
  const auto report = best.at.curve.report(best.linear, best.at.nonlinear);
  return propagate_error(
      basis_of(best.at.curve), best.linear, dataset, best.chi2 + dataset.pure_error(),
      {report.value.data(), report.value.data() + Curve::linear_count}, report.jacobian);
}

/// The best curve of a family with shapes, stripped of its type.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count > 0)
BestCurve strip(const Minimum<Curve>& best, const Dataset& dataset) {
  constexpr int L = Curve::linear_count, S = Curve::nonlinear_count;
  const auto gradient = [best](const Abscissa& at) {
    const auto jet = best.at.curve.basis(at, best.at.nonlinear);
    Eigen::VectorXd g(L + S);
    for (int j = 0; j < L; ++j) g[j] = jet.value[j];
    for (int k = 0; k < S; ++k) g[L + k] = jet.first.col(k).dot(best.linear);
    return g;
  };
  const auto report = best.at.curve.report(best.linear, best.at.nonlinear);
  return propagate_error({gradient, best.linear}, dataset, best.chi2 + dataset.pure_error(),
                         {report.value.data(), report.value.data() + L + S}, report.jacobian);
}

/// Fits one law: the global minimum over its closure, its status, parameters and predictions.
/// families: of the same data.
template <ScalingLaw L>
Fit fit_law(const Dataset& dataset, RefitStore& families) {
  const BestCurve curve = strip(*families.of<L>().minimum(), dataset);

  const double bar = curve.chi2 + indistinct(curve.chi2, dataset);
  std::vector<BestLimit> limits;
  const auto add = [&]<class Curve>(const LimitTo<Curve>& limit) {
    const auto minimum = families.of<Curve>().minimum();
    if (!minimum || !(minimum->chi2 + dataset.pure_error() <= bar)) return;
    bool extrapolates = true;
    if constexpr (requires { Curve::extrapolates; }) extrapolates = Curve::extrapolates;
    add_limit(limits, limit.id, limit.message, limit.determined, extrapolates,
              strip(*minimum, dataset));
  };
  std::apply([&](const auto&... limit) { (add(limit), ...); }, L::limits);

  std::span<const std::string_view> runaway;
  if constexpr (requires { L::runaway; }) runaway = L::runaway;
  return decide({L::id, L::parameters, runaway, L::nonlinear_count > 0}, dataset, curve, limits);
}

}  // namespace gaincast

#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "core/catalogue.hpp"
#include "core/global_search.hpp"

/// From the mathematics of one law (templates, fixed-size Eigen) to a plain Fit.
namespace gaincast {

/// A best curve stripped of its type: what statuses and parameters are decided from.
struct BestCurve {
  double chi2;                 ///< of all rows
  bool determined;             ///< whether linear error propagation is possible
  std::vector<double> value;   ///< of the reported parameters
  Eigen::MatrixXd covariance;  ///< of the reported parameters; empty unless determined
  std::function<std::optional<Prediction>(double size)> predict;
};

/// What the words of a law say of it, without its mathematics.
struct Wording {
  std::string_view law;
  std::span<const std::string_view> parameters;
  std::span<const std::string_view> runaway;
  bool has_shape;
};

/// A limit's words, and its best curve.
struct BestLimit {
  std::string_view id;
  std::string_view message;
  std::span<const std::string_view> determined;
  bool extrapolates;
  BestCurve curve;
};

/// Decides the status and fills in a Fit.
///   best       the minimum over the law proper
///   limits     the minima over its limits, the simplest first
///   tolerance  chi2 differences up to this say nothing: a limit is then preferred to a curve on
///              its way there, whose parameters would mean nothing
///   zero_chi2  chi2 of the curve that is zero everywhere
Fit decide(const Wording& wording, const Dataset& dataset, const BestCurve& best,
           std::span<const BestLimit> limits, double tolerance, double zero_chi2);

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

/// The best curve of a family, stripped of its type.
template <SeparableCurve Curve>
BestCurve strip(const Minimum<Curve>& best, const Dataset& dataset) {
  constexpr int L = Curve::linear, S = Curve::shapes;
  const auto gradient = [best](const Abscissa& at) {
    const auto jet = best.at.curve.basis(at, best.at.shape);
    Eigen::VectorXd g(L + S);
    for (int j = 0; j < L; ++j) g[j] = jet.value[j];
    if constexpr (S > 0)
      for (int k = 0; k < S; ++k) g[L + k] = jet.first.col(k).dot(best.linear);
    return g;
  };
  const auto report = best.at.curve.report(best.linear, best.at.shape);
  return propagate_error({gradient, best.linear}, dataset, best.chi2 + dataset.pure_error(),
                         {report.value.data(), report.value.data() + L + S}, report.jacobian);
}

/// Fits one law: the global minimum over its closure, its status, parameters and predictions.
template <ScalingLaw L>
Fit fit_law(const Dataset& dataset) {
  const std::span<const Point> points = dataset.points();
  const BestCurve curve = strip(*minimise<L>(points), dataset);

  std::vector<BestLimit> limits;
  const auto add = [&]<class Curve>(const LimitTo<Curve>& limit) {
    const auto minimum = minimise<Curve>(points);
    if (!minimum) return;
    bool extrapolates = true;
    if constexpr (requires { Curve::extrapolates; }) extrapolates = Curve::extrapolates;
    limits.push_back(
        {limit.id, limit.message, limit.determined, extrapolates, strip(*minimum, dataset)});
  };
  std::apply([&](const auto&... limit) { (add(limit), ...); }, L::limits);

  std::span<const std::string_view> runaway;
  if constexpr (requires { L::runaway; }) runaway = L::runaway;
  const VariableProjection<L> problem(points);
  return decide({L::id, L::parameters, runaway, L::shapes > 0}, dataset, curve, limits,
                1e-10 * std::max(1.0, curve.chi2) + problem.rounding(curve.chi2),
                problem.sum_of_squares() + dataset.pure_error());
}

}  // namespace gaincast

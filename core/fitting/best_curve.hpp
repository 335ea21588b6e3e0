#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"
#include "core/search/global_search.hpp"
#include "core/search/linear_subspaces.hpp"

/// From the optimum of one family (templates, fixed-size Eigen) to a curve without a type, with its
/// standard deviations by the delta method.
namespace gaincast {

/// The best curve of a family, stripped of its type.
struct BestCurve {
  double chi2;                 ///< of all rows
  bool determined;             ///< whether the Jacobian has full rank, so that errors propagate
  std::vector<double> value;   ///< the K reported parameters
  Eigen::MatrixXd covariance;  ///< K×K, of the reported parameters; empty unless determined
  /// The gain at a size; empty where it is not determined. Never an empty function.
  std::function<std::optional<Linearised>(double size)> linearise;
};

/// The linearisation of a fitted curve: its value is the scalar product of the first L elements of
/// the gradient with the linear parameters.
struct Linearisation {
  std::function<Eigen::VectorXd(const Abscissa&)> gradient;  ///< g = ∂f/∂(A, s), K elements
  Eigen::VectorXd linear;                                    ///< A, L elements
};

/// The best curve with its error by the delta method: sd² = gᵀ cov g with cov = (JᵀWJ)⁻¹ for known
/// se, and T cov Tᵀ for the reported parameters. Where se are unknown, cov is times chi2/(n − K),
/// or Dataset::least_chi2/n if that is more.
///   chi2      of all rows
///   reported  the K parameters as people know them
///   T         K×K, their Jacobian by (A, s)
BestCurve propagate_error(const Linearisation& curve, const Dataset& dataset, double chi2,
                          std::vector<double> reported, const Eigen::MatrixXd& T);

/// The same of a curve without nonlinear parameters.
BestCurve propagate_error(const Basis& basis, Eigen::VectorXd linear, const Dataset& dataset,
                          double chi2, std::vector<double> reported, const Eigen::MatrixXd& T);

/// The optimum of a family without nonlinear parameters, stripped of its type.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
[[gnu::noinline, gnu::cold]] BestCurve strip(const Minimum<Curve>& best, const Dataset& dataset) {
  const auto report = best.at.curve.report(best.linear, best.at.nonlinear);
  return propagate_error(
      basis_of(best.at.curve), best.linear, dataset, best.chi2 + dataset.pure_error(),
      {report.value.data(), report.value.data() + Curve::linear_count}, report.jacobian);
}

/// The optimum of a family with nonlinear parameters, stripped of its type.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count > 0)
[[gnu::cold]] BestCurve strip(const Minimum<Curve>& best, const Dataset& dataset) {
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

}  // namespace gaincast

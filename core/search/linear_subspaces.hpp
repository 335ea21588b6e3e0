#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/laws/scaling_law.hpp"

/// Families without nonlinear parameters: finitely many linear subspaces of curves, here stripped
/// of their types.
namespace gaincast {

/// The basis functions of a curve without nonlinear parameters: phi(N), L of them.
using Basis = std::function<void(const Abscissa& at, double* phi)>;

template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
Basis basis_of(const Curve& curve) {
  return [curve](const Abscissa& at, double* phi) {
    const auto jet = curve.basis(at, Nonlinear<0>());
    for (int j = 0; j < Curve::linear_count; ++j) phi[j] = jet.value[j];
  };
}

/// phi at the points, divided by the standard errors: n×L.
Eigen::MatrixXd design(const Basis& basis, int L, std::span<const Point> points);

/// The fit of one curve without nonlinear parameters.
struct LinearFit {
  Eigen::VectorXd linear;
  double chi2;
};
LinearFit fit_linear(const Basis& basis, int L, std::span<const Point> points);

/// What a family of linear subspaces says of itself.
struct SubspaceFamily {
  int linear;  ///< L, basis functions of every subspace
  std::vector<Basis> (*subspaces)(std::span<const Point> points);
  bool (*feasible)(const Eigen::VectorXd& linear);        ///< null: all are
  double (*relaxed_chi2)(std::span<const Point> points);  ///< null where all are feasible
  bool depends_on_gains;                                  ///< subspaces() looks at the gains
};

template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
std::vector<Basis> subspaces_of(std::span<const Point> points) {
  std::vector<Basis> subspaces;
  for (const auto& row : Curve::starts(points)) subspaces.push_back(basis_of(row.front().curve));
  return subspaces;
}

template <SeparableCurve Curve>
  requires(Curve::nonlinear_count == 0)
SubspaceFamily subspace_family() {
  SubspaceFamily family{Curve::linear_count, &subspaces_of<Curve>, nullptr, nullptr, false};
  if constexpr (requires(const Eigen::VectorXd& A) { Curve::feasible(A); })
    family.feasible = [](const Eigen::VectorXd& A) { return Curve::feasible(A); };
  if constexpr (requires(std::span<const Point> points) { Curve::relaxed_chi2(points); })
    family.relaxed_chi2 = &Curve::relaxed_chi2;
  if constexpr (requires { Curve::starts_depend_on_gains; }) family.depends_on_gains = true;
  return family;
}

/// The best curve of a family of linear subspaces.
struct BestSubspace {
  std::size_t which;  ///< of subspaces()
  Basis basis;
  LinearFit fit;
};
/// Empty where no curve is feasible.
std::optional<BestSubspace> best_subspace(const SubspaceFamily& family,
                                          std::span<const Point> points);

}  // namespace gaincast

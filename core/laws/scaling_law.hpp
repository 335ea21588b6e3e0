#pragma once

#include <Eigen/Core>
#include <array>
#include <concepts>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/data/dataset.hpp"

/// What a scaling law is. Every law is *separable*: for given shape parameters s (0, 1 or 2) it is
/// linear in the others,
///     f(N) = sum_j A_j · phi_j(N; s),        j = 1 … L,
/// so that only s has to be searched (core/search/variable_projection.hpp). A law is written in
/// coordinates in which its limits are ordinary boundary points; `report` translates them to the
/// parameters that people know.
namespace gaincast {

template <int S>
using Nonlinear = Eigen::Matrix<double, S, 1>;

template <int L>
using Linear = Eigen::Matrix<double, L, 1>;

/// The L basis functions at one size and their derivatives by the S shape parameters.
template <int L, int S>
struct Jet {
  Eigen::Matrix<double, L, 1> value;
  Eigen::Matrix<double, L, S> first;               ///< d phi_j / d s_k
  Eigen::Matrix<double, L, S*(S + 1) / 2> second;  ///< packed by rows: (0,0), (0,1), (1,1)
};

/// Parameters as people know them, and their derivatives by the K internal coordinates (A…, s…).
template <int K>
struct Report {
  Eigen::Matrix<double, K, 1> value;
  Eigen::Matrix<double, K, K> jacobian;
};

/// Where a search may start: a frame (the curve object, which holds its reference size) and a
/// shape.
template <class Curve>
struct Start {
  Curve curve;
  Nonlinear<Curve::nonlinear_count> nonlinear;
};

/// Starts in rows. Along a row the shape varies so finely that no valley lies between neighbours:
/// every local minimum along a row is polished, which makes the search global. Families with a
/// halfway() may have coarser rows, as long as neighbours tell of what lies between: where they are
/// apart, halves are put between them (core/search/start_grid).
template <class Curve>
using Starts = std::vector<std::vector<Start<Curve>>>;

/// A separable family of curves. An object is the family in one *frame*: it carries only the
/// reference size about which its coordinates are centred.
template <class C>
concept SeparableCurve =
    requires(const C curve, const Abscissa& at, const Nonlinear<C::nonlinear_count>& nonlinear,
             const Linear<C::linear_count>& linear, std::span<const Point> points) {
      { C::linear_count } -> std::convertible_to<int>;
      { C::nonlinear_count } -> std::convertible_to<int>;
      { curve.basis(at, nonlinear) } -> std::same_as<Jet<C::linear_count, C::nonlinear_count>>;
      { C::starts(points) } -> std::same_as<Starts<C>>;
      {
        curve.report(linear, nonlinear)
      } -> std::same_as<Report<C::linear_count + C::nonlinear_count>>;
    };

/// A limit of a law: the family that its curves approach when parameters run away. It has fewer
/// parameters than the law and says in words what that means.
template <SeparableCurve Curve>
struct LimitTo {
  std::string_view id;       ///< kebab-case, stable for ever
  std::string_view message;  ///< a sentence for people
  /// What is still determined, one name a parameter of Curve::report(); the law's own names where
  /// a parameter survives.
  std::array<std::string_view, Curve::linear_count + Curve::nonlinear_count> determined;
};

/// A law: a family with a name, the names of its parameters (linear ones first), and its limits, a
/// tuple of LimitTo, the simplest first: where several fit equally well, the first is reported.
/// Optional members of a family:
///   `lower`, `upper`            arrays of S bounds on the shape coordinates
///   `recentred(shape, points)`  Start: the same curve in the frame that suits it best
///   `halfway(p, q, points)`     the start halfway between two; empty where there is none. Families
///                               with one basis function and a shape must have it.
///   `sharp_starts(points)`      Starts narrower than the pooling of many points lets through
///   `feasible(linear)`          bool: whether these linear parameters belong to the family
///   `relaxed_chi2(points)`      a lower bound of chi2: with it, without feasible()
///   `starts_depend_on_gains`    true: starts(points) looks at the gains, not only at the sizes
///   `exponent(at, shape)`, `basis(at, shape, E)`, `value(at, shape, E)`
///                               of a family with one basis function and a shape, for the many
///                               evaluations of a bootstrap: the basis, and its value alone, given
///                               E = e^exponent, which a caller may have at less than an exp
///   `log_linear`                true: the exponent is a straight line in ln N
///   `extrapolates`              false: has no values beyond the data, takes no part in averages
///   `runaway`                   names of the parameters that grow without bound near a limit
template <class C>
concept ScalingLaw = SeparableCurve<C> && requires {
  { C::id } -> std::convertible_to<std::string_view>;       ///< kebab-case, stable for ever
  { C::name } -> std::convertible_to<std::string_view>;     ///< for people
  { C::formula } -> std::convertible_to<std::string_view>;  ///< for people
  {
    C::parameters
  } -> std::convertible_to<std::array<std::string_view, C::linear_count + C::nonlinear_count>>;
  C::limits;
};

/// The spacing of search grids: 'ratio' apart from 'first' until 'last' is passed.
inline std::vector<double> geometric(double first, double last, double ratio) {
  std::vector<double> values;
  for (double value = first; value < last * ratio; value *= ratio) values.push_back(value);
  return values;
}

}  // namespace gaincast

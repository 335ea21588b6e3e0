#pragma once

#include <Eigen/Core>
#include <array>
#include <concepts>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/data/dataset.hpp"

/// What a scaling law is. Every law is *separable*: for given nonlinear parameters s (0, 1 or 2 of
/// them) it is linear in the others,
///     f(N) = sum_j A_j · phi_j(N; s),        j = 1 … L,
/// so that only s has to be searched (core/search). A law is written in coordinates in which its
/// limits are ordinary boundary points; `report` translates them to the parameters that people
/// know. The smallest law there can be is the first one in tests/core/whole/sixth_law_test.cpp.
namespace gaincast {

/// The nonlinear parameters s.
template <int S>
using Nonlinear = Eigen::Matrix<double, S, 1>;

/// The linear parameters A.
template <int L>
using Linear = Eigen::Matrix<double, L, 1>;

/// The L basis functions at one size and their derivatives by the S nonlinear parameters.
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

/// Where a search may start: a frame (the curve object, which holds its reference size), and the
/// nonlinear parameters in it.
template <class Curve>
struct Start {
  Curve curve;
  Nonlinear<Curve::nonlinear_count> nonlinear;
};

/// One curve of a family: its frame, its nonlinear parameters, and its linear ones A.
template <class Curve>
struct CurveOf {
  Start<Curve> at;
  Linear<Curve::linear_count> linear;
};

/// Starts in rows. Along a row the nonlinear parameters vary so finely that no valley lies between
/// neighbours: every local minimum along a row is polished, which makes the search global. Rows may
/// be coarser where halves can be put between neighbours (halfway() below), as long as neighbours
/// tell of what lies between.
template <class Curve>
using Starts = std::vector<std::vector<Start<Curve>>>;

/// A separable family of curves. An object is the family in one *frame*: it carries only the
/// reference size about which its coordinates are centred.
///
/// Members that a family may have, for a better or a faster search:
///   `lower`, `upper`            arrays of S bounds on the nonlinear parameters
///   `recentred(s, points)`      Start: the same curve in the frame that suits it best
///   `halfway(p, q, points)`     optional<Start>: the start halfway between two, empty where there
///                               is none. Without it, the mean of their nonlinear parameters where
///                               the family has no frames (an empty struct), and none elsewhere.
///   `sharp_starts(points)`      Starts narrower than the pooling of many points lets through
///   `feasible(A)`               bool: whether these linear parameters belong to the family
///   `relaxed_chi2(points)`      a lower bound of chi2; required with feasible()
///   `starts_depend_on_gains`    true: starts(points) looks at the gains, not only at the sizes
///   `extrapolates`              false: has no values beyond the data, takes no part in averages
///   those of ExponentialCurve
template <class C>
concept SeparableCurve =
    requires(const C curve, const Abscissa& at, const Nonlinear<C::nonlinear_count>& s,
             const Linear<C::linear_count>& A, std::span<const Point> points) {
      { C::linear_count } -> std::convertible_to<int>;     ///< L
      { C::nonlinear_count } -> std::convertible_to<int>;  ///< S
      { curve.basis(at, s) } -> std::same_as<Jet<C::linear_count, C::nonlinear_count>>;
      { C::starts(points) } -> std::same_as<Starts<C>>;
      { curve.report(A, s) } -> std::same_as<Report<C::linear_count + C::nonlinear_count>>;
    };

/// A family with one basis function that costs one exponential, E = e^exponent(at, s). A bootstrap
/// evaluates it many times and may have E at less than the price of an exponential.
///   `basis(at, s, E)`, `value(at, s, E)`   the basis with its derivatives, and its value alone
///   `log_linear`                           optional; true: the exponent is linear in ln N
template <class C>
concept ExponentialCurve =
    SeparableCurve<C> && C::linear_count == 1 &&
    requires(const C curve, const Abscissa& at, const Nonlinear<C::nonlinear_count>& s, double E) {
      { curve.exponent(at, s) } -> std::same_as<double>;
      { curve.value(at, s, E) } -> std::same_as<double>;
      { curve.basis(at, s, E) } -> std::same_as<Jet<1, C::nonlinear_count>>;
    };

/// Whether a family has values beyond the data.
template <SeparableCurve Curve>
constexpr bool extrapolates() {
  if constexpr (requires { Curve::extrapolates; }) return Curve::extrapolates;
  return true;
}

/// The start halfway between two; empty where there is none.
template <SeparableCurve Curve>
std::optional<Start<Curve>> halfway_between(const Start<Curve>& p, const Start<Curve>& q,
                                            std::span<const Point> points) {
  if constexpr (requires { Curve::halfway(p, q, points); }) return Curve::halfway(p, q, points);
  if constexpr (std::is_empty_v<Curve>)
    return Start<Curve>{p.curve, (p.nonlinear + q.nonlinear) / 2};
  return std::nullopt;
}

/// A limit of a law: the family that its curves approach when parameters diverge. It has fewer
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
/// It may also have
///   `runaway`             an array with the names of the parameters that diverge near a limit
///   `with_parameters(p)`  CurveOf: the curve of which report() says the parameters p, for data
///   that
///                         are generated by the law (core/evaluation/generating_model)
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

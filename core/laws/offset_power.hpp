#pragma once

#include <array>
#include <cmath>

#include "core/laws/logarithmic.hpp"
#include "core/laws/saturating.hpp"

namespace gaincast {

/// Any gain at the smallest size, and another, the same, at every larger one.
struct ConstantBeyondSmallest {
  static constexpr int linear_count = 2;
  static constexpr int nonlinear_count = 0;

  double log_smallest;

  Jet<2, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    const bool first = at.log_size <= log_smallest;
    return {{first ? 1.0 : 0.0, first ? 0.0 : 1.0}, {}, {}};
  }
  Report<2> report(const Linear<2>& A, const Nonlinear<0>&) const {
    return {A, Eigen::Matrix2d::Identity()};
  }
  static Starts<ConstantBeyondSmallest> starts(std::span<const Point> points) {
    return {{Start<ConstantBeyondSmallest>{{points.front().at.log_size}, {}}}};
  }
};

/// Offset power law c − a·N^(−b), b > 0: what most work on scaling laws fits (Hestness et al.,
/// "Deep learning scaling is predictable, empirically", 2017, arXiv:1712.00409), with the sign of a
/// gain. It is written
///     A0 + A1·t·(1 − e^(−b t))/(b t),   t = ln N − ln reference >= 0 in the data,
/// so that b = 0 is the logarithmic law, an ordinary boundary point; A1 is the slope at the
/// reference. Its limits: b → 0, where a and c diverge (a logarithm: nothing in this family rises
/// faster); b → ∞, where it is the same from the second size on; and a constant, where a = 0. A
/// power law is no limit, but a member: c = 0, and it falls.
struct OffsetPower {
  static constexpr std::string_view id = "offset-power";
  static constexpr std::string_view name = "offset power law";
  static constexpr std::string_view formula = "c − a·N^(−b)";
  static constexpr int linear_count = 2;
  static constexpr int nonlinear_count = 1;
  static constexpr std::array<std::string_view, 3> parameters{"a", "c", "b"};
  static constexpr std::array<double, 1> lower{0.0};
  static constexpr std::array<double, 1> upper{HUGE_VAL};
  static constexpr std::array<std::string_view, 2> runaway{"a", "c"};

  static constexpr auto limits = std::tuple{
      LimitTo<Constant>{
          "constant", "The best fit is a constant, and only its level c is determined.", {"c"}},
      LimitTo<Logarithmic>{"logarithm",
                           "The gains do not level off: the best fit is a logarithm, and only its "
                           "slope a·b and its level c − a at size 1 are determined.",
                           {"a·b", "c − a"}},
      LimitTo<ConstantBeyondSmallest>{
          "constant-beyond-smallest",
          "The exponent b diverges: the best fit is the same at every size but the smallest.",
          {"gain at the smallest size", "c"}}};

  double log_reference;

  Jet<2, 1> basis(const Abscissa& at, const Nonlinear<1>& b) const {
    const double t = at.log_size - log_reference, v = b[0] * t;
    const ExponentialMean mean(v, std::exp(-v));
    return {{1.0, t * mean.value}, {0.0, t * t * mean.first}, {0.0, t * t * t * mean.second}};
  }

  Report<3> report(const Linear<2>& A, const Nonlinear<1>& s) const {
    const double b = s[0], scale = std::exp(b * log_reference) / b, a = A[1] * scale;
    Report<3> report;
    report.value << a, A[0] + A[1] / b, b;
    report.jacobian << 0, scale, a * (log_reference - 1 / b),  //
        1, 1 / b, -A[1] / (b * b),                             //
        0, 0, 1;
    return report;
  }

  static CurveOf<OffsetPower> with_parameters(const std::array<double, 3>& p) {
    return {{{0.0}, Nonlinear<1>(p[2])}, {p[1] - p[0], p[0] * p[2]}};
  }

  /// From the logarithm to where e^(−b gap) < e^−40: nothing is left beyond the smallest size.
  static Starts<OffsetPower> starts(std::span<const Point> points) {
    const double first = points.front().at.log_size;
    const double range = points.back().at.log_size - first, gap = points[1].at.log_size - first;
    std::vector<Start<OffsetPower>> row{{{first}, Nonlinear<1>(0.0)}};
    for (const double b : geometric(0.02 / range, 40 / gap, 1.2))
      row.push_back({{first}, Nonlinear<1>(b)});
    return {row};
  }
};

}  // namespace gaincast

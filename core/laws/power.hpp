#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/laws/limiting_curves.hpp"

namespace gaincast {

/// Power law a·N^b (the paper's eq. 1), written A·e^(b (ln N − ln reference)): centred so that A is
/// the gain at the reference, the end of the data towards which the curve grows.
/// Its limits b → ±∞ touch only the largest or the smallest size.
struct Power {
  static constexpr std::string_view id = "power";
  static constexpr std::string_view name = "power law";
  static constexpr std::string_view formula = "a·N^b";
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 1;
  static constexpr std::array<std::string_view, 2> parameters{"a", "b"};
  static constexpr auto limits = std::tuple{
      LimitTo<SmallestSize>{
          "smallest-size-only",
          "The exponent b diverges to minus infinity: the curve fits only the gain "
          "at the smallest size, and is zero at every larger size.",
          {"gain at the smallest size"}},
      LimitTo<LargestSize>{
          "largest-size-only",
          "The exponent b diverges to infinity: the curve fits only the gain at the largest "
          "size. It has no forecast beyond it and is left out of the average.",
          {"gain at the largest size"}}};

  double log_reference;

  static constexpr bool log_linear = true;
  double exponent(const Abscissa& at, const Nonlinear<1>& b) const {
    return b[0] * (at.log_size - log_reference);
  }
  double value(const Abscissa&, const Nonlinear<1>&, double E) const { return E; }
  Jet<1, 1> basis(const Abscissa& at, const Nonlinear<1>&, double E) const {
    const double t = at.log_size - log_reference;
    return {Linear<1>(E), Linear<1>(t * E), Linear<1>(t * t * E)};
  }
  Jet<1, 1> basis(const Abscissa& at, const Nonlinear<1>& b) const {
    return basis(at, b, std::exp(exponent(at, b)));
  }

  Report<2> report(const Linear<1>& A, const Nonlinear<1>& b) const {
    const double scale = std::exp(-b[0] * log_reference);
    const double a = A[0] * scale;
    Report<2> report;
    report.value << a, b[0];
    report.jacobian << scale, -log_reference * a, 0, 1;
    return report;
  }

  static CurveOf<Power> with_parameters(const std::array<double, 2>& p) {
    return {{{0.0}, Nonlinear<1>(p[1])}, Linear<1>(p[0])};
  }

  Start<Power> recentred(const Nonlinear<1>& b, std::span<const Point> points) const {
    return {{b[0] < 0 ? points.front().at.log_size : points.back().at.log_size}, b};
  }

  static std::optional<Start<Power>> halfway(const Start<Power>& p, const Start<Power>& q,
                                             std::span<const Point> points) {
    return p.curve.recentred((p.nonlinear + q.nonlinear) / 2, points);
  }

  /// b from 0 in both directions to where e^(−|b| gap) < e^−40: only the end of the data is left.
  static Starts<Power> starts(std::span<const Point> points) {
    const auto t = [&](std::size_t i) { return points[i].at.log_size; };
    const std::size_t n = points.size();
    const double range = t(n - 1) - t(0);
    std::vector<Start<Power>> row;
    for (const double b : geometric(0.02 / range, 40 / (t(1) - t(0)), 1.3))
      row.push_back({{t(0)}, Nonlinear<1>(-b)});
    std::reverse(row.begin(), row.end());
    row.push_back({{t(n - 1)}, Nonlinear<1>(0.0)});
    for (const double b : geometric(0.02 / range, 40 / (t(n - 1) - t(n - 2)), 1.3))
      row.push_back({{t(n - 1)}, Nonlinear<1>(b)});
    return {row};
  }
};

}  // namespace gaincast

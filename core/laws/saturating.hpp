#pragma once

#include <array>
#include <cmath>
#include <optional>

#include "core/laws/limiting_curves.hpp"

namespace gaincast {

/// f(v) = (1 − e^−v)/v and its first two derivatives; 1, −1/2, 1/3 at v = 0.
///
/// From f + v f' = e^−v follow 2 f' + v f'' = −e^−v and the closed forms, which cancel where v is
/// small. Within ±1/4 the second derivative is summed, sum over k of (−v)^k / ((k + 3) k!) with an
/// error below 1e-17 after 12 terms, and the others follow without any cancellation.
struct ExponentialMean {
  double value, first, second;

  /// decay: e^−v.
  ExponentialMean(double v, double decay) {
    if (std::abs(v) < 0.25) {
      // Even and odd powers apart, which a processor adds side by side.
      const double v2 = v * v;
      double even = coefficient[10], odd = coefficient[11];
      for (int k = 8; k >= 0; k -= 2) {
        even = even * v2 + coefficient[k];
        odd = odd * v2 + coefficient[k + 1];
      }
      second = even - v * odd;
      first = -(decay + v * second) / 2;
      value = decay - v * first;
    } else {
      value = (1 - decay) / v;
      first = (decay - value) / v;
      second = -(decay + 2 * first) / v;
    }
  }

 private:
  static constexpr std::array<double, 12> coefficient = [] {
    std::array<double, 12> result{};
    double factorial = 1;
    for (int k = 0; k < 12; factorial *= ++k) result[k] = 1 / ((k + 3) * factorial);
    return result;
  }();
};

/// Saturating law a(1 − e^(−N/N0)), N0 > 0 (the paper's eq. 3), written
///     A·x·(1 − e^(−u x))/(u x),   x = N/reference,   u = reference/N0 >= 0,
/// so that u = 0 is the straight line A·x and the slope A stays finite there.
/// Its limits: N0 → ∞ (no saturation seen) and N0 → 0 (saturated before the first size).
struct Saturating {
  static constexpr std::string_view id = "saturating";
  static constexpr std::string_view name = "saturating law";
  static constexpr std::string_view formula = "a·(1 − e^(−N/N0))";
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 1;
  static constexpr std::array<std::string_view, 2> parameters{"a", "N0"};
  static constexpr std::array<double, 1> lower{0.0};
  static constexpr std::array<double, 1> upper{HUGE_VAL};
  static constexpr std::array<std::string_view, 2> runaway{"a", "N0"};

  static constexpr auto limits = std::tuple{
      LimitTo<Constant>{"constant",
                        "Saturated from the smallest size on: the best fit is a constant, and only "
                        "its level a is determined.",
                        {"a"}},
      LimitTo<StraightLine>{
          "straight-line",
          "The data show no saturation: the best fit is a straight line, and only "
          "its slope a/N0 is determined.",
          {"a/N0"}}};

  double reference;
  double per_reference = 1 / reference;  // dividing takes longer than all else in value()

  double exponent(const Abscissa& at, const Nonlinear<1>& u) const {
    return -u[0] * (at.size * per_reference);
  }
  /// To 1e-13.
  double value(const Abscissa& at, const Nonlinear<1>& u, double E) const {
    const double x = at.size * per_reference, v = u[0] * x;
    if (v < 1e-3) return x * (1 - v / 2 * (1 - v / 3 * (1 - v / 4)));
    return (1 - E) * (1 / u[0]);
  }
  Jet<1, 1> basis(const Abscissa& at, const Nonlinear<1>& u, double E) const {
    const double x = at.size * per_reference, v = u[0] * x;
    // Saturated long since, and powers of x may be too large for a number.
    if (v > 800) {
      const double inverse = 1 / u[0];
      return {Linear<1>(inverse), Linear<1>(-inverse * inverse),
              Linear<1>(2 * inverse * inverse * inverse)};
    }
    const ExponentialMean mean(v, E);
    return {Linear<1>(x * mean.value), Linear<1>(x * x * mean.first),
            Linear<1>(x * x * x * mean.second)};
  }
  Jet<1, 1> basis(const Abscissa& at, const Nonlinear<1>& u) const {
    return basis(at, u, std::exp(exponent(at, u)));
  }

  Report<2> report(const Linear<1>& A, const Nonlinear<1>& u) const {
    const double a = A[0] / u[0], N0 = reference / u[0];
    Report<2> report;
    report.value << a, N0;
    report.jacobian << 1 / u[0], -a / u[0], 0, -N0 / u[0];
    return report;
  }

  /// N0 > 0. In the frame of N0, where a is the linear parameter itself.
  static CurveOf<Saturating> with_parameters(const std::array<double, 2>& p) {
    return {{{p[1]}, Nonlinear<1>(1.0)}, Linear<1>(p[0])};
  }

  static std::optional<Start<Saturating>> halfway(const Start<Saturating>& p,
                                                  const Start<Saturating>& q,
                                                  std::span<const Point>) {
    return Start<Saturating>{
        p.curve, (p.nonlinear + q.nonlinear * (p.curve.reference / q.curve.reference)) / 2};
  }

  /// The curve with u = reference/N0, in a frame where u is not so large that powers of x, where
  /// the curve still grows, are too small for a number.
  static Start<Saturating> at(double u, double reference) {
    for (; u > 1e40; u /= 1e40) reference /= 1e40;
    return {{reference}, Nonlinear<1>(u)};
  }

  /// From the straight line to where e^(−u x) < e^−40 already at the smallest size.
  static Starts<Saturating> starts(std::span<const Point> points) {
    const double reference = points.back().at.size;
    std::vector<Start<Saturating>> row{{{reference}, Nonlinear<1>(0.0)}};
    for (const double u : geometric(1e-3, 40 * reference / points.front().at.size, 1.3))
      row.push_back(at(u, reference));
    return {row};
  }

  /// Many points are searched pooled; curves that saturate within a pool start from where e^−10 of
  /// the way is left at the smallest size.
  static Starts<Saturating> sharp_starts(std::span<const Point> points) {
    const double reference = points.back().at.size;
    return {{at(10 * reference / points.front().at.size, reference)}};
  }
};

}  // namespace gaincast

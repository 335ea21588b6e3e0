#pragma once

#include <cmath>
#include <optional>

#include "core/laws/limiting_curves.hpp"

namespace gaincast {

/// (1 − e^−v)/v and its first two derivatives for v >= 0; 1, −1/2, 1/3 at v = 0. Below 1/2 by its
/// Taylor series, where the closed forms cancel (16 terms: the remainder is below 1e-17).
struct ExponentialMean {
  double value, first, second;

  explicit ExponentialMean(double v) : value(0), first(0), second(0) {
    if (v < 0.5) {
      double coefficient = 1.0 / 355687428096000.0;  // of v^k: (−1)^k / (k + 1)!, from k = 16
      for (int k = 16; k >= 0; --k) {                // Horner, with two derivatives
        second = second * v + 2 * first;
        first = first * v + value;
        value = value * v + coefficient;
        coefficient *= -(k + 1);
      }
      return;
    }
    const double decay = std::exp(-v);
    value = (1 - decay) / v;
    first = (decay * (1 + v) - 1) / (v * v);
    second = (2 - decay * (v * (v + 2) + 2)) / (v * v * v);
  }
};

/// Saturating law a(1 − e^(−N/N0)), N0 > 0 (the paper's eq. 3), written
///     A·x·(1 − e^(−u x))/(u x),   x = N/reference,   u = reference/N0 >= 0,
/// so that u = 0 is the straight line A·x and the slope A stays finite there.
/// Its limits: N0 → ∞ (no saturation seen) and N0 → 0 (saturated before the first size).
struct Saturating {
  static constexpr std::string_view id = "saturating";
  static constexpr std::string_view name = "saturating law";
  static constexpr std::string_view formula = "a·(1 − e^(−N/N0))";
  static constexpr int linear = 1;
  static constexpr int shapes = 1;
  static constexpr std::array<std::string_view, 2> parameters{"a", "N0"};
  static constexpr std::array<double, 1> lower{0.0};
  static constexpr std::array<double, 1> upper{HUGE_VAL};
  static constexpr std::array<std::string_view, 2> runaway{"a", "N0"};

  static constexpr auto limits = std::tuple{
      LimitTo<Constant>{"constant",
                        "Already saturated at the smallest size: the data fit a constant, and only "
                        "its level a is determined.",
                        {"a"}},
      LimitTo<StraightLine>{"straight-line",
                            "No saturation seen: the data fit a straight line, and only its slope "
                            "a/N0 is determined.",
                            {"a/N0"}}};

  double reference;

  double value(const Abscissa& at, const Shape<1>& u) const {
    const double x = at.size / reference, v = u[0] * x;
    if (v < 0.5) return x * ExponentialMean(v).value;
    return (1 - std::exp(-v)) / u[0];
  }

  Jet<1, 1> basis(const Abscissa& at, const Shape<1>& u) const {
    const double x = at.size / reference;
    const ExponentialMean mean(u[0] * x);
    return {Linear<1>(x * mean.value), Linear<1>(x * x * mean.first),
            Linear<1>(x * x * x * mean.second)};
  }

  Report<2> report(const Linear<1>& A, const Shape<1>& u) const {
    const double a = A[0] / u[0], N0 = reference / u[0];
    Report<2> report;
    report.value << a, N0;
    report.jacobian << 1 / u[0], -a / u[0], 0, -N0 / u[0];
    return report;
  }

  static std::optional<Start<Saturating>> halfway(const Start<Saturating>& p,
                                                  const Start<Saturating>& q,
                                                  std::span<const Point>) {
    return Start<Saturating>{p.curve, (p.shape + q.shape) / 2};
  }

  /// From the straight line to where e^(−u x) < e^−40 already at the smallest size.
  static Starts<Saturating> starts(std::span<const Point> points) {
    const double reference = points.back().at.size;
    std::vector<Start<Saturating>> row{{{reference}, Shape<1>(0.0)}};
    for (const double u : geometric(1e-3, 40 * reference / points.front().at.size, 1.3))
      row.push_back({{reference}, Shape<1>(u)});
    return {row};
  }
};

}  // namespace gaincast

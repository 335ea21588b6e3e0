#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/laws/limiting_curves.hpp"
#include "core/laws/power.hpp"

namespace gaincast {

/// Sigmoid a/(1 + e^(−b (ln N − c))) (the paper's eq. 4), written
///     A / ((1 − q)·e^(−b t) + q),   t = ln N − ln reference,   0 <= q <= 1,
/// where A is the gain at the reference, q = 0 is the power law A·e^(b t) and q = 1 the constant A:
/// both limits are ordinary boundary points. b < 0 falls. The reference is the middle c of the
/// curve, or the end of the data next to it.
struct Sigmoid {
  static constexpr std::string_view id = "sigmoid";
  static constexpr std::string_view name = "sigmoid";
  static constexpr std::string_view formula = "a/(1 + e^(−b(ln N − c)))";
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 2;  // b, q
  static constexpr std::array<std::string_view, 3> parameters{"a", "b", "c"};
  static constexpr std::array<double, 2> lower{-HUGE_VAL, 0.0};
  static constexpr std::array<double, 2> upper{HUGE_VAL, 1.0};
  static constexpr std::array<std::string_view, 2> runaway{"a", "c"};
  static constexpr auto limits = std::tuple{
      LimitTo<Constant>{
          "constant", "The best fit is a constant, and only its level a is determined.", {"a"}},
      LimitTo<SmallestSize>{
          "smallest-size-only",
          "The curve falls to zero right after the smallest size: it fits only the "
          "gain there.",
          {"gain at the smallest size"}},
      LimitTo<LargestSize>{"largest-size-only",
                           "The curve rises only at the largest size, and the data do not show how "
                           "high. It has no forecast beyond it and is left out of the average.",
                           {"gain at the largest size"}},
      LimitTo<Step>{"step",
                    "The gain jumps between two sizes: the data determine the height a of the "
                    "step, but not its steepness b and where between the two sizes it lies (c).",
                    {"a"}},
      LimitTo<Power>{"power-law",
                     "The data show no ceiling: the best fit is a power law, and only its exponent "
                     "b and its factor a·e^(−bc) are determined, not the ceiling a.",
                     {"a·e^(−bc)", "b"}},
      LimitTo<StepAtSize>{"step",
                          "The gain jumps at one of the sizes: the data determine the height a of "
                          "the step, but not its steepness b.",
                          {"a", "gain at the step"}}};

  double log_reference;

  static constexpr bool log_linear = true;
  double exponent(const Abscissa& at, const Nonlinear<2>& nonlinear) const {
    // It stops where phi has left the range in which it matters: e^350 squared is still finite.
    return std::clamp(-nonlinear[0] * (at.log_size - log_reference), -350.0, 350.0);
  }
  double value(const Abscissa&, const Nonlinear<2>& nonlinear, double E) const {
    return 1 / ((1 - nonlinear[1]) * E + nonlinear[1]);
  }
  Jet<1, 2> basis(const Abscissa& at, const Nonlinear<2>& nonlinear, double E) const {
    const double q = nonlinear[1], t = at.log_size - log_reference;
    const double phi = 1 / ((1 - q) * E + q), phi_E = phi * E;
    // The denominator's derivatives over itself: divided before anything is multiplied, none
    // overflows.
    const double by_b = -(1 - q) * t * phi_E, by_q = phi - phi_E;
    Jet<1, 2> jet;
    jet.value << phi;
    jet.first << -phi * by_b, -phi * by_q;
    jet.second << phi * by_b * (2 * by_b + t), phi * (2 * by_b * by_q - t * phi_E),
        phi * (2 * by_q * by_q);
    return jet;
  }
  Jet<1, 2> basis(const Abscissa& at, const Nonlinear<2>& nonlinear) const {
    return basis(at, nonlinear, std::exp(exponent(at, nonlinear)));
  }

  Report<3> report(const Linear<1>& A, const Nonlinear<2>& nonlinear) const {
    const double b = nonlinear[0], q = nonlinear[1];
    const double log_odds = std::log((1 - q) / q);
    Report<3> report;
    report.value << A[0] / q, b, log_reference + log_odds / b;
    report.jacobian << 1 / q, 0, -A[0] / (q * q),  //
        0, 1, 0,                                   //
        0, -log_odds / (b * b), -1 / (q * (1 - q) * b);
    return report;
  }

  /// In the frame of the middle c, where half of a is reached.
  static CurveOf<Sigmoid> with_parameters(const std::array<double, 3>& p) {
    return {{{p[2]}, {p[1], 0.5}}, Linear<1>(p[0] / 2)};
  }

  /// The curve with steepness b and middle c, in its frame.
  static Start<Sigmoid> at(double b, double c, std::span<const Point> points) {
    const double reference = std::clamp(c, points.front().at.log_size, points.back().at.log_size);
    return {{reference}, {b, 1 / (1 + std::exp(b * (c - reference)))}};
  }

  Start<Sigmoid> recentred(const Nonlinear<2>& nonlinear, std::span<const Point> points) const {
    const double b = nonlinear[0], q = nonlinear[1];
    if (b == 0 || q <= 0 || q >= 1) return {*this, nonlinear};
    return at(b, log_reference + std::log((1 - q) / q) / b, points);
  }

  /// The curve halfway in ln |b| and c; none between a rising and a falling one.
  static std::optional<Start<Sigmoid>> halfway(const Start<Sigmoid>& p, const Start<Sigmoid>& r,
                                               std::span<const Point> points) {
    const double product = p.nonlinear[0] * r.nonlinear[0];
    if (!(product > 0)) return std::nullopt;
    const double b = std::copysign(std::sqrt(product), p.nonlinear[0]);
    if (p.curve.log_reference == r.curve.log_reference)
      return Start<Sigmoid>{p.curve, {b, (p.nonlinear[1] + r.nonlinear[1]) / 2}};
    const double middle = (middle_of(p) + middle_of(r)) / 2;
    if (!std::isfinite(middle)) return std::nullopt;
    return at(b, middle, points);
  }

  /// Steepness b from nearly flat to a step within the narrowest gap; for each, the middle c from
  /// 36/|b| before the data to as far behind them (there e^−36 < 1e-15 of the limit is left).
  /// Inside, c visits both sides of every size, but never two places nearer than 3/|b|.
  static Starts<Sigmoid> starts(std::span<const Point> points) {
    double gap = HUGE_VAL;
    for (std::size_t i = 1; i < points.size(); ++i)
      gap = std::min(gap, points[i].at.log_size - points[i - 1].at.log_size);
    const double range = points.back().at.log_size - points.front().at.log_size;
    // From steeply falling to steeply rising, so that neighbouring rows are neighbouring curves.
    const std::vector<double> steepness = geometric(0.05 / range, 40 / gap, 1.4);
    const std::size_t n = steepness.size();
    Starts<Sigmoid> rows(2 * n);
    for (std::size_t i = 0; i < n; ++i) {
      const std::vector<double> middles = places(steepness[i], points);
      auto &falling = rows[n - 1 - i], &rising = rows[n + i];
      falling.reserve(middles.size());
      rising.reserve(middles.size());
      for (const double c : middles) {
        falling.push_back(at(-steepness[i], c, points));
        rising.push_back(at(steepness[i], c, points));
      }
    }
    return rows;
  }

  /// Many points are searched pooled; transitions narrower than a pool start from the best steps.
  static Starts<Sigmoid> sharp_starts(std::span<const Point> points) {
    Starts<Sigmoid> rows;
    const double spacing = (points.back().at.log_size - points.front().at.log_size) /
                           static_cast<double>(points.size());
    for (const auto& row : Step::starts(points))
      for (const double b : {0.2, 1.0, 5.0, 25.0})
        rows.push_back(
            {at((row[0].curve.rising ? b : -b) / spacing, row[0].curve.log_cut, points)});
    return rows;
  }

 private:
  static double middle_of(const Start<Sigmoid>& start) {
    const double b = start.nonlinear[0], q = start.nonlinear[1];
    return start.curve.log_reference + std::log((1 - q) / q) / b;
  }

  static std::vector<double> places(double b, std::span<const Point> points) {
    std::vector<double> middles;
    middles.reserve(6 + 2 * points.size());
    for (const double k : {4, 18, 36}) {
      middles.push_back(points.front().at.log_size - k / b);
      middles.push_back(points.back().at.log_size + k / b);
    }
    for (const Point& point : points)
      for (const double offset : {-3.0, 3.0}) middles.push_back(point.at.log_size + offset / b);
    std::sort(middles.begin(), middles.end());
    // In place: what is kept is never more than what was read.
    std::size_t kept = 1;
    for (const double c : middles)
      if (c - middles[kept - 1] >= 3 / b) middles[kept++] = c;
    middles.resize(kept);
    return middles;
  }
};

}  // namespace gaincast

#pragma once

#include "core/laws/scaling_law.hpp"

namespace gaincast {

/// Logarithmic law a·ln N + c (the paper's eq. 2), centred on a reference size so that slope and
/// level are nearly uncorrelated. Linear: always unique.
struct Logarithmic {
  static constexpr std::string_view id = "logarithmic";
  static constexpr std::string_view name = "logarithmic law";
  static constexpr std::string_view formula = "a·ln N + c";
  static constexpr int linear_count = 2;
  static constexpr int nonlinear_count = 0;
  static constexpr std::array<std::string_view, 2> parameters{"a", "c"};
  static constexpr std::tuple<> limits{};

  double log_reference;

  Jet<2, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    return {{at.log_size - log_reference, 1.0}, {}, {}};
  }

  Report<2> report(const Linear<2>& A, const Nonlinear<0>&) const {
    Report<2> report;
    report.value << A[0], A[1] - A[0] * log_reference;
    report.jacobian << 1, 0, -log_reference, 1;
    return report;
  }

  static CurveOf<Logarithmic> with_parameters(const std::array<double, 2>& p) {
    return {{{0.0}, {}}, {p[0], p[1]}};
  }

  static Starts<Logarithmic> starts(std::span<const Point> points) {
    double weight = 0, weighted = 0;
    for (const Point& point : points) {
      weight += 1 / (point.se * point.se);
      weighted += point.at.log_size / (point.se * point.se);
    }
    return {{Start<Logarithmic>{{weighted / weight}, {}}}};
  }
};

}  // namespace gaincast

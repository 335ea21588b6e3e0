#pragma once

#include <cmath>

#include "core/laws/scaling_law.hpp"

namespace gaincast {

/// a·√ln(N+1) + b·ln(N+1) + c (the paper's eq. 5). Linear: always unique. The only law that is not
/// scale-free: its curves depend on the unit of N, which is billions of parameters by convention.
struct SqrtLog {
  static constexpr std::string_view id = "sqrt-log";
  static constexpr std::string_view name = "square-root-log law";
  static constexpr std::string_view formula = "a·√ln(N+1) + b·ln(N+1) + c";
  static constexpr int linear_count = 3;
  static constexpr int nonlinear_count = 0;
  static constexpr std::array<std::string_view, 3> parameters{"a", "b", "c"};
  static constexpr std::tuple<> limits{};

  Jet<3, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    const double log = std::log1p(at.size);
    return {{std::sqrt(log), log, 1.0}, {}, {}};
  }

  Report<3> report(const Linear<3>& A, const Nonlinear<0>&) const {
    return {A, Eigen::Matrix3d::Identity()};
  }

  static Starts<SqrtLog> starts(std::span<const Point>) { return {{Start<SqrtLog>{}}}; }
};

}  // namespace gaincast

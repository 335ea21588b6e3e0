#pragma once

#include <Eigen/Core>
#include <functional>

namespace gaincast {

/// A point of a bounded search. At most eight coordinates, which then need no heap: most of a
/// descent's time went there.
inline constexpr int max_coordinates = 8;
using Coordinates = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, max_coordinates, 1>;

/// A function to minimise: its value at x, with the gradient written to the second argument.
using Differentiable = std::function<double(const Coordinates& x, Coordinates& gradient)>;

/// Where a bounded search ended.
struct BoundedMinimum {
  Coordinates x;
  double value;
  /// Whether x is a local minimum: with P the projection onto the bounds,
  /// ‖P(x − gradient) − x‖∞ <= 1e-10 (1 + |value|), or <= 1e-7 (1 + |value|) where rounding error
  /// stops the search earlier. False after 500 iterations without that.
  bool converged;
};

/// Minimises a smooth function within bounds: the local minimum to which quasi-Newton descent from
/// x leads within lower <= x <= upper.
///
///     const auto bowl = [](const Coordinates& x, Coordinates& g) { g = 2 * x; return
///     x.squaredNorm(); }; minimise_within(bowl, Coordinates::Ones(2), Coordinates::Constant(2, 9),
///                     Coordinates::Constant(2, 5));
///     // x = (1, 1), value = 2, converged
///
/// L-BFGS-B (Byrd, Lu, Nocedal & Zhu 1995, A limited memory algorithm for bound constrained
/// optimization): the generalised Cauchy point says which bounds are active, a quasi-Newton step in
/// the free coordinates follows, and a backtracking line search keeps what lowers the value. All
/// updates are remembered, as one dense BFGS matrix.
/// Own code, because LBFGSpp throws exceptions, which this core is compiled without, and differs
/// between the releases that our systems carry.
BoundedMinimum minimise_within(const Differentiable& function, const Coordinates& lower,
                               const Coordinates& upper, Coordinates x);

}  // namespace gaincast

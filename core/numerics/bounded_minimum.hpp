#pragma once

#include <Eigen/Core>
#include <functional>

namespace gaincast {

/// A function to minimise: its value at x, with the gradient written to the second argument.
using Differentiable = std::function<double(const Eigen::VectorXd& x, Eigen::VectorXd& gradient)>;

/// Where a bounded search ended.
struct BoundedMinimum {
  Eigen::VectorXd x;
  double value;
  bool converged;  ///< no coordinate can move downhill: ‖projected gradient‖∞ <= 1e-7 (1 + |value|)
};

/// The local minimum that quasi-Newton descent from x reaches within lower <= x <= upper.
///
/// L-BFGS-B (Byrd, Lu, Nocedal & Zhu 1995, A limited memory algorithm for bound constrained
/// optimization): the generalised Cauchy point says which bounds are active, a quasi-Newton step in
/// the free coordinates follows, and a backtracking line search keeps what lowers the value. With
/// the handful of coordinates here all updates are remembered, as one dense BFGS matrix. Ours,
/// because LBFGSpp throws where this core has no exceptions, and differs between the releases that
/// our systems carry.
BoundedMinimum minimise_within(const Differentiable& function, const Eigen::VectorXd& lower,
                               const Eigen::VectorXd& upper, Eigen::VectorXd x);

}  // namespace gaincast

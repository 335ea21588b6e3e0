#pragma once

#include <cmath>
#include <utility>

#include "core/decomposition/admissible_set.hpp"
#include "core/decomposition/decomposition.hpp"
#include "core/numerics/bounded_minimum.hpp"

/// What fitting a decomposition and ranging over it have in common.
namespace gaincast {

inline constexpr std::array<int, 3> coefficient{0, 2, 4}, nonlinear{1, 3, 5};  // among the six

/// beta, ln Nchar, ln eta: what the three curves depend on.
using Shapes = Eigen::Vector3d;

struct ComponentCurves {
  Eigen::Vector3d value;       ///< N^beta, 1 − e^(−N/Nchar), ln(1 + eta N)
  Eigen::Vector3d derivative;  ///< each by its own shape
};

inline ComponentCurves curves(const Shapes& nonlinear_count, const Abscissa& at) {
  const double power = std::exp(nonlinear_count[0] * at.log_size);
  const double v = at.size / std::exp(nonlinear_count[1]),
               w = std::exp(nonlinear_count[2]) * at.size;
  return {{power, -std::expm1(-v), std::log1p(w)},
          {at.log_size * power, -v * std::exp(-v), w / (1 + w)}};
}

inline Abscissa abscissa(double size) {
  return {size, std::log(size)};
}

/// The least-squares problem of a decomposition: chi2 of the six parameters, seen as the
/// coefficients alpha, gamma, delta of three curves whose shapes are beta, Nchar, eta.
class ComponentModel {
 public:
  ComponentModel(const Dataset& dataset, const DecompositionOptions& options)
      : points_(dataset.points()), pure_error_(dataset.pure_error()) {
    for (int i = 0; i < 3; ++i) {
      low_[i] = options.bounds[coefficient[i]].low;
      high_[i] = options.bounds[coefficient[i]].high;
      const Range& range = options.bounds[nonlinear[i]];
      nonlinears_low_[i] = i == 0 ? range.low : std::log(range.low);
      nonlinears_high_[i] = i == 0 ? range.high : std::log(range.high);
    }
    y_.resize(static_cast<Eigen::Index>(points_.size()));
    for (Eigen::Index i = 0; i < y_.size(); ++i) y_[i] = points_[i].gain / points_[i].se;
  }

  const Shapes& nonlinears_low() const { return nonlinears_low_; }
  const Shapes& nonlinears_high() const { return nonlinears_high_; }
  double pure_error() const { return pure_error_; }

  AdmissibleSet coefficients(const Shapes& nonlinear_count) const {
    Eigen::Matrix<double, Eigen::Dynamic, 3> Phi(y_.size(), 3);
    for (Eigen::Index i = 0; i < y_.size(); ++i)
      Phi.row(i) = curves(nonlinear_count, points_[i].at).value.transpose() / points_[i].se;
    return {Phi, y_, low_, high_};
  }

  /// The six parameters of coefficients and shapes.
  static std::array<double, 6> six(const Eigen::Vector3d& a, const Shapes& s) {
    return {a[0], s[0], a[1], std::exp(s[1]), a[2], std::exp(s[2])};
  }

  /// Where L-BFGS-B over all six ends, and whether that is a local optimum, not a place in a
  /// valley.
  std::pair<DecompositionFit, bool> descend(const Eigen::Vector3d& a, const Shapes& s) const {
    Eigen::VectorXd x(6), lower(6), upper(6);
    x << a, s;
    lower << low_, nonlinears_low_;
    upper << high_, nonlinears_high_;
    const auto half_chi2 = [&](const Eigen::VectorXd& at, Eigen::VectorXd& gradient) {
      gradient.setZero();
      double chi2 = 0;
      for (Eigen::Index i = 0; i < y_.size(); ++i) {
        const auto [value, derivative] = curves(at.tail<3>(), points_[i].at);
        const double r = value.dot(at.head<3>()) / points_[i].se - y_[i];
        chi2 += r * r;
        gradient.head<3>() += r / points_[i].se * value;
        gradient.tail<3>() += r / points_[i].se * derivative.cwiseProduct(at.head<3>());
      }
      return chi2 / 2;
    };
    const BoundedMinimum minimum = minimise_within(half_chi2, lower, upper, x);
    DecompositionFit fit{
        six(minimum.x.head<3>(), minimum.x.tail<3>()), 2 * minimum.value + pure_error_, {}};
    for (int i = 0; i < 3; ++i) {
      const auto at_bound = [&](int of_x) {
        return minimum.x[of_x] <= lower[of_x] || minimum.x[of_x] >= upper[of_x];
      };
      fit.at_bound[coefficient[i]] = at_bound(i);
      fit.at_bound[nonlinear[i]] = at_bound(3 + i);
    }
    return {fit, minimum.converged};
  }

 private:
  std::span<const Point> points_;
  double pure_error_;
  Eigen::VectorXd y_;  // the gains, in units of their standard errors
  Eigen::Vector3d low_, high_;
  Shapes nonlinears_low_, nonlinears_high_;
};

}  // namespace gaincast

#pragma once

#include <cmath>
#include <limits>
#include <utility>

#include "core/decomposition/admissible_set.hpp"
#include "core/decomposition/decomposition_options.hpp"
#include "core/decomposition/decomposition_result.hpp"
#include "core/numerics/bounded_minimum.hpp"

/// The least-squares problem that fitting a decomposition and finding its ranges share: the three
/// curves, chi2 for given nonlinear parameters, and descents in all six.
namespace gaincast {

/// Where the coefficients alpha, gamma, delta and the nonlinear parameters stand among the six.
inline constexpr std::array<int, 3> coefficient_index{0, 2, 4}, nonlinear_index{1, 3, 5};

/// beta, ln Nchar, ln eta, one for each curve.
using NonlinearParameters = Eigen::Vector3d;

struct ComponentCurves {
  Eigen::Vector3d value;       ///< N^beta, 1 − e^(−N/Nchar), ln(1 + eta N)
  Eigen::Vector3d derivative;  ///< of each by its own nonlinear parameter
};

/// The curves at one size, for given beta, Nchar and eta. Three transcendental functions: descents
/// spend most of their time here.
inline ComponentCurves curves(double beta, double Nchar, double eta, const Abscissa& at) {
  const double power = std::exp(beta * at.log_size);
  const double v = at.size / Nchar, w = eta * at.size;
  const double saturated = -std::expm1(-v);
  return {{power, saturated, std::log1p(w)},
          {at.log_size * power, -v * (1 - saturated), w / (1 + w)}};
}

inline ComponentCurves curves(const NonlinearParameters& nonlinear, const Abscissa& at) {
  return curves(nonlinear[0], std::exp(nonlinear[1]), std::exp(nonlinear[2]), at);
}

inline Abscissa abscissa(double size) {
  return {size, std::log(size)};
}

/// chi2 of a decomposition for one data set and its bounds. Three curves with the coefficients
/// alpha, gamma, delta; the curves depend on beta, Nchar, eta. The dataset must outlive the model.
class ComponentModel {
 public:
  ComponentModel(const Dataset& dataset, const DecompositionOptions& options)
      : points_(dataset.points()), pure_error_(dataset.pure_error()) {
    for (int i = 0; i < 3; ++i) {
      low_[i] = options.bounds[coefficient_index[i]].low;
      high_[i] = options.bounds[coefficient_index[i]].high;
      const Range& range = options.bounds[nonlinear_index[i]];
      nonlinear_low_[i] = i == 0 ? range.low : std::log(range.low);
      nonlinear_high_[i] = i == 0 ? range.high : std::log(range.high);
    }
    y_.resize(static_cast<Eigen::Index>(points_.size()));
    for (Eigen::Index i = 0; i < y_.size(); ++i) y_[i] = points_[i].gain / points_[i].se;
  }

  /// Their bounds.
  const NonlinearParameters& nonlinear_low() const { return nonlinear_low_; }
  const NonlinearParameters& nonlinear_high() const { return nonlinear_high_; }
  /// chi2 of the rows about the pooled points (Dataset::pure_error).
  double pure_error() const { return pure_error_; }

  /// The coefficients' least squares for given nonlinear parameters. Its chi2, as every level asked
  /// of it, is that of the pooled points: without pure_error(). `level`: the highest that is asked
  /// of it.
  AdmissibleSet coefficients(const NonlinearParameters& nonlinear,
                             double level = std::numeric_limits<double>::infinity()) const {
    Eigen::Matrix<double, Eigen::Dynamic, 3> Phi(y_.size(), 3);
    const double Nchar = std::exp(nonlinear[1]), eta = std::exp(nonlinear[2]);
    for (Eigen::Index i = 0; i < y_.size(); ++i)
      Phi.row(i) =
          curves(nonlinear[0], Nchar, eta, points_[i].at).value.transpose() / points_[i].se;
    return {Phi, y_, low_, high_, level};
  }

  /// The six parameters, from the coefficients a and the nonlinear parameters s.
  static std::array<double, 6> six(const Eigen::Vector3d& a, const NonlinearParameters& s) {
    return {a[0], s[0], a[1], std::exp(s[1]), a[2], std::exp(s[2])};
  }

  /// Where a bounded descent in all six parameters ends that starts at (a, s), and whether that is
  /// a local optimum (BoundedMinimum::converged).
  std::pair<DecompositionFit, bool> descend(const Eigen::Vector3d& a,
                                            const NonlinearParameters& s) const {
    Coordinates x(6), lower(6), upper(6);
    x << a, s;
    lower << low_, nonlinear_low_;
    upper << high_, nonlinear_high_;
    const auto half_chi2 = [&](const Coordinates& at, Coordinates& gradient) {
      gradient.setZero();
      double chi2 = 0;
      const double Nchar = std::exp(at[4]), eta = std::exp(at[5]);
      for (Eigen::Index i = 0; i < y_.size(); ++i) {
        const auto [value, derivative] = curves(at[3], Nchar, eta, points_[i].at);
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
      fit.at_bound[coefficient_index[i]] = at_bound(i);
      fit.at_bound[nonlinear_index[i]] = at_bound(3 + i);
    }
    return {fit, minimum.converged};
  }

 private:
  std::span<const Point> points_;
  double pure_error_;
  Eigen::VectorXd y_;  // the gains, in units of their standard errors
  Eigen::Vector3d low_, high_;
  NonlinearParameters nonlinear_low_, nonlinear_high_;
};

}  // namespace gaincast

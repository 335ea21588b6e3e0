#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "core/laws/scaling_law.hpp"
#include "core/numerics/least_squares.hpp"

/// Variable projection (Golub & Pereyra 1973): for given nonlinear parameters s the linear ones
/// solve a linear least-squares problem, and chi2 becomes a function of s alone,
///     F(s) = min_A ‖y − Phi(s) A‖²,
/// where the rows of y and Phi are divided by the standard errors. Newton's method runs on F with
/// its exact gradient and Hessian, the Schur complement of the Hessian in (A, s).
namespace gaincast {

/// chi2 with its minimiser in the linear parameters, and its derivatives by the nonlinear
/// parameters.
template <int L, int S>
struct Projection {
  double chi2;
  Linear<L> linear;                      ///< A
  Eigen::Matrix<double, S, 1> gradient;  ///< of F/2
  Eigen::Matrix<double, S, S> hessian;   ///< of F/2
};

/// What rounding alone can do to chi2: (64 eps)² ‖y‖² where the fit is exact, and 1e-13 of chi2.
inline double rounding_of_chi2(double chi2, double sum_of_squares) {
  constexpr double unit = 64 * 2.22e-16;
  return 1e-13 * chi2 + unit * unit * sum_of_squares;
}

template <SeparableCurve Curve>
  requires(Curve::nonlinear_count > 0)
class VariableProjection {
 public:
  static constexpr int L = Curve::linear_count, S = Curve::nonlinear_count;

  explicit VariableProjection(std::span<const Point> points)
      : points_(points), y_(points.size()), Phi_(points.size(), L) {
    for (std::size_t i = 0; i < points.size(); ++i) y_[i] = points[i].gain / points[i].se;
  }

  /// How much of chi2 may be rounding error.
  double rounding(double chi2) const { return rounding_of_chi2(chi2, y_.squaredNorm()); }

  /// chi2 to about eps·‖y‖², for scanning; with one basis function without any factorisation.
  double scan(const Start<Curve>& start) {
    if constexpr (L == 1) {
      double with_y = 0, norm = 0;
      for (std::size_t i = 0; i < points_.size(); ++i) {
        const double phi =
            start.curve.basis(points_[i].at, start.nonlinear).value[0] / points_[i].se;
        with_y += phi * y_[i];
        norm += phi * phi;
      }
      const double all = y_.squaredNorm();
      return norm > 0 && std::isfinite(norm) ? all - with_y * with_y / norm : all;
    } else {
      return project(start).chi2;
    }
  }

  Projection<L, S> project(const Start<Curve>& start) {
    jets_.clear();
    for (std::size_t i = 0; i < points_.size(); ++i) {
      jets_.push_back(start.curve.basis(points_[i].at, start.nonlinear));
      for (int j = 0; j < L; ++j) Phi_(i, j) = jets_.back().value[j] / points_[i].se;
    }
    Projection<L, S> projection;
    projection.linear = solve();
    projection.chi2 = 0;
    projection.gradient.setZero();
    projection.hessian.setZero();
    Eigen::Matrix<double, L, S> H_as = Eigen::Matrix<double, L, S>::Zero();
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const Jet<L, S>& jet = jets_[i];
      const double se = points_[i].se;
      double residual = y_[i], dA[S] = {};  // dA: the derivatives of the curve
      for (int j = 0; j < L; ++j) {
        residual -= Phi_(i, j) * projection.linear[j];
        for (int k = 0; k < S; ++k) dA[k] += jet.first(j, k) * projection.linear[j] / se;
      }
      projection.chi2 += residual * residual;
      for (int k = 0, packed = 0; k < S; ++k) {
        projection.gradient[k] -= dA[k] * residual;
        for (int j = 0; j < L; ++j)
          H_as(j, k) += Phi_(i, j) * dA[k] - jet.first(j, k) * residual / se;
        for (int l = k; l < S; ++l, ++packed) {
          double curvature = 0;
          for (int j = 0; j < L; ++j) curvature += jet.second(j, packed) * projection.linear[j];
          projection.hessian(k, l) += dA[k] * dA[l] - curvature * residual / se;
        }
      }
    }
    // Schur complement: H_ss − H_sa (Phiᵀ Phi)⁻¹ H_as = H_ss − Zᵀ Z.
    const Eigen::Matrix<double, L, S> Z = whiten(H_as);
    for (int k = 0; k < S; ++k)
      for (int l = k; l < S; ++l) {
        for (int j = 0; j < L; ++j) projection.hessian(k, l) -= Z(j, k) * Z(j, l);
        projection.hessian(l, k) = projection.hessian(k, l);
      }
    return projection;
  }

 private:
  /// A; one basis function needs only its norm.
  Linear<L> solve() {
    if constexpr (L == 1) {
      norm_ = Phi_.norm();
      return Linear<1>(norm_ > 0 ? (Phi_.col(0) / norm_).dot(y_) / norm_ : 0.0);
    } else {
      factorised_.emplace(Phi_);
      return factorised_->solve(y_);
    }
  }

  /// Z with Zᵀ Z = Hᵀ (Phiᵀ Phi)⁻¹ H.
  Eigen::Matrix<double, L, S> whiten(const Eigen::Matrix<double, L, S>& H) const {
    if constexpr (L == 1) {
      return H / norm_;
    } else {
      return factorised_->whiten(H);
    }
  }

  std::span<const Point> points_;
  Eigen::VectorXd y_;
  Eigen::Matrix<double, Eigen::Dynamic, L> Phi_;
  std::vector<Jet<L, S>> jets_;
  double norm_ = 0;                         // of Phi, where L = 1
  std::optional<LeastSquares> factorised_;  // Phi, where L > 1
};

}  // namespace gaincast

#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "core/least_squares.hpp"
#include "core/scaling_law.hpp"

/// Variable projection (Golub & Pereyra 1973): for given shape parameters s the linear ones solve a
/// linear least-squares problem, and chi2 becomes a function of s alone,
///     F(s) = min_A ‖y − Phi(s) A‖²,
/// where the rows of y and Phi are divided by the standard errors. Newton's method runs on F with
/// its exact gradient and Hessian, the Schur complement of the Hessian in (A, s).
namespace gaincast {

/// chi2 with its minimiser in the linear parameters, and its derivatives by the shape.
template <int L, int S>
struct Projection {
  double chi2;
  Linear<L> linear;                      ///< A
  Eigen::Matrix<double, S, 1> gradient;  ///< of F/2
  Eigen::Matrix<double, S, S> hessian;   ///< of F/2
};

template <SeparableCurve Curve>
class VariableProjection {
 public:
  static constexpr int L = Curve::linear, S = Curve::shapes;
  using Shape = gaincast::Shape<S>;

  explicit VariableProjection(std::span<const Point> points)
      : points_(points), y_(points.size()), Phi_(points.size(), L), DA_(points.size(), S) {
    for (std::size_t i = 0; i < points.size(); ++i) y_[i] = points[i].gain / points[i].se;
  }

  /// What rounding alone can do to chi2: (64 eps)² ‖y‖² where the fit is exact, and 1e-13 of chi2.
  double rounding(double chi2) const {
    constexpr double unit = 64 * 2.22e-16;
    return 1e-13 * chi2 + unit * unit * y_.squaredNorm();
  }

  /// ‖y‖²: chi2 of the curve that is zero everywhere.
  double sum_of_squares() const { return y_.squaredNorm(); }

  /// chi2 to about eps·‖y‖², for scanning; with one basis function without any factorisation.
  double scan(const Start<Curve>& start) {
    if constexpr (L == 1) {
      double with_y = 0, norm = 0;
      for (std::size_t i = 0; i < points_.size(); ++i) {
        const double phi = start.curve.basis(points_[i].at, start.shape).value[0] / points_[i].se;
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
    Eigen::Matrix<double, L, S> DtR = Eigen::Matrix<double, L, S>::Zero();
    jets_.clear();
    for (std::size_t i = 0; i < points_.size(); ++i) {
      jets_.push_back(start.curve.basis(points_[i].at, start.shape));
      Phi_.row(i) = jets_.back().value.transpose() / points_[i].se;
    }
    Projection<L, S> projection;
    projection.linear = solve();
    const Eigen::VectorXd residual = y_ - Phi_ * projection.linear;
    projection.chi2 = residual.squaredNorm();
    if constexpr (S > 0) {
      projection.hessian.setZero();
      for (std::size_t i = 0; i < points_.size(); ++i) {
        const double se = points_[i].se;
        DA_.row(i) = projection.linear.transpose() * jets_[i].first / se;
        DtR += jets_[i].first * (residual[i] / se);
        const auto curvature =
            (projection.linear.transpose() * jets_[i].second * (residual[i] / se)).eval();
        for (int k = 0, packed = 0; k < S; ++k)
          for (int l = k; l < S; ++l, ++packed) {
            projection.hessian(k, l) -= curvature[packed];
            if (l != k) projection.hessian(l, k) -= curvature[packed];
          }
      }
      projection.gradient = -DA_.transpose() * residual;
      // Schur complement: H_ss − H_sa (Phiᵀ Phi)⁻¹ H_as = H_ss − Zᵀ Z.
      const Eigen::Matrix<double, L, S> Z = whiten(Phi_.transpose() * DA_ - DtR);
      projection.hessian += DA_.transpose() * DA_ - Z.transpose() * Z;
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
  Eigen::Matrix<double, Eigen::Dynamic, S> DA_;  // column k: (d Phi / d s_k) A
  std::vector<Jet<L, S>> jets_;
  double norm_ = 0;                         // of Phi, where L = 1
  std::optional<LeastSquares> factorised_;  // Phi, where L > 1
};

}  // namespace gaincast

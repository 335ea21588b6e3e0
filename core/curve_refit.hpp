#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/global_search.hpp"

/// Refitting one family of curves to many resamples of the same data, each to its global optimum.
///
/// In units of the standard errors a resample is the point y* = y + z of R^n, and a family is a
/// cone of lines (or planes) through the origin: sqrt(chi2) is the distance to it. That makes
/// searches cheap to bound. A search node at distance d from y lies at d − ‖z‖ or more from y*; so
/// nodes are sorted by d once, and a resample scans only those that can still be nearest.
namespace gaincast {

/// Gains drawn anew, in units of their standard errors.
struct Resample {
  std::int64_t index;
  std::span<const double> y;  ///< y*, one element a point
  double sum_of_squares;      ///< ‖y*‖²
  double displacement;        ///< ‖z‖, the distance from the data
};

/// The points with other gains.
std::vector<Point> with_gains(std::span<const Point> points, const Resample& resample);

/// Families without a shape: a projection onto a plane that is factorised once.
template <SeparableCurve Curve>
class CurveRefit {
 public:
  explicit CurveRefit(std::span<const Point> points) : points_(points) {
    if (const auto best = minimise<Curve>(points)) {
      distance_ = std::sqrt(best->chi2);
      use(best->at);
    }
  }

  /// A lower bound of chi2 from the distance of the data themselves.
  double bound(const Resample& resample) const {
    const double distance = std::max(0.0, distance_ - resample.displacement);
    return distance * distance;
  }

  /// The best chi2; infinite where no curve is feasible. The same resample is fitted only once.
  double refit(const Resample& resample) {
    if (resample.index == index_) return chi2_;
    index_ = resample.index;
    chi2_ = std::numeric_limits<double>::infinity();
    if constexpr (requires { Curve::starts_depend_on_gains; }) {
      const auto best = minimise<Curve>(with_gains(points_, resample));
      if (!best) return chi2_;
      use(best->at);
    }
    if (!start_ || !plane_->determined()) return chi2_;
    coordinates_.setZero();
    for (std::size_t i = 0; i < points_.size(); ++i) coordinates_ += Q_.row(i) * resample.y[i];
    chi2_ = 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double residual = resample.y[i] - Q_.row(i).dot(coordinates_);
      chi2_ += residual * residual;
    }
    return chi2_;
  }

  /// Prepares values() at these sizes.
  void at_sizes(std::span<const Abscissa> sizes) {
    sizes_.assign(sizes.begin(), sizes.end());
    if (start_) whiten_sizes();
  }

  /// The refitted curve at the prepared sizes: out[s·stride].
  void values(double* out, std::size_t stride) const {
    for (std::size_t s = 0; s < sizes_.size(); ++s) {
      double value = whitened_.row(s).dot(coordinates_);
      if constexpr (requires { Curve::extrapolates; })
        if (std::isnan(value))  // beyond the data it grows without bound
          value = std::copysign(std::numeric_limits<double>::infinity(), coordinates_[0]);
      out[s * stride] = value;
    }
  }

 private:
  static constexpr int L = Curve::linear;
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, L>;

  void use(const Start<Curve>& start) {
    start_ = start;
    Eigen::MatrixXd Phi(points_.size(), L);
    for (std::size_t i = 0; i < points_.size(); ++i)
      Phi.row(i) = start.curve.basis(points_[i].at, start.shape).value.transpose() / points_[i].se;
    plane_.emplace(Phi);
    if (!plane_->determined()) return;
    Q_ = plane_->whiten(Phi.transpose()).transpose();
    if (!sizes_.empty()) whiten_sizes();
  }

  void whiten_sizes() {
    if (!plane_->determined()) return;
    Eigen::MatrixXd basis(L, sizes_.size());
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      basis.col(s) = start_->curve.basis(sizes_[s], start_->shape).value;
    whitened_ = plane_->whiten(basis).transpose();
  }

  std::span<const Point> points_;
  std::vector<Abscissa> sizes_;
  double distance_ = 0;  // of the data
  std::optional<Start<Curve>> start_;
  std::optional<LeastSquares> plane_;
  Rows Q_;         // orthonormal basis of the plane
  Rows whitened_;  // rows: what a value at a size is in its coordinates
  Eigen::Matrix<double, 1, L> coordinates_;
  std::int64_t index_ = -1;
  double chi2_ = 0;
};

/// Families with a shape and more than one basis function: the full search, every time.
template <SeparableCurve Curve>
  requires(Curve::shapes > 0 && Curve::linear > 1)
class CurveRefit<Curve> {
 public:
  explicit CurveRefit(std::span<const Point> points) : points_(points) {}
  double bound(const Resample&) const { return 0; }
  double refit(const Resample& resample) {
    if (resample.index != index_) best_ = minimise<Curve>(with_gains(points_, resample));
    index_ = resample.index;
    return best_->chi2;
  }
  void at_sizes(std::span<const Abscissa> sizes) { sizes_.assign(sizes.begin(), sizes.end()); }
  void values(double* out, std::size_t stride) const {
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      out[s * stride] = best_->at.curve.basis(sizes_[s], best_->at.shape).value.dot(best_->linear);
  }

 private:
  std::span<const Point> points_;
  std::vector<Abscissa> sizes_;
  std::optional<Minimum<Curve>> best_;
  std::int64_t index_ = -1;
};

}  // namespace gaincast

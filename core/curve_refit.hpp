#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "core/global_search.hpp"
#include "core/plane_refit.hpp"
#include "core/shape_refit.hpp"

/// What the refits of a family take from its definition: the typed side of core/plane_refit.hpp and
/// core/shape_refit.hpp.
namespace gaincast {

/// The points with the gains of a resample.
std::vector<Point> with_gains(std::span<const Point> points, const Resample& resample);

/// Families without a shape.
template <SeparableCurve Curve>
class CurveRefit final : public PlaneRefit {
 public:
  explicit CurveRefit(std::span<const Point> points) : points_(points) {
    if (const auto best = minimise<Curve>(points)) {
      use_distance(std::sqrt(best->chi2));
      use(best->at);
    }
  }

  void at_sizes(std::span<const Abscissa> sizes) override {
    sizes_.assign(sizes.begin(), sizes.end());
    if (start_) use(*start_);
  }

 protected:
  double search(const Resample& resample) override {
    if constexpr (requires { Curve::starts_depend_on_gains; }) {
      const auto best = minimise<Curve>(with_gains(points_, resample));
      if (!best) return HUGE_VAL;
      use(best->at);
    }
    return project(resample);
  }

 private:
  void use(const Start<Curve>& start) {
    start_ = start;
    Eigen::MatrixXd Phi(points_.size(), Curve::linear), basis(Curve::linear, sizes_.size());
    for (std::size_t i = 0; i < points_.size(); ++i)
      Phi.row(i) = start.curve.basis(points_[i].at, start.shape).value.transpose() / points_[i].se;
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      basis.col(s) = start.curve.basis(sizes_[s], start.shape).value;
    use_plane(Phi);
    use_basis_at_sizes(basis);
  }

  std::span<const Point> points_;
  std::vector<Abscissa> sizes_;
  std::optional<Start<Curve>> start_;
};

/// Families with a shape and one basis function.
template <SeparableCurve Curve>
  requires(Curve::shapes > 0 && Curve::linear == 1)
class CurveRefit<Curve> final : public ShapeRefit<Curve::shapes> {
 public:
  static constexpr int S = Curve::shapes;
  using Base = ShapeRefit<S>;
  using typename Base::Derivatives;
  using typename Base::Matrix;
  using typename Base::Residual;
  using typename Base::Vector;

  explicit CurveRefit(std::span<const Point> points) : points_(points) {
    Pools pools = pooled(points, 64);
    std::vector<Eigen::MatrixXd> directions;
    for (const auto& row : Curve::starts(pools.points)) {
      auto& direction = directions.emplace_back(pools.points.size(), row.size());
      for (std::size_t c = 0; c < row.size(); ++c)
        for (std::size_t i = 0; i < pools.points.size(); ++i)
          direction(i, c) =
              row[c].curve.value(pools.points[i].at, row[c].shape) / pools.points[i].se;
      starts_.insert(starts_.end(), row.begin(), row.end());
    }
    this->use_rows(points, std::move(pools), directions);
  }

  void at_sizes(std::span<const Abscissa> sizes) override {
    sizes_.assign(sizes.begin(), sizes.end());
  }

  void values(double* out, std::size_t stride) const override {
    const auto& [chi2, multiple, start, shape] = this->best();
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      out[s * stride] = multiple * starts_[start].curve.value(sizes_[s], shape);
  }

 protected:
  Vector shape_of(int start) const override { return starts_[start].shape; }

  Derivatives derivatives(int start, const Vector& shape,
                          std::span<const double> y) const override {
    const Curve& curve = starts_[start].curve;
    double pp = 0, py = 0;
    double dp[S] = {}, dy[S] = {}, dd[S * S] = {}, ddy[S * S] = {}, ddp[S * S] = {};
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const auto jet = curve.basis(points_[i].at, shape);
      const double w = 1 / points_[i].se, phi = jet.value[0] * w;
      pp += phi * phi;
      py += phi * y[i];
      for (int k = 0, packed = 0; k < S; ++k) {
        const double d = jet.first(0, k) * w;
        dp[k] += d * phi;
        dy[k] += d * y[i];
        for (int l = k; l < S; ++l, ++packed) {
          const double second = jet.second(0, packed) * w;
          dd[packed] += d * jet.first(0, l) * w;
          ddy[packed] += second * y[i];
          ddp[packed] += second * phi;
        }
      }
    }
    const double A = py / pp;
    Derivatives result;
    result.explained = py * A;
    for (int k = 0, packed = 0; k < S; ++k) {
      result.gradient[k] = -A * (dy[k] - A * dp[k]);
      for (int l = k; l < S; ++l, ++packed) {
        const double dA = (dy[l] - 2 * A * dp[l]) / pp;
        result.hessian(k, l) = result.hessian(l, k) =
            -dA * (dy[k] - A * dp[k]) -
            A * (ddy[packed] - dA * dp[k] - A * (dd[packed] + ddp[packed]));
      }
    }
    return result;
  }

  Residual residual(int start, const Vector& shape, std::span<const double> y) const override {
    const Curve& curve = starts_[start].curve;
    double pp = 0, py = 0, chi2 = 0;
    phi_.resize(points_.size());
    for (std::size_t i = 0; i < points_.size(); ++i) {
      phi_[i] = curve.value(points_[i].at, shape) / points_[i].se;
      pp += phi_[i] * phi_[i];
      py += phi_[i] * y[i];
    }
    const double A = pp > 0 ? py / pp : 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double r = y[i] - A * phi_[i];
      chi2 += r * r;
    }
    return {chi2, A};
  }

  Vector within_bounds(const Vector& shape) const override {
    return gaincast::within_bounds<Curve>(shape);
  }
  void hold_at_bounds(const Vector& shape, Matrix& H, Vector& g) const override {
    gaincast::hold_at_bounds<Curve>(shape, H, g);
  }

 private:
  std::span<const Point> points_;
  std::vector<Start<Curve>> starts_;
  std::vector<Abscissa> sizes_;
  mutable std::vector<double> phi_;
};

/// Families with a shape and more than one basis function: the full search, every time.
template <SeparableCurve Curve>
  requires(Curve::shapes > 0 && Curve::linear > 1)
class CurveRefit<Curve> final : public FamilyRefit {
 public:
  explicit CurveRefit(std::span<const Point> points) : points_(points) {}
  void at_sizes(std::span<const Abscissa> sizes) override {
    sizes_.assign(sizes.begin(), sizes.end());
  }
  void values(double* out, std::size_t stride) const override {
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      out[s * stride] = best_->at.curve.basis(sizes_[s], best_->at.shape).value.dot(best_->linear);
  }

 protected:
  double search(const Resample& resample) override {
    best_ = minimise<Curve>(with_gains(points_, resample));
    return best_->chi2;
  }

 private:
  std::span<const Point> points_;
  std::vector<Abscissa> sizes_;
  std::optional<Minimum<Curve>> best_;
};

}  // namespace gaincast

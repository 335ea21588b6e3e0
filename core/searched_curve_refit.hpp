#pragma once

#include <optional>
#include <vector>

#include "core/family_refit.hpp"
#include "core/global_search.hpp"

namespace gaincast {

template <SeparableCurve Curve>
class CurveRefit;

/// Families with a shape and more than one basis function: the full search, every time.
template <SeparableCurve Curve>
  requires(Curve::shapes > 0 && Curve::linear > 1)
class CurveRefit<Curve> final : public FamilyRefit {
 public:
  explicit CurveRefit(std::span<const Point> points) : points_(points) {}
  std::optional<Minimum<Curve>> minimum() const { return minimise<Curve>(points_); }
  void at_sizes(std::span<const Abscissa> sizes) override {
    sizes_.assign(sizes.begin(), sizes.end());
  }
  void values(double* out, std::size_t stride) const override {
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      out[s * stride] = best_->at.curve.basis(sizes_[s], best_->at.shape).value.dot(best_->linear);
  }
  void deviations(double* out) const override {
    constexpr int L = Curve::linear, S = Curve::shapes;
    const auto gradient = [this](const Abscissa& at) {
      const auto jet = best_->at.curve.basis(at, best_->at.shape);
      Eigen::VectorXd g(jet.value.size() + jet.first.cols());
      g << jet.value, jet.first.transpose() * best_->linear;
      return g;
    };
    Eigen::MatrixXd J(points_.size(), L + S), gradients(L + S, sizes_.size());
    for (std::size_t i = 0; i < points_.size(); ++i)
      J.row(i) = gradient(points_[i].at).transpose() / points_[i].se;
    for (std::size_t s = 0; s < sizes_.size(); ++s) gradients.col(s) = gradient(sizes_[s]);
    propagate(J, gradients, out);
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

#pragma once

#include <optional>
#include <vector>

#include "core/search/family_refit.hpp"
#include "core/search/global_search.hpp"

namespace gaincast {

template <SeparableCurve Curve>
class CurveRefit;

/// Families with nonlinear parameters and more than one basis function: the full search, every
/// time.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count > 0 && Curve::linear_count > 1)
class CurveRefit<Curve> final : public FamilyRefit {
 public:
  explicit CurveRefit(std::span<const Point> points) : points_(points) {}
  std::optional<Minimum<Curve>> minimum() const { return minimise<Curve>(points_); }
  void at_sizes(std::span<const Abscissa> sizes) override {
    sizes_.assign(sizes.begin(), sizes.end());
  }
  void values(double* out, std::size_t stride) const override {
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      out[s * stride] =
          best_->at.curve.basis(sizes_[s], best_->at.nonlinear).value.dot(best_->linear);
  }
  int gradients(double* out) const override {
    constexpr int L = Curve::linear_count, S = Curve::nonlinear_count;
    static_assert(L + S <= gradient_stride);
    const auto put = [&](const Abscissa& at, double se) {
      const auto jet = best_->at.curve.basis(at, best_->at.nonlinear);
      for (int l = 0; l < L; ++l) out[l] = jet.value[l] / se;
      for (int k = 0; k < S; ++k) out[L + k] = jet.first.col(k).dot(best_->linear) / se;
      out += gradient_stride;
    };
    for (const Point& point : points_) put(point.at, point.se);
    for (const Abscissa& size : sizes_) put(size, 1);
    return L + S;
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

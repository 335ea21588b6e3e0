#pragma once

#include <cmath>
#include <optional>
#include <vector>

#include "core/numerics/inner_loops.hpp"
#include "core/search/global_search.hpp"
#include "core/search/nonlinear_refit.hpp"

namespace gaincast {

/// What the search asks of a family, answered by its type.
template <SeparableCurve Curve>
class FamilyOf final : public NonlinearFamily {
 public:
  static constexpr int S = Curve::nonlinear_count;

  [[gnu::cold]] FamilyOf(std::span<const Point> points, std::span<const Point> pools)
      : points_(points), pools_(pools), weighted_(points.size()) {
    for (std::size_t i = 0; i < points.size(); ++i) weighted_[i].weight = 1 / points[i].se;
  }

  static Nonlinear<S> own(const NonlinearVector& nonlinear) { return nonlinear.template head<S>(); }
  const Start<Curve>& start(int which) const { return starts_[which]; }
  [[gnu::cold]] int add(const Start<Curve>& start) {
    starts_.push_back(start);
    return static_cast<int>(starts_.size()) - 1;
  }
  [[gnu::cold]] void reserve(std::size_t count) { starts_.reserve(count); }

  [[gnu::cold]] void direction(int start, double* phi) const override {
    const auto& [curve, nonlinear] = starts_[start];
    for (const Point& pool : pools_) *phi++ = value(curve, pool.at, nonlinear) / pool.se;
  }
  void jets(int frame, const NonlinearVector& nonlinear, double* out, int stride) const override {
    jets_at(pools_, frame, nonlinear, out, stride);
  }
  void jets_at(std::span<const Point> points, int frame, const NonlinearVector& nonlinear,
               double* out, int stride) const override {
    for (const Point& point : points) {
      const auto jet = starts_[frame].curve.basis(point.at, own(nonlinear));
      const double weight = 1 / point.se;
      double* value = out;
      *value++ = jet.value[0] * weight;
      for (int k = 0; k < S; ++k) *value++ = jet.first(0, k) * weight;
      for (int m = 0; m < S * (S + 1) / 2; ++m) *value++ = jet.second(0, m) * weight;
      out += stride;
    }
  }
  [[gnu::cold]] int add_start(int frame, const NonlinearVector& nonlinear) override {
    return add({starts_[frame].curve, own(nonlinear)});
  }
  [[gnu::cold]] int halfway(int start, int other) override {
    const auto half = halfway_between(starts_[start], starts_[other], pools_);
    return half ? add(*half) : -1;
  }
  NonlinearVector nonlinear_of(int start) const override {
    NonlinearVector nonlinear = NonlinearVector::Zero();
    nonlinear.template head<S>() = starts_[start].nonlinear;
    return nonlinear;
  }

  void derivatives(int start, const NonlinearVector& nonlinear, std::span<const double> y,
                   Chi2Derivatives& out) const override {
    constexpr int packed = S * (S + 1) / 2;  // second derivatives, (m/2, (m + 1)/2)
    const Curve& curve = starts_[start].curve;
    const Nonlinear<S> here = own(nonlinear);
    const std::size_t n = points_.size();
    // Sums of products of phi, y, phi' and phi''.
    double pp = 0, py = 0, pd[S] = {}, dd[packed] = {}, ps[packed] = {};
    if constexpr (ExponentialCurve<Curve>)
      for (std::size_t i = 0; i < n;
           ++i)  // alone: a call among sums makes them leave the registers
        weighted_[i].exponential = std::exp(curve.exponent(points_[i].at, here));
    for (std::size_t i = 0; i < n; ++i) {
      Weighted& at = weighted_[i];
      const auto jet = [&] {
        if constexpr (ExponentialCurve<Curve>)
          return curve.basis(points_[i].at, here, at.exponential);
        else
          return curve.basis(points_[i].at, here);
      }();
      const double w = at.weight, phi = at.value = jet.value[0] * w;
      pp += phi * phi;
      py += phi * y[i];
      unrolled<S>([&](int k) { pd[k] += phi * (at.first[k] = jet.first(0, k) * w); });
      unrolled<packed>([&](int m) {
        dd[m] += at.first[m / 2] * at.first[(m + 1) / 2];
        ps[m] += phi * (at.second[m] = jet.second(0, m) * w);
      });
    }
    const double per_pp = 1 / pp, A = pp > 0 ? py * per_pp : 0;
    double chi2 = 0, moved2 = 0, dr[S] = {}, sr[packed] = {};  // with the residuals r
    for (std::size_t i = 0; i < n; ++i) {
      const Weighted& at = weighted_[i];
      const double fitted = A * at.value, r = y[i] - fitted,
                   from_data_optimum = fitted - at.data_optimum;
      chi2 += r * r;
      moved2 += from_data_optimum * from_data_optimum;
      unrolled<S>([&](int k) { dr[k] += at.first[k] * r; });
      unrolled<packed>([&](int m) { sr[m] += at.second[m] * r; });
    }
    out.chi2 = chi2;
    out.amplitude = A;
    out.moved2 = moved2;
    // Schur complement, as in core/search/variable_projection.hpp.
    double mixed[S];  // of the Hessian in (A, s)
    unrolled<S>([&](int k) {
      mixed[k] = A * pd[k] - dr[k];
      out.gradient[k] = -A * dr[k];
      out.amplitude_by_nonlinear[k] = -mixed[k] * per_pp;
    });
    const auto& by = out.amplitude_by_nonlinear;
    unrolled<packed>([&](int m) {
      const int k = m / 2, l = (m + 1) / 2;
      out.hessian[m] = A * (A * dd[m] - sr[m]) - mixed[k] * mixed[l] * per_pp;
      out.amplitude_by_nonlinears[m] =
          (sr[m] - A * (2 * dd[m] + ps[m]) - 2 * (by[k] * pd[l] + by[l] * pd[k])) * per_pp;
    });
    if constexpr (S == 1) {
      out.gradient[1] = out.amplitude_by_nonlinear[1] = out.hessian[1] = 0;
      out.amplitude_by_nonlinears[1] = out.amplitude_by_nonlinears[2] = 0;
      out.hessian[2] = 1;
    }
  }

  void set_data_optimum(int start, double amplitude) override {
    const auto& [curve, nonlinear] = starts_[start];
    for (std::size_t i = 0; i < points_.size(); ++i)
      weighted_[i].data_optimum =
          amplitude * value(curve, points_[i].at, nonlinear) * weighted_[i].weight;
  }

  void values(int start, const NonlinearVector& nonlinear, double amplitude,
              std::span<const Abscissa> sizes, std::span<const int> runs, double* out,
              std::size_t stride) const override {
    const Curve& curve = starts_[start].curve;
    const Nonlinear<S> here = own(nonlinear);
    if constexpr (ExponentialCurve<Curve>)
      exponential_values(curve, here, amplitude, sizes.data(), runs, out, stride);
    else
      for (const Abscissa& at : sizes) {
        *out = amplitude * value(curve, at, here);
        out += stride;
      }
  }

 private:
  /// In a run of even steps in ln N, exponentials have a constant ratio, unless one is out of
  /// range.
  static void exponential_values(const Curve& curve, const Nonlinear<S>& here, double amplitude,
                                 const Abscissa* at, std::span<const int> runs, double* out,
                                 std::size_t stride)
    requires ExponentialCurve<Curve>
  {
    constexpr double in_range = 300;
    const auto put = [&](double E) {
      *out = amplitude * curve.value(*at++, here, E);
      out += stride;
    };
    for (const int length : runs) {
      const double first = curve.exponent(*at, here);
      const bool even = log_linear && length > 2 && std::abs(first) < in_range &&
                        std::abs(curve.exponent(at[length - 1], here)) < in_range;
      const double ratio = even ? std::exp(curve.exponent(at[1], here) - first) : 0;
      double E = std::exp(first);
      put(E);
      for (int i = 1; i < length; ++i)
        put(E = even ? E * ratio : std::exp(curve.exponent(*at, here)));
    }
  }

  static constexpr bool log_linear = requires { Curve::log_linear; };
  static double value(const Curve& curve, const Abscissa& at, const Nonlinear<S>& nonlinear) {
    if constexpr (ExponentialCurve<Curve>)
      return curve.value(at, nonlinear, std::exp(curve.exponent(at, nonlinear)));
    else
      return curve.basis(at, nonlinear).value[0];
  }

  /// A point's 1/se, the gain of the data's own curve there, and phi with its derivatives where
  /// they were last asked for, all in units of the standard error.
  struct Weighted {
    double weight = 0, data_optimum = 0;
    double exponential = 0, value = 0, first[S] = {}, second[S * (S + 1) / 2] = {};
  };

  std::span<const Point> points_, pools_;
  std::vector<Start<Curve>> starts_;
  mutable std::vector<Weighted> weighted_;
};

template <SeparableCurve Curve>
class CurveRefit;

/// Families with nonlinear parameters and one basis function.
template <SeparableCurve Curve>
  requires(Curve::nonlinear_count > 0 && Curve::linear_count == 1)
class CurveRefit<Curve> final : public NonlinearRefit {
 public:
  [[gnu::cold]] explicit CurveRefit(std::span<const Point> points)
      : NonlinearRefit(points, Curve::nonlinear_count, bounds()), family_(points, pools()) {
    const Starts<Curve> rows = Curve::starts(pools());
    std::vector<int> ends;
    ends.reserve(rows.size());
    for (const auto& row : rows)
      ends.push_back(static_cast<int>(row.size()) + (ends.empty() ? 0 : ends.back()));
    family_.reserve(ends.back() + 100);
    for (const auto& row : rows)
      for (const auto& start : row) family_.add(start);
    std::vector<int> sharp;
    if constexpr (requires { Curve::sharp_starts(points); })
      if (pools().size() < points.size())
        for (const auto& row : Curve::sharp_starts(points))
          sharp.push_back(family_.add(row.front()));
    use_family(family_, ends, sharp);
  }

  /// The best curve of the data themselves, to all its digits.
  [[gnu::cold]] std::optional<Minimum<Curve>> minimum() {
    if (!data_optimum()) return std::nullopt;
    Start<Curve> start{family_.start(data_optimum()->start).curve,
                       family_.own(data_optimum()->nonlinear)};
    if constexpr (requires { start.curve.recentred(start.nonlinear, points()); })
      start = start.curve.recentred(start.nonlinear, points());
    const auto best = to_all_digits(family_.add(start));
    return Minimum<Curve>{
        {start.curve, family_.own(best.nonlinear)}, Linear<1>(best.amplitude), best.chi2};
  }

 private:
  static NonlinearBounds bounds() {
    NonlinearBounds bounds;
    if constexpr (requires { Curve::lower; })
      for (int k = 0; k < Curve::nonlinear_count; ++k) {
        bounds.lower[k] = Curve::lower[k];
        bounds.upper[k] = Curve::upper[k];
      }
    return bounds;
  }

  FamilyOf<Curve> family_;
};

}  // namespace gaincast

#pragma once

#include <limits>
#include <memory>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "core/curve_refit.hpp"
#include "core/shape_refit.hpp"

/// Refitting laws to resamples: a law's own family against its limits, as in core/law_fit.hpp.
namespace gaincast {

/// The best fit of a law to one resample.
struct Refitted {
  double chi2;
  bool at_limit;
  bool averaged;  ///< false where the limit has no values beyond the data
};

/// One law's refits; one object serves one data set, one resample after the other.
class LawRefit {
 public:
  virtual ~LawRefit() = default;
  /// Prepares values() at these sizes.
  virtual void at_sizes(std::span<const Abscissa> sizes) = 0;
  virtual Refitted refit(const Resample& resample) = 0;
  /// The last refit's curve at the prepared sizes: out[s·stride]. Infinite where it grows without
  /// bound.
  virtual void values(double* out, std::size_t stride) const = 0;
};

/// The families' refits of one data set, each shared by the laws that have it as a limit.
class RefitStore {
 public:
  explicit RefitStore(std::span<const Point> points) : points_(points) {}

  template <SeparableCurve Curve>
  CurveRefit<Curve>& of() {
    for (const auto& [tag, refit] : refits_)
      if (tag == &tag_of<Curve>) return *static_cast<CurveRefit<Curve>*>(refit.get());
    refits_.emplace_back(&tag_of<Curve>, std::make_shared<CurveRefit<Curve>>(points_));
    return *static_cast<CurveRefit<Curve>*>(refits_.back().second.get());
  }

 private:
  template <class Curve>
  static constexpr char tag_of = 0;

  std::span<const Point> points_;
  std::vector<std::pair<const void*, std::shared_ptr<void>>> refits_;
};

template <ScalingLaw L>
class TypedLawRefit : public LawRefit {
 public:
  explicit TypedLawRefit(RefitStore& store) : own_(store.of<L>()), limits_(limits_of(store)) {}

  void at_sizes(std::span<const Abscissa> sizes) override {
    own_.at_sizes(sizes);
    std::apply([&](auto*... limit) { (limit->at_sizes(sizes), ...); }, limits_);
  }

  Refitted refit(const Resample& resample) override {
    const double own = own_.refit(resample);
    constexpr double unit = 64 * std::numeric_limits<double>::epsilon();
    const double tolerance = 1e-10 * std::max(1.0, own) + unit * unit * resample.sum_of_squares;
    Refitted best{own, false, true};
    values_ = [](const TypedLawRefit& self, double* out, std::size_t stride) {
      self.own_.values(out, stride);
    };
    try_limits(resample, tolerance, best, std::make_index_sequence<count>());
    return best;
  }

  void values(double* out, std::size_t stride) const override { values_(*this, out, stride); }

 private:
  static constexpr std::size_t count = std::tuple_size_v<decltype(L::limits)>;

  template <class Curve>
  static CurveRefit<Curve>* refit_of(const LimitTo<Curve>&, RefitStore& store) {
    return &store.of<Curve>();
  }
  static auto limits_of(RefitStore& store) {
    return std::apply([&](const auto&... limit) { return std::tuple{refit_of(limit, store)...}; },
                      L::limits);
  }

  template <std::size_t... i>
  void try_limits(const Resample& resample, [[maybe_unused]] double tolerance, Refitted& best,
                  std::index_sequence<i...>) {
    (try_limit<i>(resample, tolerance, best), ...);
  }

  /// The simplest of the limits that are as good as the best curve (limits come simplest first).
  template <std::size_t i>
  void try_limit(const Resample& resample, double tolerance, Refitted& best) {
    auto& limit = *std::get<i>(limits_);
    const double bar = best.at_limit ? best.chi2 - tolerance : best.chi2 + tolerance;
    if (limit.bound(resample) > bar) return;
    const double chi2 = limit.refit(resample);
    if (!(chi2 <= bar)) return;
    best = {chi2, true, extrapolates(std::get<i>(L::limits))};
    values_ = [](const TypedLawRefit& self, double* out, std::size_t stride) {
      std::get<i>(self.limits_)->values(out, stride);
    };
  }

  template <class Curve>
  static constexpr bool extrapolates(const LimitTo<Curve>&) {
    if constexpr (requires { Curve::extrapolates; })
      return Curve::extrapolates;
    else
      return true;
  }

  CurveRefit<L>& own_;
  decltype(limits_of(std::declval<RefitStore&>())) limits_;
  void (*values_)(const TypedLawRefit&, double*, std::size_t) = nullptr;
};

template <ScalingLaw L>
std::unique_ptr<LawRefit> refit_law(RefitStore& store) {
  return std::make_unique<TypedLawRefit<L>>(store);
}

}  // namespace gaincast

#pragma once

#include <memory>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "core/search/curve_refit.hpp"

/// Refitting laws to resamples: a law's own family against its limits, as in
/// core/fitting/law_fit.hpp.
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
  struct Limit {
    FamilyRefit* family;
    bool extrapolates;
  };
  /// The law's own family, and its limits, the simplest first.
  LawRefit(FamilyRefit& own, std::vector<Limit> limits);

  /// Prepares values() at these sizes.
  void at_sizes(std::span<const Abscissa> sizes);
  /// The law's best curve, or the simplest of the limits that are as good.
  Refitted refit(const Resample& resample);
  /// The last refit's curve at the prepared sizes: out[s·stride]. Infinite where it grows without
  /// bound.
  void values(double* out, std::size_t stride) const { chosen_->values(out, stride); }
  /// As in FamilyRefit, of the same curve.
  int gradients(double* out) const { return chosen_->gradients(out); }

 private:
  FamilyRefit* own_;
  std::vector<Limit> limits_;
  FamilyRefit* chosen_;
};

/// The families' refits of one data set, each shared by the laws that have it as a limit.
class RefitStore {
 public:
  explicit RefitStore(std::span<const Point> points) : points_(points) {}

  template <SeparableCurve Curve>
  [[gnu::noinline]] CurveRefit<Curve>& of() {
    FamilyRefit* refit = find(&tag_of<Curve>);
    if (!refit) refit = &add(&tag_of<Curve>, std::make_unique<CurveRefit<Curve>>(points_));
    return static_cast<CurveRefit<Curve>&>(*refit);
  }

 private:
  template <class Curve>
  static constexpr char tag_of = 0;

  FamilyRefit* find(const void* tag) const;
  FamilyRefit& add(const void* tag, std::unique_ptr<FamilyRefit> refit);

  std::span<const Point> points_;
  std::vector<std::pair<const void*, std::unique_ptr<FamilyRefit>>> refits_;
};

template <ScalingLaw L>
LawRefit refit_law(RefitStore& store) {
  std::vector<LawRefit::Limit> limits;
  const auto add = [&]<class Curve>(const LimitTo<Curve>&) {
    bool extrapolates = true;
    if constexpr (requires { Curve::extrapolates; }) extrapolates = Curve::extrapolates;
    limits.push_back({&store.of<Curve>(), extrapolates});
  };
  std::apply([&](const auto&... limit) { (add(limit), ...); }, L::limits);
  return LawRefit(store.of<L>(), std::move(limits));
}

}  // namespace gaincast

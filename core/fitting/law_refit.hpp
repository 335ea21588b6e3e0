#pragma once

#include <span>
#include <tuple>
#include <vector>

#include "core/fitting/refit_store.hpp"

namespace gaincast {

/// The best fit of a law to one resample.
struct Refitted {
  double chi2;
  bool at_limit;
  bool averaged;  ///< false where the limit has no values beyond the data
};

/// Refits one law to resamples of one data set, one after the other: its own family of curves
/// against its limits, as core/fitting/law_fit.hpp does for the data themselves.
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
  /// Finds the law's best curve, or the simplest of the limits that are as good.
  Refitted refit(const Resample& resample);
  /// Writes the last refit's curve at the prepared sizes to out[s·stride]. Infinite where it grows
  /// without bound.
  void values(double* out, std::size_t stride) const { chosen_->values(out, stride); }
  /// The gradients of that curve, as in FamilyRefit.
  int gradients(double* out) const { return chosen_->gradients(out); }

 private:
  FamilyRefit* own_;
  std::vector<Limit> limits_;
  FamilyRefit* chosen_;
};

/// What refits the law L to resamples; the store is of the same data set.
template <ScalingLaw L>
[[gnu::cold]] LawRefit refit_law(RefitStore& store) {
  std::vector<LawRefit::Limit> limits;
  const auto add = [&]<class Curve>(const LimitTo<Curve>&) {
    limits.push_back({&store.of<Curve>(), extrapolates<Curve>()});
  };
  std::apply([&](const auto&... limit) { (add(limit), ...); }, L::limits);
  return LawRefit(store.of<L>(), std::move(limits));
}

}  // namespace gaincast

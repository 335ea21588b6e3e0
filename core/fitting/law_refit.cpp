#include "core/fitting/law_refit.hpp"

#include "core/fitting/limit_preference.hpp"

namespace gaincast {

LawRefit::LawRefit(FamilyRefit& own, std::vector<Limit> limits)
    : own_(&own), limits_(std::move(limits)), chosen_(&own) {}

void LawRefit::at_sizes(std::span<const Abscissa> sizes) {
  own_->at_sizes(sizes);
  for (const Limit& limit : limits_) limit.family->at_sizes(sizes);
}

Refitted LawRefit::refit(const Resample& resample) {
  LimitPreference preference(own_->refit(resample), resample.sum_of_squares);
  bool averaged = true;
  chosen_ = own_;
  for (const Limit& limit : limits_) {
    if (limit.family->bound(resample) > preference.bar()) continue;
    const double chi2 = limit.family->refit(resample);
    if (!(chi2 <= preference.bar())) continue;
    preference.prefer(chi2);
    averaged = limit.extrapolates;
    chosen_ = limit.family;
  }
  return {preference.chi2(), preference.at_limit(), averaged};
}

}  // namespace gaincast

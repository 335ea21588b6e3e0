#include "core/fitting/law_refit.hpp"

#include <algorithm>
#include <limits>

namespace gaincast {

LawRefit::LawRefit(FamilyRefit& own, std::vector<Limit> limits)
    : own_(&own), limits_(std::move(limits)), chosen_(&own) {}

void LawRefit::at_sizes(std::span<const Abscissa> sizes) {
  own_->at_sizes(sizes);
  for (const Limit& limit : limits_) limit.family->at_sizes(sizes);
}

Refitted LawRefit::refit(const Resample& resample) {
  constexpr double unit = 64 * std::numeric_limits<double>::epsilon();
  Refitted best{own_->refit(resample), false, true};
  const double tolerance = 1e-10 * std::max(1.0, best.chi2) + unit * unit * resample.sum_of_squares;
  chosen_ = own_;
  for (const Limit& limit : limits_) {
    const double bar = best.at_limit ? best.chi2 - tolerance : best.chi2 + tolerance;
    if (limit.family->bound(resample) > bar) continue;
    const double chi2 = limit.family->refit(resample);
    if (!(chi2 <= bar)) continue;
    best = {chi2, true, limit.extrapolates};
    chosen_ = limit.family;
  }
  return best;
}

FamilyRefit* RefitStore::find(const void* tag) const {
  for (const auto& [own, refit] : refits_)
    if (own == tag) return refit.get();
  return nullptr;
}

FamilyRefit& RefitStore::add(const void* tag, std::unique_ptr<FamilyRefit> refit) {
  return *refits_.emplace_back(tag, std::move(refit)).second;
}

}  // namespace gaincast

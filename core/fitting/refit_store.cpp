#include "core/fitting/refit_store.hpp"

namespace gaincast {

FamilyRefit* RefitStore::find(const void* tag) const {
  for (const auto& [own, refit] : refits_)
    if (own == tag) return refit.get();
  return nullptr;
}

FamilyRefit& RefitStore::add(const void* tag, std::unique_ptr<FamilyRefit> refit) {
  return *refits_.emplace_back(tag, std::move(refit)).second;
}

}  // namespace gaincast

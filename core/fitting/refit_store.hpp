#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/search/curve_refit.hpp"

namespace gaincast {

/// The families of curves of one data set, each made when it is first asked for and shared by the
/// laws that have it as a limit. The points must outlive the store.
class RefitStore {
 public:
  explicit RefitStore(std::span<const Point> points) : points_(points) {}

  template <SeparableCurve Curve>
  [[gnu::noinline, gnu::cold]] CurveRefit<Curve>& of() {
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

}  // namespace gaincast

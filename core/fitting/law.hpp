#pragma once

#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"

namespace gaincast {

class LawRefit;
class RefitStore;

/// A law as ordinary code sees it: its words, and how to fit it. law_entry<L>() of
/// core/fitting/law_entry.hpp makes one of any ScalingLaw.
struct Law {
  std::string_view id;       ///< kebab-case, stable for ever
  std::string_view name;     ///< for sentences: "power law"
  std::string_view formula;  ///< for people: "a·N^b"
  std::vector<std::string_view> parameters;
  /// Fits the law; the store is of the same data set.
  Fit (*fit)(const Dataset&, RefitStore&);
  /// What refits the law to resamples of that data set (core/fitting/law_refit.hpp).
  LawRefit (*refit)(RefitStore&);
};

}  // namespace gaincast

#pragma once

#include <span>
#include <string_view>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"

namespace gaincast {

class LawRefit;
class RefitStore;

/// A law's words.
struct LawWords {
  std::string_view id;       ///< kebab-case, stable for ever
  std::string_view name;     ///< for sentences: "power law"
  std::string_view formula;  ///< for people: "a·N^b"
  std::span<const std::string_view> parameters;
  bool standard;  ///< whether it takes part where nobody says which laws do: the paper's five
};

/// A law as ordinary code sees it: its words, and how to fit it. law_entry<L>() of
/// core/fitting/law_entry.hpp makes one of any ScalingLaw.
struct Law : LawWords {
  /// Fits the law; the store is of the same data set.
  Fit (*fit)(const Dataset&, RefitStore&);
  /// What refits the law to resamples of that data set (core/fitting/law_refit.hpp).
  LawRefit (*refit)(RefitStore&);
  /// Whether it may take part in averages (core/fitting/law_choice.hpp); else it is fitted only.
  bool chosen = true;
};

}  // namespace gaincast

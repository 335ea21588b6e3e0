#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/fitting/fit.hpp"

namespace gaincast {

class LawRefit;
class RefitStore;

/// A law as ordinary code sees it; `law<L>()` of core/fitting/law.hpp makes one of any ScalingLaw.
struct Law {
  std::string_view id;
  std::string_view name;
  std::string_view formula;
  std::vector<std::string_view> parameters;
  Fit (*fit)(const Dataset&, RefitStore&);
  LawRefit (*refit)(RefitStore&);  ///< for bootstraps: core/fitting/law_refit.hpp
};

/// The five laws of the paper in its order: power, logarithmic, saturating, sigmoid, sqrt-log.
std::span<const Law> catalogue();

}  // namespace gaincast

#pragma once

#include <string_view>
#include <vector>

namespace gaincast {

/// A doubt about an answer. It refuses nothing: it is a part of the answer, as
/// core/averaging/cautions.hpp makes them.
struct Caution {
  std::string_view code;     ///< kebab-case, stable for ever: "lack-of-fit", "untested", …
  std::string_view message;  ///< a sentence for people
  std::vector<std::string_view> laws;  ///< ids of those that it is about
  std::vector<double> sizes;  ///< of those asked for, the ones that it concerns; empty: all
  /// The average at these sizes as it would be without what the caution is about, pp, NaN where
  /// there is none; empty where the caution has no such number.
  std::vector<double> instead;
};

}  // namespace gaincast

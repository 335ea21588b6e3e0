#include "core/fitting/catalogue.hpp"

#include "core/fitting/law_entry.hpp"
#include "core/laws/logarithmic.hpp"
#include "core/laws/offset_power.hpp"
#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"
#include "core/laws/sqrt_log.hpp"

namespace gaincast {
namespace {

template <class... Laws>
struct List {};

using Standard = List<Power, Logarithmic, Saturating, Sigmoid, SqrtLog>;
using Others = List<OffsetPower>;

template <class... S, class... O>
std::span<const Law> entries(List<S...>, List<O...>) {
  static constexpr Law laws[]{law_entry<S>(true)..., law_entry<O>(false)...};
  return laws;
}

template <class... S, class... O>
std::span<const LawWords> words(List<S...>, List<O...>) {
  static constexpr LawWords all[]{law_words<S>(true)..., law_words<O>(false)...};
  return all;
}

}  // namespace

std::span<const Law> catalogue() {
  return entries(Standard{}, Others{});
}

std::span<const Law> standard_laws() {
  return entries(Standard{}, List<>{});
}

std::span<const LawWords> catalogue_words() {
  return words(Standard{}, Others{});
}

}  // namespace gaincast

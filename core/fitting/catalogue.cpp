#include "core/fitting/catalogue.hpp"

#include "core/fitting/law_entry.hpp"
#include "core/laws/logarithmic.hpp"
#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"
#include "core/laws/sqrt_log.hpp"

namespace gaincast {

std::span<const Law> catalogue() {
  static const Law laws[] = {law_entry<Power>(), law_entry<Logarithmic>(), law_entry<Saturating>(),
                             law_entry<Sigmoid>(), law_entry<SqrtLog>()};
  return laws;
}

}  // namespace gaincast

#include "core/fitting/catalogue.hpp"

#include "core/fitting/law.hpp"
#include "core/laws/logarithmic.hpp"
#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"
#include "core/laws/sqrt_log.hpp"

namespace gaincast {

std::span<const Law> catalogue() {
  static const Law laws[] = {law<Power>(), law<Logarithmic>(), law<Saturating>(), law<Sigmoid>(),
                             law<SqrtLog>()};
  return laws;
}

}  // namespace gaincast

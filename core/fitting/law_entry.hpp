#pragma once

#include "core/fitting/law.hpp"
#include "core/fitting/law_fit.hpp"
#include "core/fitting/law_refit.hpp"

namespace gaincast {

/// The catalogue entry of a law: here templates end, and ordinary code begins.
template <ScalingLaw L>
[[gnu::cold]] Law law_entry() {
  return {L::id,       L::name,      L::formula, {L::parameters.begin(), L::parameters.end()},
          &fit_law<L>, &refit_law<L>};
}

}  // namespace gaincast

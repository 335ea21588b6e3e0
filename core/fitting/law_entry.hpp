#pragma once

#include "core/fitting/law.hpp"
#include "core/fitting/law_fit.hpp"
#include "core/fitting/law_refit.hpp"

namespace gaincast {

template <ScalingLaw L>
constexpr LawWords law_words(bool standard) {
  return {L::id, L::name, L::formula, L::parameters, standard};
}

/// The catalogue entry of a law: here templates end, and ordinary code begins.
template <ScalingLaw L>
constexpr Law law_entry(bool standard = false) {
  return {law_words<L>(standard), &fit_law<L>, &refit_law<L>};
}

}  // namespace gaincast

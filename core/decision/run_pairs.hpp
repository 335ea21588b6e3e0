#pragma once

#include <optional>
#include <span>

#include "core/decision/forecaster.hpp"
#include "core/decision/run_outlook.hpp"

namespace gaincast {

/// The two or three runs below the target and within the budget that leave the least there, by
/// applying the method anew. Three outcomes a run (Gauss–Hermite), in the order of the sizes, each
/// from the forecast after the ones before it. Work is bounded: of the candidates that leave room
/// in the budget for another, the eight that leave least alone are looked at,
///   two    in every pair: 28 of them, 12 refits each
///   three  the best pair with each other one: 6 of them, 39 refits each
/// so that a better three without the best pair is missed. Empty where no two are affordable, or
/// where their forecasts are not finite.
std::optional<RunSetOutlook> best_pair_or_three(const Forecaster& forecaster,
                                                std::span<const RunOutlook> candidates,
                                                const NextRunOptions& options);

}  // namespace gaincast

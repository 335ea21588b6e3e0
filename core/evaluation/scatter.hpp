#pragma once

#include <span>

#include "core/data/dataset.hpp"

namespace gaincast {

/// The scatter between runs that has to be added to standard errors in quadrature, pp: where no law
/// fits within them (goodness_of_fit.hpp, p < 1%), what estimate_extra_se() finds, which may be 0
/// where a trend explains what no law does; 0 everywhere else, for known errors that fit are left
/// alone. 0 where no se is known.
///   rows     in the unit that the scatter is wanted in, accepted by Dataset::parse
///   dataset  of these rows, in the unit that laws are fitted in
///
///     const auto asked = preprocess(rows, {}).value();
///     const double scatter = needed_scatter(asked.rows, asked.dataset);
///     preprocess(rows, {.extra_se = scatter});
double needed_scatter(std::span<const Observation> rows, const Dataset& dataset);

}  // namespace gaincast

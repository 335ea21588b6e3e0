#pragma once

#include "core/data/dataset.hpp"
#include "core/decomposition/decomposition_options.hpp"
#include "core/decomposition/decomposition_result.hpp"

namespace gaincast {

/// The paper's gain decomposition (eq. 10–13): splits the gain into what distribution match, dark
/// knowledge and regularisation are said to contribute,
///     Delta(N) = alpha·N^beta + gamma·(1 − e^(−N/Nchar)) + delta·ln(1 + eta·N),
/// by least squares with known se within the bounds of the options. Few data determine six
/// parameters, so every number comes with its range over all parameter sets that fit nearly as
/// well.
///
///     DecompositionOptions options{.sizes = {70}};
///     Decomposition split = decompose(dataset, options);       // the paper's five rows
///     split.best.chi2;                                         // below 1e-4: a nearly exact fit
///     *split.ranges[1].share[0][0];                            // about 0 … 0.9 of the gain at 70B
///     split.message;                                           // "The split is not determined …"
///
/// The fit: descents (core/numerics/bounded_minimum.hpp) from a grid of 4×4×4 values of the
/// nonlinear parameters, each with all three components and with each one left out. The ranges: for
/// given nonlinear parameters the admissible coefficients are an ellipsoid in a box, whose extremes
/// are known in closed form (core/decomposition/admissible_set.hpp); the nonlinear parameters are
/// scanned on a grid of 9×9×9, and every extreme is refined by pattern search. The options must be
/// accepted by refuse().
Decomposition decompose(const Dataset& dataset, const DecompositionOptions& options);

}  // namespace gaincast

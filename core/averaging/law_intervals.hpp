#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"
#include "core/fitting/law.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// The interval of one law's gain at a size, by profile likelihood: all values v for which the
/// smallest chi2 of curves of the law that go through (size, v), limits of the law included,
/// exceeds that of the best curve by no more than the level's quantile of chi2 with one degree of
/// freedom. An end is infinite where the data do not close it. In contrast to ± 2 sd by the delta
/// method it holds at limits, and where the law bends (Venzon & Moolgavkar, "A method for computing
/// profile-likelihood-based confidence intervals", Applied Statistics 37 (1988)).
///
/// The curve is made to go through (size, v) by one row more, at that size and with a standard
/// error of a thousandth of the smallest: the search for the global optimum is then that of any
/// fit, and the ends move by less than a millionth of the interval. The first crossing on each side
/// is taken.
///
///     const auto fits = fit(dataset);
///     law_interval(dataset, catalogue()[3], fits[3], 70, 0.95)->high;   // the sigmoid's
///
/// Empty where the law has no value at the size, where no se is known, and for more than 100
/// distinct sizes, where it would take seconds.
std::optional<Interval> law_interval(const Dataset& dataset, const Law& law, const Fit& fit,
                                     double size, double level);

}  // namespace gaincast

#pragma once

#include "core/averaging/criteria.hpp"
#include "core/data/dataset.hpp"

namespace gaincast {

/// The data with standard errors that fit them, where se are unknown (Dataset::se_source) and the
/// points have those of the rows; else the data as they are. Every law is fitted by least squares
/// with equal weights, or those that the relative se give, and its variance is RSS/(n − k), k the
/// parameters of its curve: the textbook's estimate of an unknown common variance (Draper & Smith,
/// "Applied regression analysis" (1998), section 1.4). The variance of the data is the mean of the
/// laws' by their weights. Fits of the result are the same curves; resamples are drawn with these
/// errors, and whatever takes standard errors as known takes these.
///
///     const auto parsed = preprocess(rows, {}, &with_common_variance);   // rows without se
///     parsed.value().dataset.assumed_se();                               // pp
///
/// Where no law has a weight (two rows), half of the range of the gains is taken, but no less than
/// their rounding.
Dataset with_common_variance(const Dataset& dataset);

}  // namespace gaincast

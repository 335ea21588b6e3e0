#pragma once

#include <span>

namespace gaincast {

/// The continuous ranked probability score: the mean distance that probability has to travel to the
/// truth, pp; of a forecast without uncertainty its absolute error. Computed as twice the mean
/// score of n quantiles, at p = (i + ½)/n, which is within about 1/n of it. Source: Gneiting &
/// Raftery, "Strictly proper scoring rules, prediction, and estimation", JASA 102 (2007),
/// section 4.2.
double crps(std::span<const double> quantiles, double generating_model);

/// The interval score of a central interval: its width, and 2/(1 − level) for each pp by which the
/// truth lies outside. Source: the same, section 6.2.
double interval_score(double low, double high, double level, double generating_model);

}  // namespace gaincast

#pragma once

#include <span>
#include <vector>

#include "core/numerics/interval.hpp"

/// How good a probabilistic forecast was, once the outcome is known; lower is better. Both scores
/// are proper: a forecaster does best by stating what he expects. Source: Gneiting & Raftery,
/// "Strictly proper scoring rules, prediction, and estimation", JASA 102 (2007).
namespace gaincast {

/// The continuous ranked probability score (section 4.2), in the unit of the outcome: the integral
/// over x of (P(forecast <= x) − [outcome <= x])². For a forecast without uncertainty it is the
/// absolute error. quantiles: n >= 1 of the forecast, at p = (i + ½)/n, ascending. Computed as
/// twice the mean quantile score, which differs from the integral by about 1/n of it.
double crps(std::span<const double> quantiles, double outcome);

/// The same from central intervals of the probabilities crps_levels(), whose ends are the
/// quantiles.
double crps(std::span<const Interval> intervals, double outcome);
/// (i + ½)/50, ascending.
std::vector<double> crps_levels();

/// The interval score of a central interval (section 6.2), in the unit of the outcome: its width,
/// and 2/(1 − level) times the distance by which the outcome lies outside. 0 < level < 1.
double interval_score(double low, double high, double level, double outcome);

}  // namespace gaincast

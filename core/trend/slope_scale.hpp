#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/trend/calibration.hpp"

namespace gaincast {

/// The typical standard error, pp: the geometric mean, which neither one exact nor one useless row
/// moves far.
double typical_se(std::span<const Point> points);

/// The highest gain less the lowest, pp.
double range_of_gains(std::span<const Point> points);

/// The standard deviations of slopes that a trend is averaged over, pp per e-fold: 32 in equal
/// ratios, from Calibration::least_slope to ten times what would take the gains through their whole
/// range once. The posterior of their logarithm is hardly narrower than a step is wide, for which
/// equal weights integrate a normal density to 1e-4.
std::vector<double> slope_scales(std::span<const Point> points, const Calibration& constants);

}  // namespace gaincast

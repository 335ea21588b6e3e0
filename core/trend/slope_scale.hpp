#pragma once

#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/trend/calibration.hpp"

/// The scale of the gains, and the slope scales that a trend is averaged over.
namespace gaincast {

/// The typical standard error of the points, pp: the geometric mean, which a single very small or
/// very large one hardly moves.
double typical_se(std::span<const Point> points);

/// The highest gain less the lowest, pp.
double range_of_gains(std::span<const Point> points);

/// The slope scales (standard deviations of the trend's slopes) that a trend is averaged over, pp
/// per e-fold: 32 in equal ratios, from Calibration::least_slope typical standard errors to ten
/// times the slope that goes through the range of the gains once between the smallest and the
/// largest size. The posterior of their logarithm is about as wide as a step or wider, for which
/// equal weights integrate a normal density to 1e-4.
std::vector<double> slope_scales(std::span<const Point> points, const Calibration& constants);

}  // namespace gaincast

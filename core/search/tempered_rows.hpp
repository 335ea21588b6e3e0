#pragma once

#include <span>
#include <vector>

#include "core/search/nonlinear_descent.hpp"

/// Where a few rows are far more exact than all others, every curve through them has the same
/// direction to many digits, and distances between directions are rounding errors. The search then
/// sees those rows tempered, with larger standard errors; its descents see the rows as they are.
/// That is heuristic: as good as the basins of the tempered chi2 are those of chi2.
namespace gaincast {

/// The standard error of the first row that a curve with so many parameters cannot meet beside all
/// that are more exact; 0 where it can meet all rows. What tempered rows are measured by.
double se_beyond(std::span<const Point> points, int parameters);

/// Raises the standard errors of rows that are too exact for a search, in place. Whether there are
/// any.
bool temper(std::vector<Point>& points, double se_beyond);

/// descend() among such rows: a continuation from rows that are tempered more, in whose valleys it
/// does not crawl, to the rows as they are. y: gains in units of their standard errors.
Descent tempered_descent(const NonlinearFamily& family, const NonlinearBounds& bounds,
                         std::span<const Point> points, int nonlinear_count, double se_beyond,
                         int start, std::span<const double> y, double sum_of_squares,
                         const NonlinearVector& from, Digits digits);

}  // namespace gaincast

#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"

/// Refitting families of curves to many resamples of the same data, each to its global optimum.
///
/// In units of the standard errors a resample is the point y* = y + z of R^n, and a family is a
/// cone of lines (or linear subspaces) through the origin: sqrt(chi2) is the distance to it.
/// Distances bound searches: what lies at distance d from y lies at d − ‖z‖ or more from y*.
namespace gaincast {

/// Gains drawn anew, in units of their standard errors.
struct Resample {
  std::int64_t index;
  std::span<const double> y;  ///< y*, one element a point
  double sum_of_squares;      ///< ‖y*‖²
  double noise_norm;          ///< ‖z‖, the distance from the data
};

/// The points with the gains of a resample.
std::vector<Point> with_gains(std::span<const Point> points, const Resample& resample);

/// One family's refits to the resamples of one data set, one after the other.
class FamilyRefit {
 public:
  virtual ~FamilyRefit() = default;

  /// A lower bound of chi2 that costs nothing.
  double bound(const Resample& resample) const {
    const double distance = std::max(0.0, distance_ - resample.noise_norm);
    return distance * distance;
  }
  /// The lowest chi2 of the family; infinite where no curve of it is feasible.
  double refit(const Resample& resample) {
    if (resample.index != index_) chi2_ = search(resample);  // the same resample: fitted already
    index_ = resample.index;
    return chi2_;
  }
  /// Prepares values() at these sizes.
  virtual void at_sizes(std::span<const Abscissa> sizes) = 0;
  /// The refitted curve at the prepared sizes: out[s·stride]. Infinite where it grows without
  /// bound.
  virtual void values(double* out, std::size_t stride) const = 0;
  /// The gradient of the refitted curve by its parameters, or by any that are linear in them: at
  /// the points, divided by their se, and behind them at the prepared sizes. How many parameters
  /// there are; out[row·gradient_stride + parameter], what follows in the row is of no use.
  static constexpr int gradient_stride = 6;
  virtual int gradients(double* out) const = 0;

 protected:
  /// How far the data are from the nearest curve of the family, or less.
  void use_distance(double distance) { distance_ = distance; }
  virtual double search(const Resample& resample) = 0;

 private:
  std::int64_t index_ = -1;
  double chi2_ = 0, distance_ = 0;
};

}  // namespace gaincast

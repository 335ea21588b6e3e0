#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/dataset.hpp"

/// Refitting families of curves to many resamples of the same data, each to its global optimum.
///
/// In units of the standard errors a resample is the point y* = y + z of R^n, and a family is a
/// cone of lines (or planes) through the origin: sqrt(chi2) is the distance to it. Distances bound
/// searches: what lies at distance d from y lies at d − ‖z‖ or more from y*.
namespace gaincast {

/// Gains drawn anew, in units of their standard errors.
struct Resample {
  std::int64_t index;
  std::span<const double> y;  ///< y*, one element a point
  double sum_of_squares;      ///< ‖y*‖²
  double displacement;        ///< ‖z‖, the distance from the data
};

/// The points with the gains of a resample.
std::vector<Point> with_gains(std::span<const Point> points, const Resample& resample);

/// The standard deviations gᵀ cov g at sizes, from the Jacobian at the points (divided by the
/// standard errors, n×K) and the gradients at the sizes (K×sizes).
void propagate(const Eigen::MatrixXd& J, const Eigen::MatrixXd& gradients, double* out);

/// One family's refits to the resamples of one data set, one after the other.
class FamilyRefit {
 public:
  virtual ~FamilyRefit() = default;

  /// A lower bound of chi2 that costs nothing.
  double bound(const Resample& resample) const {
    const double distance = std::max(0.0, distance_ - resample.displacement);
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
  /// Its standard deviations there by the delta method, for known se: out[s]. Infinite where the
  /// curve is not determined.
  virtual void deviations(double* out) const = 0;

 protected:
  /// How far the data are from the nearest curve of the family, or less.
  void use_distance(double distance) { distance_ = distance; }
  virtual double search(const Resample& resample) = 0;

 private:
  std::int64_t index_ = -1;
  double chi2_ = 0, distance_ = 0;
};

}  // namespace gaincast

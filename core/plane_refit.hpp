#pragma once

#include <optional>
#include <vector>

#include "core/family_refit.hpp"
#include "core/global_search.hpp"
#include "core/least_squares.hpp"

namespace gaincast {

/// Families without a shape: a projection onto a plane that is factorised once.
class PlaneRefit : public FamilyRefit {
 public:
  double bound(const Resample& resample) const override;
  void values(double* out, std::size_t stride) const override;
  void deviations(double* out) const override;

 protected:
  /// The plane to project on: that of L basis functions at the points, and their values at the
  /// sizes of values(); NaN where the family has no value.
  void use_basis(const Basis& basis, int L, std::span<const Point> points,
                 std::span<const Abscissa> sizes);
  /// The distance of the data from the nearest plane of the family.
  void use_distance(double distance) { distance_ = distance; }
  double project(const Resample& resample);

 private:
  double distance_ = 0;
  std::optional<LeastSquares> plane_;
  Eigen::MatrixXd Q_;                // L×n: an orthonormal basis of the plane
  Eigen::MatrixXd at_sizes_;         // L×sizes: values in the coordinates of that basis
  std::vector<double> coordinates_;  // L: of the last projection
};

}  // namespace gaincast

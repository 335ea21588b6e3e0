#pragma once

#include <optional>
#include <vector>

#include "core/family_refit.hpp"
#include "core/least_squares.hpp"

namespace gaincast {

/// Families without a shape: a projection onto a plane that is factorised once.
class PlaneRefit : public FamilyRefit {
 public:
  double bound(const Resample& resample) const override;
  void values(double* out, std::size_t stride) const override;

 protected:
  /// The plane to project on: n×L, rows divided by the standard errors.
  void use_plane(const Eigen::MatrixXd& Phi);
  /// The basis functions at the sizes of values(), L×sizes; NaN where the family has no value.
  void use_basis_at_sizes(const Eigen::MatrixXd& basis);
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

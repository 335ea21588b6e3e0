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
  /// The most basis functions a family may have.
  static constexpr int most_linear = 4;

  void values(double* out, std::size_t stride) const override;
  void deviations(double* out) const override;

 protected:
  /// The plane to project on: that of L basis functions at the points, and their values at the
  /// sizes of values(); NaN where the family has no value.
  void use_basis(const Basis& basis, int L, std::span<const Point> points,
                 std::span<const Abscissa> sizes);
  double project(const Resample& resample);

 private:
  std::optional<LeastSquares> plane_;
  Eigen::MatrixXd Q_;                     // L×n: an orthonormal basis of the plane
  Eigen::MatrixXd at_sizes_;              // L×sizes: values in the coordinates of that basis
  double coordinates_[most_linear] = {};  // of the last projection
};

}  // namespace gaincast

#pragma once

#include <optional>
#include <vector>

#include "core/family_refit.hpp"
#include "core/least_squares.hpp"
#include "core/planes.hpp"

namespace gaincast {

/// Families without a shape: a projection onto a plane that is factorised once, or, where the
/// planes depend on the gains, for every resample.
class PlaneRefit : public FamilyRefit {
 public:
  /// The most basis functions a family may have.
  static constexpr int most_linear = 4;

  PlaneRefit(std::span<const Point> points, const PlaneFamily& family);

  void at_sizes(std::span<const Abscissa> sizes) override;
  void values(double* out, std::size_t stride) const override;
  int gradients(double* out) const override;

 protected:
  double search(const Resample& resample) override;
  std::span<const Point> points() const { return points_; }
  /// The best of the data themselves; empty where none is feasible.
  const std::optional<BestPlane>& best() const { return best_; }

 private:
  void use(const Basis& basis);

  std::span<const Point> points_;
  PlaneFamily family_;
  std::vector<Abscissa> sizes_;
  std::optional<BestPlane> best_;

  // The plane to project on.
  Basis basis_;
  std::optional<LeastSquares> plane_;
  Eigen::MatrixXd Q_;                     // L×n: an orthonormal basis of it
  Eigen::MatrixXd at_sizes_;              // L×sizes: values in the coordinates of that basis
  bool all_have_values_ = false;          // no NaN in that
  double coordinates_[most_linear] = {};  // of the last projection
};

}  // namespace gaincast

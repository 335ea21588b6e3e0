#pragma once

#include <optional>
#include <vector>

#include "core/numerics/least_squares.hpp"
#include "core/search/family_refit.hpp"
#include "core/search/linear_subspaces.hpp"

namespace gaincast {

/// Families without nonlinear parameters: a projection onto a linear subspace that is factorised
/// once, or, where the subspaces depend on the gains, for every resample.
class SubspaceRefit : public FamilyRefit {
 public:
  /// The largest number of basis functions a family may have.
  static constexpr int max_linear = 4;

  SubspaceRefit(std::span<const Point> points, const SubspaceFamily& family);

  void at_sizes(std::span<const Abscissa> sizes) override;
  void values(double* out, std::size_t stride) const override;
  int gradients(double* out) const override;

 protected:
  double search(const Resample& resample) override;
  std::span<const Point> points() const { return points_; }
  /// The best of the data themselves; empty where none is feasible.
  const std::optional<BestSubspace>& best() const { return best_; }

 private:
  void use(const Basis& basis);

  std::span<const Point> points_;
  SubspaceFamily family_;
  std::vector<Abscissa> sizes_;
  std::optional<BestSubspace> best_;

  // The subspace to project on.
  Basis basis_;
  std::optional<LeastSquares> subspace_;
  Eigen::MatrixXd Q_;                    // L×n: an orthonormal basis of it
  Eigen::MatrixXd at_sizes_;             // L×sizes: values in the coordinates of that basis
  bool all_have_values_ = false;         // no NaN in that
  double coordinates_[max_linear] = {};  // of the last projection
};

}  // namespace gaincast

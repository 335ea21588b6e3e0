#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/search/nonlinear_step.hpp"
#include "core/search/start_grid.hpp"

namespace gaincast {

/// The neighbourhood of the data's own optimum, where most resamples have theirs.
///
/// chi2 is lowest where the direction u(s) = phi(s)/‖phi(s)‖ comes nearest to y*, which is where
/// u'(s)·y* = 0. Here u and its derivatives are kept at *anchors*, one to each cell of a grid in
/// the tangent plane: a resample is as many products with its anchor's, a step of Gauss and Newton,
/// and its geodesic acceleration, which follows the curvature of the coordinates (Transtrum &
/// Sethna 2012, Improvements to the Levenberg-Marquardt algorithm, section 4). No exponential.
class LocalExpansion {
 public:
  LocalExpansion() = default;
  /// About a start of the family, the data's optimum. n: pools; nonlinear_count: 1 or 2; length:
  /// what a unit of angle is worth in standard errors. Empty where the family has no tangents
  /// there.
  [[gnu::cold]] LocalExpansion(const StartFamily& family, const NonlinearBounds& bounds, int n,
                               int nonlinear_count, int data_optimum, double length);

  bool empty() const { return anchors_.empty(); }

  struct Guess {
    NonlinearVector nonlinear;  ///< within the bounds
    double third[4];            ///< nearly the third derivatives of chi2/2 there
  };
  /// Nearly the optimum; empty next to where the family folds or ends. y: the gains at the pools.
  std::optional<Guess> operator()(const double* y) const;

 private:
  struct Anchor {
    NonlinearVector nonlinear;
    double JJ[3];       ///< u_k·u_l
    double inverse;     ///< of their determinant
    double JK[3][2];    ///< u_kl·u_m
    std::size_t table;  ///< where u and its first and second derivatives are, together a pool
  };

  /// Cells (i, j) about the optimum of the data, as many as `half_width` to each side; j = 0 where
  /// there is one nonlinear parameter.
  struct Grid {
    int half_width = 0, side = 0;
    double width = 0;  ///< in standard errors

    Grid() = default;
    explicit Grid(int nonlinear_count);
    int cells() const { return (2 * half_width + 1) * (2 * side + 1); }
    int cell(int i, int j) const { return (j + side) * (2 * half_width + 1) + i + half_width; }
    bool in_disk(int i, int j) const { return i * i + j * j <= half_width * (half_width + 1); }
  };

  [[gnu::cold]] bool add_anchor(const StartFamily& family, int data_optimum,
                                const NonlinearVector& nonlinear);
  [[gnu::cold]] void lay_tangent_plane();
  template <int S>
  std::array<double, 2> in_tangent_plane(const double* y, int stride) const;
  [[gnu::cold]] bool landed(int i, int j) const;
  template <int S>
  const Anchor* anchor_near(const double* y) const;
  Guess step(const Anchor& from, const double* y) const;
  template <int S>
  Guess step_of(const Anchor& from, const double* y) const;
  template <int S>
  std::optional<Guess> guess_of(const double* y) const;
  NonlinearVector off_blind_bounds(const Anchor& from, NonlinearVector nonlinear) const;

  NonlinearBounds bounds_;
  struct {
    bool lower[2] = {}, upper[2] = {};
  } felt_;  // bounds at which there are anchors
  Grid grid_;
  int n_ = 0, nonlinear_count_ = 0;
  double length_ = 0;
  std::vector<double>
      subspace_;  // u and the axes of the tangent plane at the data's optimum, together a pool
  std::vector<Anchor> anchors_;
  std::vector<int> anchor_of_;  // by cell
  std::vector<double> table_;
  std::vector<double> jets_;  // of the next anchor
};

}  // namespace gaincast

#pragma once

#include <vector>

#include "core/direction_net.hpp"
#include "core/shape_bounds.hpp"

namespace gaincast {

/// Where Newton's method begins for a resample near the data.
///
/// The directions u(s) = phi(s)/‖phi(s)‖ of a family are curved, so that the optimum does not move
/// linearly with y*: what a linear map from the data's own optimum says is off by much where |z| is
/// large. Here *anchors* are spread about it, one to a cell of a grid in the tangent plane, and at
/// each the Gauss-Newton step of the projected problem is known beforehand,
///     s = s_a + (JᵀJ)⁻¹ Jᵀ y*/(u_a·y*),    J = ∂u/∂s at the anchor,
/// so that a resample costs as much as one linear map and starts from an anchor that is near.
class StartAtlas {
 public:
  StartAtlas() = default;
  /// About the data's optimum: a start, its shape, and what a unit of angle is worth in standard
  /// errors. n: pools; shapes: 1 or 2. Empty where the family has no tangents there.
  StartAtlas(StartFamily& family, const ShapeBounds& bounds, int n, int shapes, int home,
             const ShapeVector& shape, double length);

  bool empty() const { return anchors_.empty(); }
  /// The shape to begin with, within the bounds. y: the gains at the pools.
  ShapeVector operator()(const double* y) const;

 private:
  struct Anchor {
    ShapeVector shape;
    ShapeVector follow;  ///< of the other shape, for a unit by which one is held back at its bound
    std::size_t maps;  ///< where in maps_ u (n) and the two rows of the step's matrix (n each) are
  };
  bool anchor(StartFamily& family, int home, const ShapeVector& shape);
  ShapeVector step(const Anchor& from, const double* y) const;
  ShapeVector off_blind_bounds(const Anchor& from, ShapeVector shape) const;
  static int cell(double tangent);

  ShapeBounds bounds_;
  struct {
    bool lower[2] = {}, upper[2] = {};
  } felt_;  // bounds at which there are anchors
  int n_ = 0, shapes_ = 0;
  double length_ = 0;
  std::vector<double> plane_;  // u and the tangent plane's two axes at the home, n each
  std::vector<Anchor> anchors_;
  std::vector<int> anchor_of_;  // by cell
  std::vector<double> maps_;
};

}  // namespace gaincast

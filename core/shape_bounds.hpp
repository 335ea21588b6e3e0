#pragma once

#include <Eigen/Core>
#include <limits>

namespace gaincast {

/// One or two shapes, a gradient by them, a step. A family with one shape leaves the second at 0.
using ShapeVector = Eigen::Vector2d;

/// What a family admits: a box.
struct ShapeBounds {
  ShapeVector lower = ShapeVector::Constant(-std::numeric_limits<double>::infinity());
  ShapeVector upper = ShapeVector::Constant(std::numeric_limits<double>::infinity());

  ShapeVector nearest(const ShapeVector& shape) const {
    return shape.cwiseMax(lower).cwiseMin(upper);
  }
  /// Whether no bound holds it.
  bool inside(const ShapeVector& shape) const {
    return (shape.array() > lower.array()).all() && (shape.array() < upper.array()).all();
  }
  /// Whether going downhill would leave the box by shape k.
  bool holds(const ShapeVector& shape, const ShapeVector& gradient, int k) const {
    return (shape[k] <= lower[k] && gradient[k] > 0) || (shape[k] >= upper[k] && gradient[k] < 0);
  }
};

}  // namespace gaincast

#pragma once

#include <cstddef>
#include <vector>

namespace gaincast {

/// A linear subspace of R^n that grows vector by vector, kept as an orthonormal basis; says how
/// much of a vector lies inside. For least squares use core/numerics/least_squares.hpp.
class Subspace {
 public:
  explicit Subspace(std::size_t n = 0) : n_(n) {}

  void clear() { basis_.clear(); }
  std::size_t dimension() const { return basis_.size() / n_; }
  /// Adds the direction of a vector (n elements) where the length of its part outside exceeds
  /// `threshold`; returns whether it did.
  bool extend(const double* vector, double threshold);
  /// The squared length of the part of a vector that lies inside.
  double inside2(const double* vector) const;

 private:
  std::size_t n_;
  std::vector<double> basis_;  // n of each, one after the other
};

}  // namespace gaincast

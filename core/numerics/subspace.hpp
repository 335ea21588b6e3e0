#pragma once

#include <cstddef>
#include <vector>

namespace gaincast {

/// A subspace of R^n, grown vector by vector and kept as an orthonormal basis.
class Subspace {
 public:
  explicit Subspace(std::size_t n = 0) : n_(n) {}

  void clear() { basis_.clear(); }
  std::size_t dimension() const { return basis_.size() / n_; }
  /// Adds a vector's direction, if the part of the vector outside is longer than `least`; whether
  /// it did.
  bool extend(const double* vector, double least);
  /// Squared length of a vector's part inside.
  double inside2(const double* vector) const;

 private:
  std::size_t n_;
  std::vector<double> basis_;  // n of each, one after the other
};

}  // namespace gaincast

#include "core/numerics/subspace.hpp"

#include <cmath>

#include "core/numerics/inner_loops.hpp"

namespace gaincast {

/// Gram–Schmidt, done twice: once loses orthogonality where a vector lies nearly inside (Giraud et
/// al. 2005, The loss of orthogonality in the Gram-Schmidt orthogonalization process).
bool Subspace::extend(const double* vector, double threshold) {
  const std::size_t before = basis_.size();
  if (before == n_ * n_) return false;  // nothing is outside
  for (std::size_t i = 0; i < n_; ++i) basis_.push_back(vector[i]);
  double* const rest = &basis_[before];
  for (int twice = 0; twice < 2; ++twice)
    for (std::size_t b = 0; b < before; b += n_) {
      const double along = dot(&basis_[b], rest, n_);
      for (std::size_t i = 0; i < n_; ++i) rest[i] -= along * basis_[b + i];
    }
  const double length = std::sqrt(dot(rest, rest, n_));
  const bool extended = length > threshold && std::isfinite(length);
  for (std::size_t i = 0; i < n_; ++i) rest[i] /= length;
  if (!extended) basis_.resize(before);
  return extended;
}

double Subspace::inside2(const double* vector) const {
  double sum = 0;
  for (std::size_t b = 0; b < basis_.size(); b += n_) {
    const double along = dot(&basis_[b], vector, n_);
    sum += along * along;
  }
  return sum;
}

}  // namespace gaincast

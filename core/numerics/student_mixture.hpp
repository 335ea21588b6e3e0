#pragma once

#include <vector>

namespace gaincast {

struct StudentComponent {
  double weight;  ///< > 0; all weights sum to 1
  double mean, width;
};

/// A mixture of Student distributions with four degrees of freedom (core/numerics/student.hpp).
class StudentMixture {
 public:
  explicit StudentMixture(std::vector<StudentComponent> components)
      : components_(std::move(components)) {}

  double mean() const;
  double sd() const;             ///< the variance of one is twice the square of its width
  double below(double x) const;  ///< P(<= x)
  /// The value that lies below with probability p, 0 < p < 1: by Newton's method between bounds.
  double quantile(double p) const;

 private:
  std::vector<StudentComponent> components_;
};

}  // namespace gaincast

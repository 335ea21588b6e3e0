#pragma once

#include <cstddef>
#include <vector>

#include "core/fitting/law_refit.hpp"

namespace gaincast {

/// Standard deviations of refitted curves for known se by the delta method: sd² = gᵀ cov g, where g
/// is the gradient of the curve by its parameters.
class DeltaMethod {
 public:
  /// How many points and prepared sizes the refits have.
  DeltaMethod(std::size_t points, std::size_t sizes);

  /// Of the last refit's curve at the prepared sizes: out[s]. Infinite where the curve is not
  /// determined.
  void operator()(const LawRefit& refit, double* out);

 private:
  std::size_t points_;
  std::vector<double> gradients_;  // at the points, over their se, and at the sizes
};

}  // namespace gaincast

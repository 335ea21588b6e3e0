#pragma once

#include <vector>

namespace gaincast {

struct MixtureComponent {
  double weight;    ///< > 0; all weights sum to 1
  double mean;      ///< pp
  double variance;  ///< pp², > 0
};

/// Mean, standard deviation and quantiles of a mixture of normal distributions, of which all that
/// lies above an upper bound is moved onto the bound.
class NormalMixture {
 public:
  /// Leaves out components with a weight below 1e-6 / their number; the others keep their
  /// proportions.
  explicit NormalMixture(std::vector<MixtureComponent> components);
  NormalMixture(std::vector<MixtureComponent> components, double upper_bound);

  double mean() const;  ///< pp
  double sd() const;    ///< pp
  /// The value below which the mixture lies with probability p, 0 < p < 1, pp; by Newton's method
  /// between bounds until they are 1e-13 of their magnitude apart or a step changes nothing.
  double quantile(double p) const;

 private:
  std::vector<MixtureComponent> components_;
  double upper_bound_;
};

/// Phi(z): the probability that a standard normal number is below z.
double normal_probability(double z);

}  // namespace gaincast

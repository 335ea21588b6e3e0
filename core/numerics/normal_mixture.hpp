#pragma once

#include <vector>

namespace gaincast {

struct MixtureComponent {
  double weight;    ///< > 0; all weights sum to 1
  double mean;      ///< pp
  double variance;  ///< pp², > 0
};

/// A mixture of normal distributions, all that lies above an upper bound moved onto it.
class NormalMixture {
 public:
  /// Components that weigh less than 1e-6 in all are dropped; the rest keep their proportions.
  explicit NormalMixture(std::vector<MixtureComponent> components);
  NormalMixture(std::vector<MixtureComponent> components, double upper_bound);

  double mean() const;
  double sd() const;
  /// The value below which the mixture lies with probability p, 0 < p < 1.
  double quantile(double p) const;

 private:
  std::vector<MixtureComponent> components_;
  double upper_bound_;
};

/// Phi: the probability that a standard normal number is below z.
double normal_probability(double z);

}  // namespace gaincast

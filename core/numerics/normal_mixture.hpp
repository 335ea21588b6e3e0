#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "core/numerics/interval.hpp"

namespace gaincast {

struct MixtureComponent {
  double weight;    ///< > 0; all weights sum to 1
  double mean;      ///< pp
  double variance;  ///< pp²; what is below 1e-24 counts as that
};

/// A Student distribution as a mixture of normals, whose precision is a chi-squared variable over
/// its degrees of freedom: in 30 equal steps of its logarithm (the trapezoidal rule), so that
/// quantiles from 0.5% to 99.5% are within 2e-3 of their distance from the mean. A component with a
/// weight and a precision has the variance scale²/precision. dof >= 1, or 0 for the normal
/// distribution itself.
struct StudentComponents {
  struct Component {
    double weight, precision;
  };
  explicit StudentComponents(int dof);
  /// Of a named object: a range-based for does not keep a temporary one.
  std::span<const Component> all() const& { return {components_, count_}; }
  std::span<const Component> all() const&& = delete;

 private:
  Component components_[30];
  std::size_t count_;
};

/// Mean, standard deviation and quantiles of a mixture of normal distributions, of which all that
/// lies beyond bounds is moved onto the nearer one.
class NormalMixture {
 public:
  /// Leaves out components with a weight below 1e-6 / their number; the others keep their
  /// proportions.
  explicit NormalMixture(std::vector<MixtureComponent> components);
  NormalMixture(std::vector<MixtureComponent> components, const Interval& bounds);

  double mean() const;  ///< pp
  double sd() const;    ///< pp
  /// The value below which the mixture lies with probability p, 0 < p < 1, pp; by Newton's method
  /// between bounds until they are 1e-13 of their magnitude apart or a step changes nothing.
  double quantile(double p) const;
  /// The central interval with this probability, 0 < level < 1, pp.
  Interval interval(double level) const {
    const double low = quantile((1 - level) / 2);
    return {low, std::max(low, quantile((1 + level) / 2))};
  }
  /// The probability of x or more.
  double at_least(double x) const;

 private:
  std::vector<MixtureComponent> components_;
  Interval bounds_;
};

/// Phi(z): the probability that a standard normal number is below z, to 1e-12 of it. Near 0 by a
/// series (Marsaglia 2004, Evaluating the normal distribution), in the tails by Laplace's continued
/// fraction (Abramowitz & Stegun 26.2.14). (The erfc of the C library is three times as long, a
/// hundredth of all that a reader loads of the engine.)
double normal_probability(double z);

}  // namespace gaincast

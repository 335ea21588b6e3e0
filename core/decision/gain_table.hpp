#pragma once

#include <array>
#include <span>

#include "core/numerics/interval.hpp"

namespace gaincast {

/// A distribution of a gain as its quantiles at 33 normal scores z, −4 to 4 in steps of ¼: the
/// value that lies below with probability Phi(z). Between and beyond them the gain is linear in z,
/// which is exact for a normal distribution.
class GainTable {
 public:
  static constexpr int nodes = 33;

  /// The probabilities of the central intervals that a table is made of, the widest first: from the
  /// ends of the first to the median.
  static std::span<const double> levels();
  /// intervals: of those levels.
  explicit GainTable(std::span<const Interval> intervals);

  double gain(int node) const { return gains_[node]; }
  /// The gain at a normal score.
  double gain_at(double score) const;
  /// The normal score of a gain; in the middle where several have it (what is moved onto a bound),
  /// ±40 beyond a bound.
  double score(double gain) const;

  static double node(int i) { return -4 + 0.25 * i; }
  /// Of the trapezoidal rule over the normal density; they sum to 1.
  static double weight(int i);

 private:
  std::array<double, nodes> gains_;
};

/// P(A − B > d), where the normal scores of A and B have the correlation rho, 0 <= rho < 1 (a
/// Gaussian copula: Nelsen, "An introduction to copulas" (2006), section 2.3). Integrates once over
/// the scores of either and takes the mean, so that P(A − B > d) + P(B − A > −d) = 1.
double probability_above(const GainTable& a, const GainTable& b, double rho, double d);

/// The d below which A − B lies with probability p, 0 < p < 1, to 1e-10 of the table's range.
double quantile_of_difference(const GainTable& a, const GainTable& b, double rho, double p);

}  // namespace gaincast

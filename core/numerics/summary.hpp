#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/numerics/quantiles.hpp"

namespace gaincast {

/// What a sample of forecasts says. Empty where there is no finite answer: mean and sd if any value
/// is infinite, a quantile that lies among infinite values, everything if any value is NaN.
struct Summary {
  std::optional<double> mean, sd, median, low, high;
};

/// Equal bins over the central 99.8% of the values; the first and last also hold what lies beyond.
struct Histogram {
  double low;    ///< lower edge of the first bin
  double width;  ///< of a bin; 0 where all values are equal (one bin)
  std::vector<std::int64_t> counts;
};

struct Distribution {
  Summary summary;
  Histogram histogram;
};

/// Sums up samples one after the other; fastest where the next is of about the same shape.
class Summariser {
 public:
  /// level: 0 < level < 1, the share of the values that the central interval holds.
  explicit Summariser(double level);

  /// Mean, standard deviation (divisor n − 1; 0 for n = 1), median and the central interval, with
  /// quantiles as in core/numerics/quantiles.hpp and in NumPy.
  Summary summarise(std::span<const double> values);
  /// With a histogram of at most 40 bins, fewer for small samples; none of values that are not all
  /// finite.
  Distribution distribution(std::span<const double> values);

 private:
  Summary sum_up(std::span<const double> values, Quantiles& quantiles);

  Quantiles central_, with_edges_;
  double pivot_ = 0;  // the last mean
};

/// The same of one sample.
inline Summary summarise(std::span<const double> values, double level) {
  return Summariser(level).summarise(values);
}

/// The share of values that reach a threshold, with its Monte-Carlo standard error
/// sqrt(p(1 − p)/n).
struct Exceedance {
  double probability;
  double se;
};
Exceedance exceedance(std::span<const double> values, double threshold);

}  // namespace gaincast

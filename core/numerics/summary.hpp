#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/numerics/quantiles.hpp"

namespace gaincast {

/// The usual statistics of a sample. Empty where there is no finite answer: mean and sd if any
/// value is infinite, a quantile that lies among infinite values, everything if the sample is empty
/// or holds a NaN. Mean and sd are empty as well where a handful of values decides them: where the
/// sd is more than four times that of a normal distribution with the same central interval.
struct Summary {
  std::optional<double> mean, sd, median, low, high;
};

/// Equal bins over the central 99.8% of the values; the first and last also count what lies beyond.
struct Histogram {
  double low;    ///< lower edge of the first bin
  double width;  ///< of a bin; 0 where all values are equal (one bin)
  std::vector<std::int64_t> counts;
};

struct Distribution {
  Summary summary;
  Histogram histogram;
};

/// Summarises samples one after the other; fastest where the next one has about the same shape.
class Summariser {
 public:
  /// level: the share of the values that the interval low … high holds, 0 < level < 1.
  explicit Summariser(double level);

  /// Mean, standard deviation (divisor n − 1; 0 for n = 1), median and the central interval, with
  /// quantiles as in core/numerics/quantiles.hpp and in NumPy.
  Summary summarise(std::span<const double> values);
  /// The same with a histogram of sqrt(n) bins, but at least 5 and at most 40; it has no bins where
  /// a value is not finite, and one where low and high edge coincide.
  Distribution distribution(std::span<const double> values);

 private:
  Summary sum_up(std::span<const double> values, Quantiles& quantiles);

  Quantiles central_, with_edges_;
  double z_;          // half the width of the interval of a normal distribution, in its sd
  double pivot_ = 0;  // the last mean
};

/// The summary of a single sample.
inline Summary summarise(std::span<const double> values, double level) {
  return Summariser(level).summarise(values);
}

/// The share of values that are at least a threshold, with its Monte-Carlo standard error
/// sqrt(p(1 − p)/n); both 0 for an empty sample.
struct Exceedance {
  double probability;
  double se;
};
Exceedance exceedance(std::span<const double> values, double threshold);

}  // namespace gaincast

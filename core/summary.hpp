#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gaincast {

/// What a sample of forecasts says. Empty where there is no finite answer: mean and sd if any value
/// is infinite, a quantile that lies among infinite values, everything if any value is NaN.
struct Summary {
  std::optional<double> mean, sd, median, low, high;
};

/// Mean, standard deviation (divisor n − 1; 0 for n = 1), median and the central interval that
/// holds the share `level` of the values. Quantiles interpolate linearly between order statistics
/// at (n − 1)p, as Hyndman & Fan's type 7 (1996) and NumPy do. Reorders the values.
Summary summarise(std::span<double> values, double level);

/// Equal bins over the central 99.8% of the values; the first and last also hold what lies beyond.
struct Histogram {
  double low;    ///< lower edge of the first bin
  double width;  ///< of a bin; 0 where all values are equal (one bin)
  std::vector<std::int64_t> counts;
};

/// At most 40 bins, fewer for small samples; none of values that are not all finite. Reorders the
/// values.
Histogram histogram(std::span<double> values);

/// The share of values that reach a threshold, with its Monte-Carlo standard error
/// sqrt(p(1 − p)/n).
struct Exceedance {
  double probability;
  double se;
};
Exceedance exceedance(std::span<const double> values, double threshold);

}  // namespace gaincast

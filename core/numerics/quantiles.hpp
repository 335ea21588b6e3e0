#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gaincast {

/// Quantiles of one sample after the other, without sorting them: interpolated linearly between the
/// order statistics at (n − 1)p (Hyndman & Fan's type 7, 1996; NumPy's default).
///
/// One pass counts a sample in 128 equal bins, a second one keeps the values in the bins that hold
/// the wanted order statistics, and only those are sorted. The bins lie where the quantiles would
/// be if the sample had the shape of the last one: a law's forecasts hardly change theirs from one
/// size to the next. Where they do not, it is slower, and the answer the same as by sorting.
class Quantiles {
 public:
  /// 0 <= p <= 1.
  explicit Quantiles(std::span<const double> probabilities);

  /// One quantile for each probability; empty where it lies among infinite values.
  ///   values          at least one, no NaN
  ///   centre, spread  measures of location and scale, the same for every sample (say mean and sd);
  ///                   where the spread is not positive and finite, the last sample is not used
  std::span<const std::optional<double>> of(std::span<const double> values, double centre,
                                            double spread);
  /// The same of the last sample.
  std::span<const std::optional<double>> last() const { return result_; }

 private:
  static constexpr int bins = 128;
  struct Range {
    double low, high;
  };
  Range range_of_a_few();
  void count(const Range& range);
  void keep();
  int bin_of(std::size_t rank, int from) const;
  double order_statistic(std::size_t rank, int from) const;

  std::vector<double> probabilities_;
  std::vector<std::optional<double>> result_;
  std::optional<Range>
      expected_;  // the last sample's quantiles with a margin, as (x − centre)/spread

  // The sample.
  std::span<const double> values_;
  std::vector<std::uint8_t> bin_;               // of each value
  std::array<std::uint32_t, bins> inside_{};    // how many values lie in a bin; 0 between samples
  std::array<std::uint32_t, bins + 1> below_;   // how many lie in lower ones
  std::vector<int> bin_of_lower_;               // the bin of the order statistic below a quantile
  std::array<std::uint32_t, bins> kept_below_;  // how many of kept_ lie in lower ones
  std::array<std::uint8_t, bins> wanted_;       // 1: a bin that is kept
  std::vector<double> kept_;                    // ascending, with room for one more than all
};

}  // namespace gaincast

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace gaincast {

/// Quantiles of one sample after the other, interpolated linearly between the order statistics at
/// (n − 1)p (Hyndman & Fan's type 7, 1996).
///
/// One pass counts a sample in equal bins, and another keeps what lies in those that hold the
/// order statistics asked for; only that is ordered. The bins lie where the quantiles would be if
/// the sample had the shape of the last one: a law's forecasts hardly change theirs from one size
/// to the next. Whatever the bins, the answer is that of sorting.
class Quantiles {
 public:
  /// 0 <= p <= 1.
  explicit Quantiles(std::span<const double> probabilities);

  /// By probability; empty where the quantile lies among infinite values. values: at least one, no
  /// NaN. centre, spread: any measures of location and scale that the next sample is asked with as
  /// well; a spread that is not positive and finite says that there are none.
  std::span<const std::optional<double>> of(std::span<const double> values, double centre,
                                            double spread);
  /// The same of the last sample.
  std::span<const std::optional<double>> last() const { return result_; }

 private:
  static constexpr int bins = 128;
  struct Range {
    double low, high;
  };
  Range look_at_a_few();
  void count(const Range& range);
  void keep();
  int bin_of(std::size_t rank, int from) const;
  double order_statistic(std::size_t rank, int from) const;

  std::vector<double> probabilities_;
  std::vector<std::optional<double>> result_;
  std::optional<Range> foretold_;  // where the last sample's bins should have been, in its units

  // The sample.
  std::span<const double> values_;
  std::vector<std::uint8_t> bin_;               // of each value
  std::array<std::uint32_t, bins> inside_{};    // how many values lie in a bin; 0 between samples
  std::array<std::uint32_t, bins + 1> below_;   // how many lie in lower ones
  std::vector<int> bin_of_lower_;               // the bin of the order statistic below a quantile
  std::array<std::uint32_t, bins> kept_below_;  // how many of kept_ do
  std::array<std::uint8_t, bins> wanted_;       // 1: a bin that is kept
  std::vector<double> kept_;                    // ascending, with room for one more than all
};

}  // namespace gaincast

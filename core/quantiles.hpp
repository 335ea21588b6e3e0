#pragma once

#include <optional>
#include <span>
#include <vector>

namespace gaincast {

/// Quantiles of one sample after the other, interpolated linearly between the order statistics at
/// (n − 1)p (Hyndman & Fan's type 7, 1996).
///
/// One pass over a sample keeps what lies in a *bracket* about a quantile and counts what is below;
/// only what was kept is ordered (Floyd & Rivest 1975). The bracket is where the quantile would be
/// if the sample had the shape of the last one: a law's forecasts hardly change theirs from one
/// size to the next. Where that fails, a few of the values tell where to look. Whatever the
/// bracket, the answer is that of sorting.
class Quantiles {
 public:
  /// 0 <= p <= 1.
  explicit Quantiles(std::span<const double> probabilities);

  /// By probability; empty where the quantile lies among infinite values. values: at least one, no
  /// NaN. centre, spread: any measures of location and scale that the next sample is asked with as
  /// well; a spread that is not positive and finite says that there are none.
  std::span<const std::optional<double>> of(std::span<const double> values, double centre,
                                            double spread);

 private:
  struct Bracket {
    double p;
    bool known = false;            // from the last sample, in its units:
    double middle = 0, reach = 0;  // of the bracket
  };
  std::optional<double> find(Bracket& bracket, double centre, double spread);
  std::size_t keep(double low, double high);
  void sample_a_few();

  std::vector<Bracket> brackets_;
  std::vector<std::optional<double>> result_;

  // The sample.
  std::span<const double> values_;
  std::vector<double> few_;   // some of them, sorted; none until they are asked for
  std::vector<double> kept_;  // what a bracket holds is at the front
  std::size_t count_ = 0;     // so many
};

}  // namespace gaincast

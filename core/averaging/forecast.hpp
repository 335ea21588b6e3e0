#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/averaging/ensemble.hpp"
#include "core/numerics/normal_mixture.hpp"

namespace gaincast {

/// The averaged gain at one size and where its uncertainty comes from; all in pp.
struct Average {
  double mean;     ///< sum w f (the paper's eq. 8)
  double within;   ///< sqrt(sum w sd²): the laws' own uncertainty
  double between;  ///< sqrt(sum w (f − mean)²): their disagreement
  double sd;       ///< sqrt(within² + between²) (eq. 9)
};

/// The forecast at one size. A law has none where it is not identified or its value is not finite;
/// the average has none where no law has weight, a law with weight has no forecast, or a law that
/// is left out fits decisively better (Ensemble::better_left_out).
struct ForecastAt {
  double size;
  std::vector<std::optional<Prediction>> laws;  ///< in the order of the fits
  std::optional<Average> average;
  /// Where there is an average, what the full predictive distribution of the gain is a mixture of:
  /// with its weight each law is right, and then the gain is normal about the law's value with its
  /// sd, before bounds are applied. Where se are unknown, Student's t with n − k degrees of
  /// freedom.
  std::vector<MixtureComponent> gain;
  /// The weight of the laws whose gain the data do not decide, 0 … 1: it was moved onto a bound, or
  /// it is the zero to which a limit of the law falls, with no uncertainty at all.
  double decided = 0;
};

/// The average of the laws' gains at one size (eq. 8 and 9).
std::optional<Average> average(std::span<const std::optional<Prediction>> laws,
                               std::span<const Score> scores);

/// Gains that forecasts are kept within: one interval for every size asked for, or none at all.
struct Bounds {
  std::span<const Interval> at = {};
  /// Whether an average is left out that the data do not determine: where ForecastAt::decided is
  /// half of the weight or more.
  bool decide = false;

  Interval of(std::size_t size) const;  ///< infinite both ways where there are none
};

/// Forecasts each law's gain and their average at any positive sizes, within the data or beyond.
///
///     const auto fits = fit(dataset);
///     const double sizes[]{70};
///     const ForecastAt at = forecast(fits, weigh(fits), sizes)[0];
///     if (at.average) at.average->mean;                     // pp at 70B
///     if (at.average) interval(*at.average, 0.95).low;      // pp
///
/// bounds: a law's gain beyond them is moved onto them before the laws are averaged, and its
/// standard deviation is at most half of their distance, the largest that there can be.
std::vector<ForecastAt> forecast(std::span<const Fit> fits, const Ensemble& ensemble,
                                 std::span<const double> sizes, const Bounds& bounds = {});

/// The central interval of a normal distribution with the average's mean and sd, which is for known
/// se, that holds the gain with probability `level`, 0 < level < 1; ends beyond the bounds are
/// moved onto them.
Interval interval(const Average& average, double level, const Interval& bounds);
Interval interval(const Average& average, double level);

}  // namespace gaincast

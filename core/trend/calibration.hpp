#pragma once

namespace gaincast {

/// The learned constants of the calibrated method: how curves of gains and scores over ln N usually
/// behave. All are pure numbers or per e-fold of size (a factor e), so that neither the unit of
/// gains nor that of sizes matters.
///
/// The first four were learned: they are the values that forecast the held-out larger sizes of real
/// curves best. `tests/backtest/run <curves.csv> learn` finds them and prints what it minimises,
/// and what the values would have been without each set of curves. Below they are rounded to two
/// digits. They come from four sets with 125 curves and 322 held-out sizes:
///   pythia_acc, pythia_gain, opt_acc   EleutherAI/pythia at a19eecb8, Apache-2.0
///   gadre_acc_N                        mlfoundations/scaling at a003c491, MIT
/// The others are round numbers; values nearby forecast about as well.
struct Calibration {
  /// How fast slopes fade, per e-fold: after d e-folds e^(−fading·d) of a slope is left.
  double fading;
  /// Scatter in proportion to the trend: its standard deviation is proportional_scatter · slope_sd
  /// · (one e-fold), where slope_sd is that of the trend's slopes.
  double proportional_scatter;
  /// The probability that a curve changes its regime beyond the data (takes off, or stalls), and
  /// how far that leads: its standard deviation, in typical standard errors per e-fold beyond the
  /// data. One change in four goes three times as far.
  double regime_change_probability, regime_change;

  /// The standard deviation of a gain's noise over its standard error: sqrt(2) stands for a scatter
  /// between runs that is as large as that of sampling.
  double scatter;
  /// The noise of a further measurement, in standard errors of the largest size. Less than 1, since
  /// sizes that answer the same questions scatter less than their standard errors say.
  double repeat;
  /// The standard deviation of the slope at the smallest size, in slope_sd: curves are steeper
  /// where they begin.
  double first_slope;
  /// The smallest slope_sd that is considered, in typical standard errors per e-fold.
  double least_slope;
};

inline constexpr Calibration calibration{
    .fading = 0.27,
    .proportional_scatter = 0.17,
    .regime_change_probability = 0.24,
    .regime_change = 2.7,
    .scatter = 1.4142135623730951,
    .repeat = 1.0 / 3,
    .first_slope = 3,
    .least_slope = 0.1,
};

}  // namespace gaincast

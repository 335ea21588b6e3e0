#pragma once

namespace gaincast {

/// What the calibrated method presumes of curves of gains and scores over ln N. Pure numbers or per
/// e-fold of size, so that neither the unit of gains nor that of sizes matters.
///
/// The first four are learned: chosen so that the held-back larger sizes of real curves are
/// forecast well, by `tests/backtest/run <curves.csv> learn`, which prints them, with what is made
/// small, and what they would have been without each set. They are its answer rounded to two
/// digits, from four sets, 125 curves and 322 held-back sizes:
///   pythia_acc, pythia_gain, opt_acc   EleutherAI/pythia at a19eecb8, Apache-2.0
///   gadre_acc_N                        mlfoundations/scaling at a003c491, MIT
/// The others are round numbers near which nothing much depends on them.
struct Calibration {
  /// How fast slopes fade, per e-fold of size.
  double fading;
  /// Scatter that grows with the trend itself, as proportional_scatter in real curves do: its sd,
  /// in the slopes' sd times one e-fold.
  double proportional_scatter;
  /// The probability that a curve takes another course beyond the data (takes off, or stalls), and
  /// how far that leads: its sd, in standard errors per e-fold beyond. One such curve in four goes
  /// three times as far.
  double regime_change_probability, regime_change;

  /// How much more gains scatter than their standard errors say, as a factor: sqrt(2) stands for a
  /// scatter between runs as large as that of sampling.
  double scatter;
  /// The noise of a further measurement, in the standard errors of the largest size: sizes that
  /// answer the same questions scatter less than their errors say.
  double repeat;
  /// The sd of the slope at the smallest size, in that of later slopes: curves are steeper where
  /// they begin.
  double first_slope;
  /// The smallest sd of slopes that is thought possible, in standard errors per e-fold.
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

#pragma once

#include <optional>
#include <vector>

#include "core/decision/forecaster.hpp"

/// Preposterior analysis: what forecasts will be once a run that has not been made is measured.
namespace gaincast {

/// A run that could be made.
struct Run {
  double size;
  double se;  ///< expected standard error of the gain measured there, in the unit of the gains
};

/// The forecast at the target after one outcome of a run.
struct Foreseen {
  double score;  ///< normal score of the outcome: below it lie outcomes with probability Phi(score)
  double centre;  ///< as Forecaster::At
  double variance;
  double width;  ///< of the central interval
};

/// The outcomes of a run at these normal scores, ascending, by the forecaster's own distribution at
/// its size. That of the paper's method is of the curve, to which the run's error is added. That of
/// the others is of a further measurement as precise as the one at the largest size; the difference
/// of the squared errors is added to, or taken from, the squared distance from the median.
/// Empty where there is no forecast.
std::optional<std::vector<double>> outcomes(const Forecaster& forecaster, const Run& run,
                                            std::span<const double> scores);

/// The rows of a forecaster with the gain of a run added to them, which the forecast that follows
/// is made from by the same options. No better error is assumed than at the largest size: methods
/// other than the paper's read from the errors how precise a further measurement will be. Where the
/// rows have bases, the run has the one that is known at its size, or else its forecast; that it
/// will be measured, which tells about the base at the target, is left out. Empty where such a row
/// would be refused.
class WithRun {
 public:
  static std::optional<WithRun> make(const Forecaster& forecaster, const Run& run, double gain,
                                     const std::optional<double>& base);
  /// Valid for as long as this object is neither moved nor destroyed.
  Forecaster forecaster() const { return {rows_, options_}; }

 private:
  WithRun(Preprocessed rows, ForecasterOptions options);
  Preprocessed rows_;
  ForecasterOptions options_;
};

/// The base's score that a run at a size is taken to have; empty where the method needs none.
std::optional<double> base_for(const Forecaster& forecaster, double size);

/// The forecasts at the target after outcomes of a run; scores ascending, the middle one 0.
/// level: of the interval whose width is given. Empty where one of them has no forecast.
///   calibrated, post-training  the method is applied anew to the rows with each of nine outcomes,
///                              at scores −3.2 … 3.2
///   paper                      every law normal about its fit, as core/design/design.hpp has it:
///                              weights and curves follow in closed form; 33 outcomes, at −4 … 4
std::optional<std::vector<Foreseen>> foresee(const Forecaster& forecaster, const Run& run,
                                             double target, double level);

}  // namespace gaincast

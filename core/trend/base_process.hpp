#pragma once

#include <span>
#include <vector>

#include "core/trend/score_calibration.hpp"

namespace gaincast {

/// A score before the treatment, as a share of the ceiling.
struct BaseRow {
  double size, base, questions;
};

/// How far each base lies off its own trend in ln N, in log-odds: the expected noise and scatter,
/// given all. rows: ascending in size.
std::vector<double> base_residuals(std::span<const BaseRow> rows,
                                   const ScoreCalibration& constants);

/// The base's score over ln N, in log-odds: a trend that fades, a random walk and scatter, averaged
/// over three values of how much it walks and scatters, each weighted by its likelihood.
class BaseProcess {
 public:
  /// rows: at least one, in any order; the 32 last are used.
  BaseProcess(std::span<const BaseRow> rows, const ScoreCalibration& constants);
  /// The mean and variance of the mixture for a measurement at a size, in log-odds.
  Normal at(double size) const;

 private:
  double largest_, questions_, measurement_;
  std::vector<EffectProcess> candidates_;
  std::vector<double> weights_;
};

}  // namespace gaincast

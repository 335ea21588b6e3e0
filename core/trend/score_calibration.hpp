#pragma once

#include "core/trend/effect_process.hpp"
#include "core/trend/learned_constants.hpp"

namespace gaincast {

/// Spreads in log-odds, over those of shares of the headroom.
inline constexpr double log_odds_ratio = 1.5;

/// The constants of the forecast of scores. Shares of the headroom and log-odds are pure numbers;
/// sizes count in e-folds (factors e). Those of `learned` were learned; the others are round
/// figures, chosen on the same curves with the form of the method, of which about fifteen variants
/// were tried: its record there is somewhat too good.
struct ScoreCalibration {
  /// Of the effect as share of the headroom, and as difference of log-odds.
  EffectPrior headroom{.level = 0.1,
                       .level_sd = 0.25,
                       .follows = -0.2,
                       .follows_sd = 0.12,
                       .drift = 0.015,
                       .slope_sd = learned::slope_sd,
                       .walk = learned::walk,
                       .scatter = learned::scatter,
                       .fading = 0.3,
                       .residual = -0.1,
                       .residual_sd = learned::residual_sd};
  EffectPrior log_odds{.level = 0.5,
                       .level_sd = 1.25,
                       .follows = -0.1,
                       .follows_sd = 0.15,
                       .drift = 0.06,
                       .slope_sd = log_odds_ratio * learned::slope_sd,
                       .walk = log_odds_ratio * learned::walk,
                       .scatter = log_odds_ratio * learned::scatter,
                       .fading = 0.3,
                       .residual = -0.1,
                       .residual_sd = learned::residual_sd};
  /// Of the base's score in log-odds.
  EffectPrior base{
      .level_sd = 3, .drift = 0.4, .slope_sd = 0.2, .walk = 0.12, .scatter = 0.08, .fading = 0.4};
  SharedParts shared{};
  double log_odds_weight = learned::log_odds_weight;  ///< before any effect is seen
  /// The parts of the binomial variances that count as noise.
  double headroom_measurement = 0.15, log_odds_measurement = 0.5, base_measurement = 0.5;
  double spread_sd = learned::spread_sd;  ///< of ln of a common factor of slope, walk and scatter
  double base_spread_sd = 0.7;            ///< the same for the base
  double size_power = 0.4;                ///< they grow with this power of the effect's size
  double width = 0.875;  ///< of the forecast's Student distributions, in standard deviations
};

/// Those of the forecast of gains without scores; in pp, at gains of 8 pp.
struct GainCalibration {
  EffectPrior gain{.level_sd = 10,
                   .slope_sd = learned::gain_slope_sd,
                   .walk = learned::gain_walk,
                   .scatter = learned::gain_scatter,
                   .fading = 0.5};
  double fall = learned::gain_fall;  ///< of the gain at the largest size, per e-fold: gains fade
  double measurement = 0.3;  ///< the part of the squared standard error that counts as noise
  double spread_sd = 0.5;    ///< of ln of a common factor of slope_sd, walk and scatter
  double size_power = 0.7;   ///< they grow with this power of the gains' size
  double width = 0.875;      ///< of the forecast's Student distributions, in standard deviations
};

}  // namespace gaincast

#pragma once

namespace gaincast {

/// One of the two scales on which a treatment's effect is followed.
struct EffectScale {
  double level, level_sd;      ///< the effect at the largest size, before any is seen
  double follows, follows_sd;  ///< change of the effect per unit change of the base's score
  double drift;                ///< change per e-fold of size
  double measurement;          ///< share of the binomial variance that counts as noise
};

/// The learned constants of the forecast of scores. Shares of the headroom are pure numbers; sizes
/// count in e-folds (factors e).
///
/// The two drifts, slope_sd, walk, scatter, log_odds_ratio, log_odds_weight, spread_sd, size_power
/// and the shared parts of slope, walk and scatter were learned; the others are round numbers. They
/// come from 353 curves of 24 groups of sources, printed by model cards, papers and repositories
/// whose licences the data's README names. `tests/backtest/scores <scores.csv>` prints the record.
struct ScoreCalibration {
  EffectScale headroom{0.1, 0.25, -0.2, 0.2, 0.015, 0.15};
  EffectScale log_odds{0.5, 1.25, -0.1, 0.15, 0.0625, 0.5};
  double slope_sd = 0.0156;       ///< of the effect's trend, per e-fold
  double walk = 0.022;            ///< random walk of the effect, per square root of an e-fold
  double scatter = 0.0132;        ///< between runs
  double log_odds_ratio = 1.62;   ///< the last three in log-odds, over those in shares of headroom
  double log_odds_weight = 0.54;  ///< of log-odds, before any effect is seen
  double fading = 0.4;            ///< of the trend beyond the largest size, per e-fold
  double spread_sd = 0.47;        ///< of ln of a common factor of slope_sd, walk and scatter
  double size_power = 0.4;        ///< they grow with this power of the effect's size
  /// What the benchmarks of one treatment share: part of the variance of each.
  double shared_level = 0.5, shared_follows = 0.6, shared_slope = 0.62, shared_walk = 0.3,
         shared_scatter = 0.41;
};

}  // namespace gaincast

#pragma once

#include "core/data/scores.hpp"

namespace gaincast {

/// Effects are followed as shares of the headroom, or as differences of log-odds.
enum class Scale { headroom, log_odds };

/// A share of the questions, kept half an answer away from 0 and 1.
double kept(double share, double questions);
double logit(double p);
double share_of(double log_odds);  ///< the inverse of logit

double base_on(Scale scale, double base, double questions);
/// The effect of a treatment that takes a base to a score.
double effect_on(Scale scale, const ScorePair& pair);
/// The score that an effect makes of a base: the inverse of effect_on, within 0 … 1.
double score_after(Scale scale, double effect, double base, double questions);
/// d effect / d score.
double slope_on(Scale scale, const ScorePair& pair);
/// The variance of an effect by the binomial errors of base and score.
double variance_on(Scale scale, const ScorePair& pair);

}  // namespace gaincast

#include "core/trend/effect_scale.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {

double kept(double share, double questions) {
  return (share * questions + 0.5) / (questions + 1);
}

double logit(double p) {
  return std::log(p / (1 - p));
}

double share_of(double log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

double base_on(Scale scale, double base, double questions) {
  return scale == Scale::headroom ? base : logit(kept(base, questions));
}

double effect_on(Scale scale, const ScorePair& pair) {
  if (scale == Scale::headroom) return (pair.score - pair.base) / (1 - pair.base);
  return logit(kept(pair.score, pair.questions)) - logit(kept(pair.base, pair.questions));
}

double score_after(Scale scale, double effect, double base, double questions) {
  if (scale == Scale::headroom) return std::clamp(base + effect * (1 - base), 0.0, 1.0);
  const double p = share_of(effect + logit(kept(base, questions)));
  return std::clamp((p * (questions + 1) - 0.5) / questions, 0.0, 1.0);
}

double slope_on(Scale scale, const ScorePair& pair) {
  if (scale == Scale::headroom) return 1 / (1 - pair.base);
  const double p = kept(pair.score, pair.questions);
  return pair.questions / (pair.questions + 1) / (p * (1 - p));
}

double variance_on(Scale scale, const ScorePair& pair) {
  const double p = kept(pair.score, pair.questions), b = kept(pair.base, pair.questions);
  const double of_score = p * (1 - p) / pair.questions, of_base = b * (1 - b) / pair.questions;
  if (scale == Scale::headroom) return (of_score + of_base) / ((1 - pair.base) * (1 - pair.base));
  return of_score / (p * p * (1 - p) * (1 - p)) + of_base / (b * b * (1 - b) * (1 - b));
}

}  // namespace gaincast

#pragma once

#include <span>
#include <vector>

#include "core/trend/effect_scale.hpp"

namespace gaincast {

/// One part of a distribution: a scale, and the effect on it as a Student distribution with four
/// degrees of freedom.
struct ScorePart {
  Scale scale;
  double weight;             ///< all weights sum to 1
  double mean;               ///< of the effect
  double of_gain, of_score;  ///< widths of the effect; equal where the base is known
};

/// The parts that share a base.
struct ScoreParts {
  double base;
  std::vector<ScorePart> parts;
};

/// The distribution of a further measurement: of the score, or of the gain over the base, as shares
/// of the ceiling. What would lie outside 0 … 1 is moved onto the end.
class ScoreDistribution {
 public:
  /// given: at least one base with a part.
  ScoreDistribution(std::span<const ScoreParts> given, double questions);

  double score_below(double score) const { return at(false, score).below; }  ///< P(score <= x)
  double gain_below(double gain) const { return at(true, gain).below; }      ///< P(gain <= x)
  /// The value that lies below with probability p, 0 < p < 1: by Newton's method between bounds,
  /// which are halved where a step would leave them or three steps did not halve them.
  double score_quantile(double p) const { return quantile(false, p); }
  double gain_quantile(double p) const { return quantile(true, p); }
  double base() const { return base_; }    ///< mean
  double score() const { return score_; }  ///< mean

 private:
  struct Probability {
    double below, density;
  };
  /// A part, ready to be added up.
  struct Term {
    double weight, mean, width, inverse_width;
  };
  struct Terms {
    double base, base_odds;
    std::vector<Term> gain[2], score[2];  ///< by scale
  };
  Probability at(bool gain, double x) const;
  double quantile(bool gain, double p) const;

  std::vector<Terms> terms_;
  double questions_;
  double base_ = 0, score_ = 0;
};

}  // namespace gaincast

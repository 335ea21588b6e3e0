#pragma once

#include <optional>

#include "core/data/outcome.hpp"

namespace gaincast {

/// How a gain was measured.
struct Measurement {
  double base, score;   ///< share of questions answered rightly before and after, percent
  double questions;     ///< how many
  double samples = 1;   ///< answers drawn to every question
  bool paired = false;  ///< whether both scores are of the same questions
  /// Correlation between two answers of one model to a question, and between the two models' mean
  /// answers to one question; neither can be read from scores.
  double within = 0.5, between = 0.5;
};

struct GainSe {
  double base_se, score_se;  ///< of either score, pp
  double gain_se;            ///< of their difference, pp
};

/// A score of n questions with k answers each has the variance
///     p(1 − p)/n · (within + (1 − within)/k),
/// and the gain the sum of both, less 2·between·se·se where they are paired. A score of 0% or 100%
/// counts half an answer against it, since its own variance would be 0.
/// Refuses with code "bad-option" and the field: scores outside 0 … 100, fewer than one question or
/// sample, correlations outside 0 … 1, and both scores so alike in pairs that nothing is left.
/// Source: Miller, "Adding error bars to evals" (2024), sections 2 and 4.
Outcome<GainSe> gain_se(const Measurement& measurement);

}  // namespace gaincast

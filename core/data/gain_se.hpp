#pragma once

#include <optional>

#include "core/data/outcome.hpp"

namespace gaincast {

/// How a gain was measured: two scores, each on a set of questions.
struct Measurement {
  double base, score;   ///< questions answered rightly before and after, percent, 0 … 100
  double questions;     ///< how many, 1 … 1e12
  double samples = 1;   ///< answers drawn to every question, 1 … 1e12
  bool paired = false;  ///< whether both scores are of the same questions
  /// Correlation between two answers of one model to a question; correlation between the two
  /// models' mean answers to a question. Both 0 … 1; the scores do not show them.
  double within = 0.5, between = 0.5;
};

/// The standard error of one score, percent: binomial sampling of the questions, as gain_se() says.
double score_se(double percent, double questions, double samples,
                double within = Measurement{}.within);
/// How many questions, each answered once, have the same standard error.
double single_answers(double questions, double samples, double within = Measurement{}.within);

struct GainSe {
  double base_se, score_se;  ///< of either score, pp
  double gain_se;            ///< of their difference, pp
};

/// The standard errors of two scores and of the gain, from binomial sampling of the questions. A
/// score of n questions with k answers each has the variance
///     p(1 − p)/n · (within + (1 − within)/k),
/// p kept half an answer, 0.5/(n·k + 1), away from 0 and 1, where the variance would vanish. The
/// gain has the sum of both variances, less 2·between·base_se·score_se where the scores are paired.
/// Refuses with code "bad-option" and the field: a number outside the ranges above, and a variance
/// of the gain of at most 1e-12 times the sum of both. Source: Miller, "Adding error bars to evals"
/// (2024), sections 2 and 4.
Outcome<GainSe> gain_se(const Measurement& measurement);

}  // namespace gaincast

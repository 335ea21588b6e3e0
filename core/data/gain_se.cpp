#include "core/data/gain_se.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

InputError bad(const char* field, const char* complaint) {
  return {"bad-option", {}, field, complaint};
}

}  // namespace

double score_se(double percent, double questions, double samples, double within) {
  const double least = 0.5 / (questions * samples + 1);
  const double p = std::max(least, std::min(percent / 100, 1 - least));
  return 100 * std::sqrt(p * (1 - p) / questions * (within + (1 - within) / samples));
}

double single_answers(double questions, double samples, double within) {
  return questions / (within + (1 - within) / samples);
}

Outcome<GainSe> gain_se(const Measurement& m) {
  if (!(m.base >= 0 && m.base <= 100))
    return bad("base", "The baseline's score must be from 0 to 100 percent.");
  if (!(m.score >= 0 && m.score <= 100))
    return bad("score", "The score must be from 0 to 100 percent.");
  if (!(m.questions >= 1 && m.questions <= 1e12))
    return bad("questions", "There must be at least one question.");
  if (!(m.samples >= 1 && m.samples <= 1e12))
    return bad("samples", "There must be at least one sample a question.");
  if (!(m.within >= 0 && m.within <= 1))
    return bad("within", "The correlation of answers to one question must be from 0 to 1.");
  if (!(m.between >= 0 && m.between <= 1))
    return bad("between", "The correlation between the models must be from 0 to 1.");
  const auto error = [&](double percent) {
    return score_se(percent, m.questions, m.samples, m.within);
  };
  const double base = error(m.base), score = error(m.score);
  const double shared = m.paired ? 2 * m.between * base * score : 0;
  const double variance = base * base + score * score - shared;
  if (!(variance > 1e-12 * (base * base + score * score)))
    return bad("between",
               "Equal scores with a correlation of 1 between the models leave no error at all.");
  return GainSe{base, score, std::sqrt(variance)};
}

}  // namespace gaincast

#include "core/trend/score_distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/numerics/quadrature.hpp"
#include "core/numerics/student.hpp"

namespace gaincast {
namespace {

constexpr std::array scales{Scale::headroom, Scale::log_odds};

/// Quantiles of the Student distribution at the nodes of Gauss–Legendre, over probabilities 0 … 1.
std::array<double, gauss_legendre.size()> quantiles_at_nodes() {
  std::array<double, gauss_legendre.size()> t{};
  for (std::size_t i = 0; i < t.size(); ++i) t[i] = student_quantile((1 + gauss_legendre[i].x) / 2);
  return t;
}

}  // namespace

ScoreDistribution::ScoreDistribution(std::span<const ScoreParts> given, double questions)
    : questions_(questions) {
  const auto nodes = quantiles_at_nodes();
  double all = 0;
  for (const auto& [base, parts] : given)
    for (const ScorePart& part : parts) all += part.weight;
  for (const auto& [base, parts] : given) {
    Terms terms{base, logit(kept(base, questions)), {}, {}};
    for (const auto& [scale, share, mean, of_gain, of_score] : parts) {
      const double weight = share / all;
      const auto which = static_cast<std::size_t>(scale);
      terms.gain[which].push_back({weight, mean, of_gain, 1 / of_gain});
      terms.score[which].push_back({weight, mean, of_score, 1 / of_score});
      base_ += weight * base;
      for (std::size_t i = 0; i < nodes.size(); ++i)
        score_ += weight * gauss_legendre[i].weight / 2 *
                  score_after(scale, mean + nodes[i] * of_gain, base, questions);
    }
    terms_.push_back(std::move(terms));
  }
}

ScoreDistribution::Probability ScoreDistribution::at(bool gain, double x) const {
  Probability result{0, 0};
  for (const Terms& terms : terms_) {
    const double score = gain ? terms.base + x : x;
    const auto& of = gain ? terms.gain : terms.score;
    if (score < 0) continue;
    if (score >= 1) {
      for (const auto& side : of)
        for (const Term& term : side) result.below += term.weight;
      continue;
    }
    const double p = kept(score, questions_);
    const double effects[]{(score - terms.base) / (1 - terms.base), logit(p) - terms.base_odds};
    const double slopes[]{1 / (1 - terms.base), questions_ / (questions_ + 1) / (p * (1 - p))};
    for (std::size_t s = 0; s < scales.size(); ++s) {
      double below = 0, density = 0;
      for (const Term& term : of[s]) {
        const double t = (effects[s] - term.mean) * term.inverse_width;
        below += term.weight * student_probability(t);
        density += term.weight * term.inverse_width * student_density(t);
      }
      result.below += below;
      result.density += density * slopes[s];
    }
  }
  result.below = std::min(result.below, 1.0);
  return result;
}

double ScoreDistribution::quantile(bool gain, double p) const {
  // Begin at the mean of the parts' own quantiles.
  const double t = student_quantile(p);
  double x = 0, low = 0, high = 1;
  for (const Terms& terms : terms_) {
    low = std::min(low, gain ? -terms.base : 0);
    for (const Scale scale : scales)
      for (const Term& term : (gain ? terms.gain : terms.score)[static_cast<std::size_t>(scale)])
        x += term.weight * (score_after(scale, term.mean + t * term.width, terms.base, questions_) -
                            (gain ? terms.base : 0));
  }
  if (at(gain, low).below >= p) return low;
  double range = high - low;
  for (int i = 0; i < 100 && high - low > 1e-12; ++i) {
    if (i % 4 == 3) {  // three steps should have halved the range
      if (high - low > range / 2) x = low + (high - low) / 2;
      range = high - low;
    }
    if (!(x > low && x < high)) x = low + (high - low) / 2;
    const auto [below, density] = at(gain, x);
    const double off = below - p;
    (off < 0 ? low : high) = x;
    const double next = x - off / density;
    // Newton's error is that of the step before squared: below rounding after so short a step.
    if (std::abs(off) < 1e-13 || std::abs(next - x) < 1e-7 * (1 - std::abs(2 * p - 1)))
      return next > low && next < high ? next : x;
    x = next;
  }
  return (low + high) / 2;
}

}  // namespace gaincast

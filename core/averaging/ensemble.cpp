#include "core/averaging/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Infinite where it has no value.
double value(const Score& score, Criterion criterion) {
  switch (criterion) {
    case Criterion::aic:
      return score.aic;
    case Criterion::aicc:
      return score.aicc.value_or(infinity);
    case Criterion::bic:
      return score.bic;
  }
  return infinity;
}

}  // namespace

std::string_view id(Criterion criterion) {
  switch (criterion) {
    case Criterion::aic:
      return "aic";
    case Criterion::aicc:
      return "aicc";
    case Criterion::bic:
      return "bic";
  }
  return {};
}

std::optional<Criterion> criterion_of(std::string_view word) {
  for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic})
    if (word == id(criterion)) return criterion;
  return std::nullopt;
}

Ensemble weigh(std::span<const Fit> fits, Criterion criterion) {
  const bool unknown = !fits.empty() && fits[0].least_chi2;
  if (unknown && criterion == Criterion::aic) criterion = Criterion::aicc;
  Ensemble ensemble{criterion, {}};
  int fewest = std::numeric_limits<int>::max();
  for (const Fit& fit : fits) {
    const bool scored = !unknown || fit.n > fit.k;
    const double d = scored ? deviance(fit.chi2, fit.n, fit.least_chi2) : infinity;
    const int k = fit.k + unknown;
    ensemble.scores.push_back({aic(d, k), aicc(d, k, fit.n), bic(d, k, fit.n), 0});
    if (fit.averaged && fit.chosen) fewest = std::min(fewest, fit.k);
  }

  // The criterion in use; where no fit that can be averaged has a value, once more.
  double best = infinity;
  std::vector<double> values(fits.size(), infinity);
  for (const bool again : {false, true}) {
    if (again && criterion == Criterion::aicc) ensemble.criterion = Criterion::aic;
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const Score& score = ensemble.scores[i];
      if (!unknown || (again ? fits[i].k == fewest : score.aicc.has_value()))
        values[i] = value(score, ensemble.criterion);
      if (fits[i].averaged && fits[i].chosen) best = std::min(best, values[i]);
    }
    if (best < infinity) break;
  }

  double sum = 0, bar = best - decisive;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    Score& score = ensemble.scores[i];
    if (!(values[i] < infinity)) continue;
    score.penalty = values[i] - deviance(fits[i].chi2, fits[i].n, fits[i].least_chi2);
    if (!fits[i].chosen) continue;
    if (fits[i].averaged) {
      score.weight = std::exp(-(values[i] - best) / 2);
    } else if (values[i] < bar && best < infinity) {
      ensemble.better_left_out = i;
      bar = values[i];
    }
    sum += score.weight;
  }
  if (sum > 0)
    for (Score& score : ensemble.scores) score.weight /= sum;
  return ensemble;
}

}  // namespace gaincast

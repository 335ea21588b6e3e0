#include "core/averaging/ensemble.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

std::optional<double> value(const Score& score, Criterion criterion) {
  switch (criterion) {
    case Criterion::aic:
      return score.aic;
    case Criterion::aicc:
      return score.aicc;
    case Criterion::bic:
      return score.bic;
  }
  return std::nullopt;
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
    ensemble.scores.push_back({});
    if (unknown && fit.n <= fit.k) continue;
    const double d = deviance(fit.chi2, fit.n, fit.least_chi2);
    const int k = fit.k + unknown;
    ensemble.scores.back() = {aic(d, k), aicc(d, k, fit.n), bic(d, k, fit.n), {}, 0};
    if (fit.averaged) fewest = std::min(fewest, fit.k);
  }

  // Penalties of the criterion in use; where no fit that can be averaged has one, once more.
  bool any = false;
  for (const bool again : {false, true}) {
    if (any) break;
    if (again && criterion == Criterion::aicc) ensemble.criterion = Criterion::aic;
    for (std::size_t i = 0; i < fits.size(); ++i) {
      Score& score = ensemble.scores[i];
      const auto v = value(score, ensemble.criterion);
      if (!v || (unknown && !(again ? fits[i].k == fewest : score.aicc.has_value()))) continue;
      score.penalty = *v - deviance(fits[i].chi2, fits[i].n, fits[i].least_chi2);
      any = any || fits[i].averaged;
    }
  }

  double best = HUGE_VAL;
  for (std::size_t i = 0; i < fits.size(); ++i)
    if (fits[i].averaged && ensemble.scores[i].penalty)
      best = std::min(best, *value(ensemble.scores[i], ensemble.criterion));
  if (best == HUGE_VAL) return ensemble;

  double sum = 0, bar = best - decisive;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    Score& score = ensemble.scores[i];
    if (!score.penalty) continue;
    const double v = *value(score, ensemble.criterion);
    if (fits[i].averaged) score.weight = std::exp(-(v - best) / 2);
    if (!fits[i].averaged && v < bar) {
      ensemble.better_left_out = i;
      bar = v;
    }
    sum += score.weight;
  }
  for (Score& score : ensemble.scores) score.weight /= sum;
  return ensemble;
}

}  // namespace gaincast

#include "core/averaging/ensemble.hpp"

#include <algorithm>
#include <cmath>

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
  Ensemble ensemble{criterion, {}};
  for (const Fit& fit : fits)
    ensemble.scores.push_back(
        {aic(fit.chi2, fit.k), aicc(fit.chi2, fit.k, fit.n), bic(fit.chi2, fit.k, fit.n), 0.0});

  const auto lowest = [&](Criterion by) {
    std::optional<double> found;
    for (std::size_t i = 0; i < fits.size(); ++i)
      if (const auto v = value(ensemble.scores[i], by); fits[i].averaged && v)
        found = found ? std::min(*found, *v) : *v;
    return found;
  };
  if (criterion == Criterion::aicc && !lowest(criterion)) ensemble.criterion = Criterion::aic;
  const auto best = lowest(ensemble.criterion);
  if (!best) return ensemble;

  double sum = 0, bar = *best - decisive;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    Score& score = ensemble.scores[i];
    const auto v = value(score, ensemble.criterion);
    if (fits[i].averaged && v) score.weight = std::exp(-(*v - *best) / 2);
    if (!fits[i].averaged && v && *v < bar) {
      ensemble.better_left_out = i;
      bar = *v;
    }
    sum += score.weight;
  }
  for (Score& score : ensemble.scores) score.weight /= sum;
  return ensemble;
}

}  // namespace gaincast

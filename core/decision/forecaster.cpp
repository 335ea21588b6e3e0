#include "core/decision/forecaster.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/averaging/cautions.hpp"
#include "core/averaging/forecast.hpp"
#include "core/data/bounds.hpp"
#include "core/data/scores.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/numerics/normal_mixture.hpp"
#include "core/trend/calibrated.hpp"
#include "core/trend/post_training.hpp"

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

std::string_view id(DecisionMethod method) {
  switch (method) {
    case DecisionMethod::paper:
      return "paper";
    case DecisionMethod::calibrated:
      return "calibrated";
    case DecisionMethod::post_training:
      return "post-training";
  }
  return {};
}

std::optional<DecisionMethod> decision_method_of(std::string_view word) {
  for (const DecisionMethod method :
       {DecisionMethod::paper, DecisionMethod::calibrated, DecisionMethod::post_training})
    if (word == id(method)) return method;
  return std::nullopt;
}

Forecaster::Forecaster(const Preprocessed& rows, const ForecasterOptions& options)
    : rows_(rows),
      options_(options),
      fits_(fit(rows.dataset, options.laws)),
      ensemble_(weigh(fits_, options.criterion)) {}

std::vector<std::optional<double>> Forecaster::bases_at(std::span<const double> sizes) const {
  std::vector<std::optional<double>> bases;
  for (const double size : sizes) {
    bases.emplace_back();
    for (const auto& [at, base] : options_.bases)
      if (same_size(at, size)) bases.back() = base;
  }
  return bases;
}

std::vector<Interval> Forecaster::bounds(std::span<const double> sizes) const {
  if (options_.bounded) return possible_gains(rows_, sizes, bases_at(sizes));
  const double most =
      options_.method == DecisionMethod::paper ? rows_.upper_bound : rows_.natural_upper_bound;
  if (!std::isfinite(most)) return {};
  return std::vector<Interval>(sizes.size(), Interval{-infinity, most});
}

std::vector<std::optional<Forecaster::At>> Forecaster::at(std::span<const double> sizes,
                                                          std::span<const double> levels,
                                                          const std::optional<double>& gain) const {
  std::vector<std::optional<At>> answers;
  const std::vector<Interval> bounds = this->bounds(sizes);
  switch (options_.method) {
    case DecisionMethod::paper: {
      const Bounds kept{bounds, options_.bounded};
      for (const ForecastAt& at : gaincast::forecast(fits_, ensemble_, sizes, kept)) {
        const Interval allowed = kept.of(answers.size());
        answers.emplace_back();
        if (!at.average) continue;
        const auto& [mean, within, between, sd] = *at.average;
        const NormalMixture mixture(at.gain, allowed);
        At& answer = answers.back().emplace(At{mean, sd, within, between, {}, {}});
        for (const double level : levels) answer.intervals.push_back(mixture.interval(level));
        if (gain) answer.at_least = mixture.at_least(*gain);
      }
      return answers;
    }
    case DecisionMethod::calibrated:
      for (CalibratedAt& at : calibrated_forecast(rows_.dataset, {sizes, levels, bounds, gain}).at)
        answers.push_back(
            At{at.mean, at.sd, 0, 0, std::move(at.intervals), at.at_least, at.measurement});
      return answers;
    case DecisionMethod::post_training: {
      // Bases that are known elsewhere tell about those at the sizes that are asked for.
      std::vector<double> all(sizes.begin(), sizes.end());
      for (const KnownBase& known : options_.bases) all.push_back(known.size);
      const auto bases = bases_at(all);
      const std::vector<Interval> within = this->bounds(all);
      for (PostTrainingAt& at : post_training_forecast(
               rows_.rows, rows_.dataset,
               {all, levels, bases, rows_.ceiling, rows_.share_of_headroom, within, gain}))
        if (answers.size() < sizes.size())
          answers.push_back(At{at.gain, at.sd, 0, 0, std::move(at.gains), at.at_least, 0,
                               at.score ? std::optional(at.score->base) : std::nullopt});
      return answers;
    }
  }
  return answers;
}

std::vector<std::optional<double>> Forecaster::at_least(std::span<const double> sizes,
                                                        double gain) const {
  std::vector<std::optional<double>> probabilities;
  for (const auto& at : at(sizes, {}, gain))
    probabilities.push_back(at ? at->at_least : std::nullopt);
  return probabilities;
}

std::vector<Caution> Forecaster::cautions(std::span<const double> sizes) const {
  if (options_.method != DecisionMethod::paper)
    return calibrated_cautions(rows_.dataset, fits_, sizes);
  const std::vector<Interval> kept = bounds(sizes);
  const auto possible = possible_gains(rows_, sizes, bases_at(sizes));
  const Bounds within{kept, options_.bounded};
  const ForecastBasis basis{rows_.dataset, fits_, options_.criterion, possible, within};
  return gaincast::cautions(basis, gaincast::forecast(fits_, ensemble_, sizes, within));
}

}  // namespace gaincast

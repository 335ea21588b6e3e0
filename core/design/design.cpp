#include "core/design/design.hpp"
#include "core/fitting/fit_laws.hpp"

#include <algorithm>
#include <cmath>

#include "core/averaging/forecast.hpp"
#include "core/design/predictive_moments.hpp"
#include "core/design/run_sets.hpp"
#include "core/design/run_value.hpp"

namespace gaincast {
namespace {

constexpr int max_in_a_set = 3;

double entropy_in_bits(const Ensemble& ensemble) {
  double entropy = 0;
  for (const Score& score : ensemble.scores)
    if (score.weight > 0) entropy -= score.weight * std::log2(score.weight);
  return std::max(0.0, entropy);
}

/// The first candidate with the largest score.
template <class Score>
std::optional<std::size_t> best_by(const std::vector<Candidate>& candidates, Score score) {
  std::optional<std::size_t> best;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const std::optional<double> here = score(candidates[c]);
    if (here && (!best || *here > *score(candidates[*best]))) best = c;
  }
  return best;
}

/// One standard error a candidate.
std::vector<double> expected_se(const Dataset& dataset, const DesignOptions& options) {
  const std::size_t n = options.candidates.size();
  if (options.se.size() == n) return options.se;
  double se = 0;
  if (options.se.empty())
    for (const Point& point : dataset.points())
      se += point.se / static_cast<double>(dataset.points().size());
  else
    se = options.se.front();
  return std::vector<double>(n, se);
}

InputError bad_option(std::string field, std::string message) {
  return {"bad-option", {}, std::move(field), std::move(message)};
}

}  // namespace

double CostModel::operator()(double size) const {
  return price * hours * std::pow(size / reference, exponent);
}

std::optional<InputError> refuse(const CostModel& cost) {
  const auto positive = [](double x) { return x > 0 && x <= 1e60; };
  if (positive(cost.price) && positive(cost.hours) && positive(cost.reference) &&
      std::abs(cost.exponent) <= 10)
    return std::nullopt;
  return bad_option("cost",
                    "Price, GPU-hours and reference size of the cost model must be greater than "
                    "0, its exponent between -10 and 10.");
}

std::optional<InputError> refuse(const DesignOptions& options) {
  if (options.candidates.empty() || options.candidates.size() > 24)
    return bad_option("candidates", "The option candidates must hold 1 to 24 sizes.");
  if (options.se.size() > 1 && options.se.size() != options.candidates.size())
    return bad_option("se", "The option se must be one number, or one for every candidate.");
  for (const double se : options.se)
    if (!(se >= 1e-60 && se <= 1e60))
      return bad_option("se", "Every expected standard error must be greater than 0.");
  if (auto error = refuse(options.cost)) return error;
  if (options.budget && !(*options.budget >= 0 && *options.budget <= 1e60))
    return bad_option("budget", "The budget must be a number that is not negative.");
  if (options.largest_set < 1 || options.largest_set > max_in_a_set)
    return bad_option("largestSet", "The option largestSet must be 1, 2 or 3.");
  return std::nullopt;
}

Design design(const Dataset& dataset, const DesignOptions& options, std::span<const Law> laws) {
  const auto fits = fit(dataset, laws);
  const Ensemble ensemble = weigh(fits, options.criterion);
  Design result{ensemble.criterion, entropy_in_bits(ensemble), {}, {}, {}, {}};
  const std::vector<double> se = expected_se(dataset, options);
  for (std::size_t c = 0; c < options.candidates.size(); ++c) {
    Candidate candidate{};
    candidate.size = options.candidates[c];
    candidate.se = se[c];
    candidate.cost = options.cost(candidate.size);
    result.candidates.push_back(candidate);
  }

  std::vector<double> sizes = options.candidates;
  sizes.push_back(options.target);
  const auto all = predictive_moments(fits, ensemble, sizes, options.bounds);
  if (!all || all->empty() || ensemble.better_left_out) return result;
  result.sd_now = std::sqrt(variance_at_target(*all));
  for (std::size_t c = 0; c < result.candidates.size(); ++c)
    evaluate(result.candidates[c], c, *all);
  const auto& candidates = result.candidates;
  result.best = {best_by(candidates, [](const Candidate& each) { return each.info; }),
                 best_by(candidates, [](const Candidate& each) { return each.predictive_bits; }),
                 best_by(candidates,
                         [](const Candidate& each) -> std::optional<double> {
                           if (!each.sd_after) return std::nullopt;
                           return -*each.sd_after;
                         }),
                 best_by(candidates, [](const Candidate& each) { return each.bits_per_dollar; })};
  if (!options.budget) return result;
  for (const auto& set : affordable(result.candidates, *options.budget, options.largest_set)) {
    auto outcome = evaluate(set, result.candidates, *all);
    if (!outcome) continue;
    if (set.size() == 1) outcome->sd_after = *result.candidates[set[0]].sd_after;
    if (!result.set || outcome->sd_after < result.set->sd_after) result.set = std::move(outcome);
  }
  return result;
}

}  // namespace gaincast

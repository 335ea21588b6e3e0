#include "core/decision/next_run.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/decision/gain_table.hpp"
#include "core/decision/preposterior.hpp"
#include "core/decision/run_pairs.hpp"
#include "core/decision/score_integral.hpp"

namespace gaincast {
namespace {

DesignOptions design_options(const NextRunOptions& options) {
  DesignOptions result;
  result.candidates = options.candidates;
  result.se = options.se;
  result.target = options.target;
  result.cost = options.cost;
  result.budget = options.budget;
  result.largest_set = options.largest_set;
  return result;
}

/// In the unit of the gains: shares are of the headroom at the largest size.
double scatter_of(const Preprocessed& rows, double repeat) {
  double extra = rows.extra_se;
  if (rows.share_of_headroom) {
    const auto largest =
        std::max_element(rows.rows.begin(), rows.rows.end(),
                         [](const auto& a, const auto& b) { return a.size < b.size; });
    if (largest->base) extra *= 100 / (rows.ceiling - *largest->base);
  }
  return std::max(extra, repeat);
}

/// What the decision is worth, now and after runs.
class Stakes {
 public:
  Stakes(const TrainingDecision& decision, double threshold, const GainTable& target)
      : worth_(decision.worth), threshold_(threshold) {
    for (int i = 0; i < GainTable::nodes; ++i) target_[i] = {GainTable::node(i), target.gain(i)};
    mean_ = mean_over_scores(target_);
  }

  DecisionOutlook now(double probability) const {
    const double expected = worth_ * (mean_ - threshold_);
    return {threshold_, expected, expected > 0, probability, gained(target_)};
  }

  /// Of an outcome of the run, once it is known. removed: the variance that it removes.
  double value(std::span<const Foreseen> foreseen, double removed) const {
    std::vector<ScoreNode> centres;
    for (const Foreseen& each : foreseen) centres.push_back({each.score, each.centre});
    const double mean = mean_over_scores(centres);
    const double spread = variance_over_scores(centres);
    const double kept = spread > removed ? std::sqrt(removed / spread) : 1;
    for (ScoreNode& node : centres) node.value = mean_ + kept * (node.value - mean);
    return std::min(gained(centres), gained(target_));
  }

 private:
  double gained(std::span<const ScoreNode> nodes) const {
    return std::max(worth_ * (mean_excess(nodes, threshold_) - std::max(mean_ - threshold_, 0.0)),
                    0.0);
  }

  double worth_, threshold_, mean_;
  std::array<ScoreNode, GainTable::nodes> target_;
};

/// By design(), to its digits: once for all runs, and once for sets of those below the target.
void by_the_laws(const Forecaster& forecaster, const NextRunOptions& options, NextRun& result) {
  DesignOptions asked = design_options(options);
  const auto found = [&] {
    std::vector<double> sizes = asked.candidates;
    sizes.push_back(asked.target);
    asked.bounds = forecaster.bounds(sizes);
    return design(forecaster.rows().dataset, asked, forecaster.options().laws);
  };
  asked.criterion = forecaster.options().criterion;
  asked.budget.reset();
  const Design all = found();
  result.sd_now = all.sd_now;
  for (std::size_t c = 0; c < result.candidates.size(); ++c)
    result.candidates[c].sd_after = all.candidates[c].sd_after;
  std::vector<std::size_t> below;
  asked.candidates.clear();
  asked.se.clear();
  for (std::size_t c = 0; c < result.candidates.size(); ++c) {
    if (!is_below(result.candidates[c].size, options.target)) continue;
    below.push_back(c);
    asked.candidates.push_back(result.candidates[c].size);
    asked.se.push_back(result.candidates[c].se);
  }
  asked.budget = options.budget;
  if (below.size() < 2 || !options.budget || options.largest_set < 2) return;
  const Design sets = found();
  if (!sets.set || sets.set->candidates.size() < 2) return;
  result.set = RunSetOutlook{{}, sets.set->cost, sets.set->sd_after};
  for (const std::size_t c : sets.set->candidates) result.set->candidates.push_back(below[c]);
}

template <class Counts>
std::optional<std::size_t> least_left(const NextRun& next, const std::optional<double>& budget,
                                      Counts counts) {
  std::optional<std::size_t> best;
  for (std::size_t c = 0; c < next.candidates.size(); ++c) {
    const RunOutlook& run = next.candidates[c];
    if (!run.sd_after || !(*run.sd_after < *next.sd_now) || !counts(run)) continue;
    if (budget && run.cost > *budget) continue;
    if (!best || *run.sd_after < *next.candidates[*best].sd_after) best = c;
  }
  return best;
}

InputError bad_option(std::string field, std::string message) {
  return {"bad-option", {}, std::move(field), std::move(message)};
}

}  // namespace

std::optional<InputError> refuse(const NextRunOptions& options) {
  if (auto error = refuse(design_options(options))) return error;
  if (!(options.level > 0 && options.level < 1))
    return bad_option("level", "The option level must be greater than 0 and less than 1.");
  if (!options.decision) return std::nullopt;
  const auto& [worth, threshold, cost] = *options.decision;
  constexpr double most = Dataset::max_magnitude;
  if (worth > 0 && worth <= most && (!threshold || std::abs(*threshold) <= most) &&
      (!cost || (*cost >= 0 && *cost <= most)))
    return std::nullopt;
  return bad_option("decision",
                    "A decision needs what a unit of gain is worth, more than 0; its threshold "
                    "must be a number, and its cost not negative.");
}

NextRun next_run(const Forecaster& forecaster, const NextRunOptions& options) {
  const Preprocessed& rows = forecaster.rows();
  NextRun result{};
  double mean_se = 0;
  for (const Point& point : rows.dataset.points())
    mean_se += point.se / static_cast<double>(rows.dataset.points().size());
  for (std::size_t c = 0; c < options.candidates.size(); ++c) {
    const double se = options.se.empty()       ? mean_se
                      : options.se.size() == 1 ? options.se[0]
                                               : options.se[c];
    result.candidates.push_back(
        {options.candidates[c], se, options.cost(options.candidates[c]), {}, {}, {}});
  }
  std::vector<double> levels(GainTable::levels().begin(), GainTable::levels().end());
  levels.push_back(options.level);
  std::optional<double> threshold;
  if (options.decision)
    threshold = options.decision->threshold.value_or(
        options.decision->cost.value_or(options.cost(options.target)) / options.decision->worth);
  const auto answers = forecaster.at(std::span(&options.target, 1), levels, threshold);
  const auto& target = answers[0];
  result.scatter = scatter_of(rows, target ? target->repeat : 0);
  if (!target || !std::isfinite(target->sd)) return result;
  const bool laws = forecaster.options().method == DecisionMethod::paper;
  if (laws)
    by_the_laws(forecaster, options, result);
  else
    result.sd_now = target->sd;
  if (!result.sd_now) return result;
  result.width_now = target->intervals.back().high - target->intervals.back().low;
  const auto left = [&](double sd) {
    return std::clamp(sd, std::min(result.scatter, *result.sd_now), *result.sd_now);
  };

  std::optional<Stakes> stakes;
  if (options.decision && std::isfinite(*threshold) && target->at_least) {
    const std::span<const Interval> intervals(target->intervals);
    const GainTable table(intervals.first(GainTable::levels().size()));
    stakes.emplace(*options.decision, *threshold, table);
    result.decision = stakes->now(*target->at_least);
  }
  for (RunOutlook& run : result.candidates) {
    const auto foreseen = foresee(forecaster, {run.size, run.se}, options.target, options.level);
    if (!foreseen) continue;
    std::vector<ScoreNode> sds, widths;
    for (const Foreseen& each : *foreseen) {
      sds.push_back({each.score, std::sqrt(std::max(each.variance, 0.0))});
      widths.push_back({each.score, each.width});
    }
    if (!laws)
      run.sd_after = std::hypot(mean_over_scores(sds), std::sqrt(variance_over_scores(sds)));
    if (run.sd_after) run.sd_after = left(*run.sd_after);
    run.width_after = std::clamp(mean_over_scores(widths), 0.0, *result.width_now);
    if (stakes && run.sd_after)
      run.value =
          stakes->value(*foreseen, *result.sd_now * *result.sd_now - *run.sd_after * *run.sd_after);
  }
  if (!laws && options.budget && options.largest_set > 1)
    result.set = best_pair_or_three(forecaster, result.candidates, options);
  result.best = least_left(result, options.budget, [](const RunOutlook&) { return true; });
  result.best_below = least_left(result, options.budget, [&](const RunOutlook& run) {
    return is_below(run.size, options.target);
  });
  if (result.set) {
    result.set->sd_after = left(result.set->sd_after);
    if (!result.best_below ||
        !(result.set->sd_after < *result.candidates[*result.best_below].sd_after))
      result.set.reset();
  }
  return result;
}

}  // namespace gaincast

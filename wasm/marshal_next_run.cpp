#include <cmath>

#include "wasm/marshal_decision.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

/// options.decision; NaN, which refuse() refuses, for what is no number.
std::optional<TrainingDecision> decision_option(const val& options) {
  const val decision = option(options, "decision");
  if (!given(decision)) return std::nullopt;
  TrainingDecision result{number(decision, "worth", std::nan(""))};
  if (given(option(decision, "threshold"))) result.threshold = number(decision, "threshold", 0);
  if (given(option(decision, "cost"))) result.cost = number(decision, "cost", 0);
  return result;
}

val outlook(const RunOutlook& run) {
  const auto net = run.value ? std::optional(*run.value - run.cost) : std::nullopt;
  val result = val::object();
  put(result, "size", run.size);
  put(result, "se", run.se);
  put(result, "cost", run.cost);
  put(result, "sdAfter", nullable(run.sd_after));
  put(result, "widthAfter", nullable(run.width_after));
  put(result, "value", nullable(run.value));
  put(result, "netValue", nullable(net));
  return result;
}

val outlook(const DecisionOutlook& decision) {
  val result = val::object();
  put(result, "threshold", decision.threshold);
  put(result, "expected", decision.expected);
  put(result, "train", val(decision.train));
  put(result, "probability", decision.probability);
  put(result, "perfectInformation", decision.perfect);
  return result;
}

}  // namespace

Outcome<NextRunOptions> next_run_options(const val& options) {
  NextRunOptions result;
  const auto runs = read_runs(options);
  if (!runs) return runs.error();
  const DesignOptions& asked = runs.value();
  result.candidates = asked.candidates;
  result.se = asked.se;
  result.target = asked.target;
  result.cost = asked.cost;
  result.budget = asked.budget;
  result.largest_set = asked.largest_set;
  result.level = number(options, "level", result.level);
  result.decision = decision_option(options);
  if (const auto error = refuse(result)) return *error;
  return result;
}

val next_run(const Forecaster& forecaster, const NextRunOptions& options, const NextRun& found) {
  const auto index = [](const std::optional<std::size_t>& i) {
    return i ? val(static_cast<double>(*i)) : val::null();
  };
  val candidates = val::array();
  for (const RunOutlook& run : found.candidates) append(candidates, outlook(run));
  val best = val::object();
  put(best, "belowTarget", index(found.best_below));
  put(best, "all", index(found.best));
  val set = val::null();
  if (found.set) {
    val sizes = val::array();
    for (const std::size_t c : found.set->candidates) append(sizes, val(found.candidates[c].size));
    set = val::object();
    put(set, "sizes", sizes);
    put(set, "cost", found.set->cost);
    put(set, "sdAfter", found.set->sd_after);
  }
  val result = val::object();
  put(result, "method", id(forecaster.options().method));
  put(result, "target", options.target);
  put(result, "level", options.level);
  put(result, "sdNow", nullable(found.sd_now));
  put(result, "widthNow", nullable(found.width_now));
  put(result, "scatter", found.scatter);
  put(result, "candidates", candidates);
  put(result, "best", best);
  put(result, "set", set);
  put(result, "decision", found.decision ? outlook(*found.decision) : val::null());
  put(result, "cautions", cautions(forecaster.cautions(std::span(&options.target, 1))));
  return result;
}

}  // namespace gaincast::marshal

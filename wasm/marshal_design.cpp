#include "wasm/marshal_planning.hpp"

#include <cmath>

#include "wasm/options.hpp"

namespace gaincast::marshal {

CostModel cost_option(const val& options) {
  const CostModel usual;
  const val cost = option(options, "cost");
  if (!given(cost)) return usual;
  return {number(cost, "price", usual.price), number(cost, "hours", usual.hours),
          number(cost, "reference", usual.reference), number(cost, "exponent", usual.exponent)};
}

Outcome<DesignOptions> read_runs(const val& options) {
  DesignOptions result;
  const auto candidates = parse_targets(numbers(option(options, "candidates")));
  if (!candidates) return candidates.error();
  result.candidates = candidates.value();
  result.target = number(options, "target", 70);
  const auto target = parse_targets(std::span(&result.target, 1));
  if (!target) return bad_option("target", "must be a size greater than 0.");
  const val se = option(options, "se");
  if (se.isNumber())
    result.se = {se.as<double>()};
  else if (given(se))
    result.se = numbers(se);
  result.cost = cost_option(options);
  if (given(option(options, "budget"))) result.budget = number(options, "budget", 0);
  const double largest = number(options, "largestSet", 3);
  result.largest_set = whole(largest, 1, 3) ? static_cast<int>(largest) : 0;
  if (const auto error = refuse(result)) return *error;
  return result;
}

Outcome<DesignOptions> design_options(const Preprocessed& preprocessed, const val& options) {
  const auto word = criterion(options);
  if (!word) return word.error();
  const auto runs = read_runs(options);
  if (!runs) return runs.error();
  DesignOptions result = runs.value();
  result.criterion = word.value();
  std::vector<double> sizes = result.candidates;
  sizes.push_back(result.target);
  const auto within = bounds(preprocessed, options, sizes, preprocessed.upper_bound);
  if (!within) return within.error();
  result.bounds = within.value().kept;
  return result;
}

val design(const DesignOptions& options, const Design& design) {
  const auto index = [](const std::optional<std::size_t>& i) {
    return i ? val(static_cast<double>(*i)) : val::null();
  };
  val candidates = val::array();
  for (const Candidate& each : design.candidates) {
    val candidate = val::object();
    put(candidate, "size", each.size);
    put(candidate, "se", each.se);
    put(candidate, "cost", each.cost);
    put(candidate, "info", nullable(each.info));
    put(candidate, "bits", nullable(each.bits));
    put(candidate, "predictiveBits", nullable(each.predictive_bits));
    put(candidate, "sdAfter", nullable(each.sd_after));
    put(candidate, "bitsPerDollar", nullable(each.bits_per_dollar));
    put(candidate, "variancePerDollar", nullable(each.variance_per_dollar));
    append(candidates, candidate);
  }
  val best = val::object();
  put(best, "info", index(design.best.info));
  put(best, "bits", index(design.best.bits));
  put(best, "sdAfter", index(design.best.sd_after));
  put(best, "bitsPerDollar", index(design.best.bits_per_dollar));
  val set = val::null();
  if (design.set) {
    val sizes = val::array();
    for (const std::size_t c : design.set->candidates)
      append(sizes, val(design.candidates[c].size));
    set = val::object();
    put(set, "sizes", sizes);
    put(set, "cost", design.set->cost);
    put(set, "bits", design.set->bits);
    put(set, "sdAfter", design.set->sd_after);
  }
  val result = val::object();
  put(result, "target", options.target);
  put(result, "criterion", id(design.criterion));
  put(result, "entropy", design.entropy);
  put(result, "sdNow", nullable(design.sd_now));
  put(result, "candidates", candidates);
  put(result, "best", best);
  put(result, "set", set);
  return result;
}

}  // namespace gaincast::marshal

#include "wasm/marshal_planning.hpp"

#include <cmath>

#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

val range(const Range& range) {
  val result = val::object();
  put(result, "low", range.low);
  put(result, "high", range.high);
  return result;
}

val by_parameter(const std::array<double, 6>& values) {
  val result = val::object();
  for (std::size_t i = 0; i < 6; ++i) put(result, decomposition_parameters[i].data(), values[i]);
  return result;
}

val by_parameter(const std::array<Range, 6>& ranges) {
  val result = val::object();
  for (std::size_t i = 0; i < 6; ++i)
    put(result, decomposition_parameters[i].data(), range(ranges[i]));
  return result;
}

val ranges_of(const ComponentRanges& ranges) {
  val total = val::array(), parts = val::array();
  for (const Range& each : ranges.total) append(total, range(each));
  for (std::size_t i = 0; i < 3; ++i) {
    val gain = val::array(), share = val::array();
    for (const auto& at : ranges.gain) append(gain, range(at[i]));
    for (const auto& at : ranges.share) append(share, at[i] ? range(*at[i]) : val::null());
    val part = val::object();
    put(part, "id", components[i]);
    put(part, "gain", gain);
    put(part, "share", share);
    append(parts, part);
  }
  val result = val::object();
  put(result, "delta", ranges.delta);
  put(result, "parameters", by_parameter(ranges.parameters));
  put(result, "total", total);
  put(result, "components", parts);
  return result;
}

}  // namespace

Outcome<DecompositionOptions> decomposition_options(const val& options) {
  DecompositionOptions result;
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  result.sizes = sizes.value();
  const val bounds = option(options, "bounds");
  if (given(bounds))
    for (std::size_t i = 0; i < 6; ++i) {
      const val its = bounds[std::string(decomposition_parameters[i])];
      if (!given(its)) continue;
      result.bounds[i] = {number(its, "low", std::nan("")), number(its, "high", std::nan(""))};
    }
  const val deltas = option(options, "deltas");
  if (given(deltas)) result.deltas = numbers(deltas);
  if (const auto error = refuse(result)) return *error;
  return result;
}

val decomposition(const Dataset& dataset, const DecompositionOptions& options,
                  const Decomposition& decomposition) {
  val optima = val::array(), total = val::array(), parts = val::array(), ranges = val::array();
  for (const DecompositionFit& each : decomposition.optima) {
    val at_bound = val::array();
    for (std::size_t i = 0; i < 6; ++i)
      if (each.at_bound[i]) append(at_bound, val(std::string(decomposition_parameters[i])));
    val optimum = val::object();
    put(optimum, "parameters", by_parameter(each.parameters));
    put(optimum, "chi2", each.chi2);
    put(optimum, "atBound", at_bound);
    append(optima, optimum);
  }
  for (const Components& at : decomposition.at) append(total, val(at.total));
  for (std::size_t i = 0; i < 3; ++i) {
    val gain = val::array(), share = val::array();
    for (const Components& at : decomposition.at) {
      append(gain, val(at.gain[i]));
      append(share, at.total > 0 ? val(at.gain[i] / at.total) : val::null());
    }
    val part = val::object();
    put(part, "id", components[i]);
    put(part, "gain", gain);
    put(part, "share", share);
    put(part, "identified", val(static_cast<bool>(decomposition.identified[i])));
    append(parts, part);
  }
  for (const ComponentRanges& each : decomposition.ranges) append(ranges, ranges_of(each));
  val best = val::object();
  put(best, "parameters", by_parameter(decomposition.best.parameters));
  put(best, "chi2", decomposition.best.chi2);

  val result = val::object();
  put(result, "sizes", plain(options.sizes));
  put(result, "bounds", by_parameter(options.bounds));
  put(result, "rows", static_cast<double>(dataset.rows()));
  put(result, "distinctSizes", static_cast<double>(dataset.distinct_sizes()));
  put(result, "best", best);
  put(result, "optima", optima);
  put(result, "total", total);
  put(result, "components", parts);
  put(result, "ranges", ranges);
  put(result, "message", std::string_view(decomposition.message));
  return result;
}

}  // namespace gaincast::marshal

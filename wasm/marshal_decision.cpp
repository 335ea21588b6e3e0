#include "wasm/marshal_decision.hpp"

#include <cmath>

#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

constexpr int max_known_bases = 64;

val range(const SizeRange& range) {
  val result = val::object();
  put(result, "level", range.level);
  put(result, "low", nullable(range.low));
  put(result, "high", nullable(range.high));
  return result;
}

}  // namespace

Outcome<ForecasterOptions> forecaster_options(const val& options, std::span<const Law> laws) {
  ForecasterOptions result;
  result.laws = laws;
  const val method = option(options, "method");
  if (given(method)) {
    const auto named = decision_method_of(method.isString() ? method.as<std::string>() : "");
    if (!named)
      return InputError{"unknown-method",
                        {},
                        "method",
                        "The method must be one of paper, calibrated and post-training."};
    result.method = *named;
  }
  const auto word = criterion(options);
  if (!word) return word.error();
  result.criterion = word.value();
  const auto bounded = flag_option(options, "bounded");
  if (!bounded) return bounded.error();
  result.bounded = bounded.value();
  return result;
}

Outcome<std::vector<KnownBase>> known_bases(const val& options, double ceiling) {
  std::vector<KnownBase> result;
  const val list = option(options, "bases");
  if (!given(list)) return result;
  const double length = number(list, "length", -1);
  if (!whole(length, 0, max_known_bases))
    return bad_option("bases", "must be a list of at most 64 entries {size, base}.");
  for (int i = 0; i < static_cast<int>(length); ++i) {
    const val entry = list[i];
    const KnownBase known{number(entry, "size", -1), number(entry, "base", -1)};
    if (!parse_targets(std::span(&known.size, 1)) || !(known.base >= 0 && known.base <= ceiling))
      return bad_option("bases", "must each have a size and a score from 0 to the ceiling.");
    result.push_back(known);
  }
  return result;
}

Outcome<RequiredSizeOptions> required_size_options(const Preprocessed& rows, const val& options) {
  RequiredSizeOptions result;
  result.gain = number(options, "gain", std::nan(""));
  result.probability = number(options, "probability", result.probability);
  result.level = number(options, "level", result.level);
  result.largest = number(options, "largest", result.largest);
  result.cost = cost_option(options);
  if (const auto error = refuse(result, rows)) return *error;
  return result;
}

val required_size(const Forecaster& forecaster, const RequiredSizeOptions& options,
                  const RequiredSize& found) {
  const auto cost_of = [&](const std::optional<double>& size) {
    return size ? nullable(options.cost(*size)) : val::null();
  };
  val cost = val::object();
  put(cost, "size", cost_of(found.size));
  put(cost, "low", cost_of(found.range.low));
  put(cost, "high", cost_of(found.range.high));
  const double at = found.size.value_or(options.largest);
  val result = val::object();
  put(result, "method", id(forecaster.options().method));
  put(result, "gain", options.gain);
  put(result, "probability", options.probability);
  put(result, "size", nullable(found.size));
  put(result, "reached", id(found.reached));
  put(result, "smallest", found.smallest);
  put(result, "largest", options.largest);
  put(result, "atLargest", nullable(found.at_largest));
  put(result, "range", range(found.range));
  put(result, "cost", cost);
  put(result, "cautions", cautions(forecaster.cautions(std::span(&at, 1))));
  return result;
}

}  // namespace gaincast::marshal

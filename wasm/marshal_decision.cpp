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

Outcome<ComparisonOptions> comparison_options(const val& options) {
  ComparisonOptions result;
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  result.sizes = sizes.value();
  const auto levels = levels_option(options);
  if (!levels) return levels.error();
  result.levels = levels.value();
  const auto paired = flag_option(options, "paired");
  if (!paired) return paired.error();
  if (given(option(options, "paired"))) result.paired = paired.value();
  result.up_to = number(options, "upTo", result.up_to);
  return result;
}

Outcome<std::vector<KnownBase>> bases_at_sizes(const val& options, std::span<const double> sizes,
                                               double ceiling) {
  const auto bases = bases_option(options, sizes.size(), ceiling);
  if (!bases) return bases.error();
  std::vector<KnownBase> result;
  for (std::size_t i = 0; i < bases.value().size(); ++i)
    if (bases.value()[i]) result.push_back({sizes[i], *bases.value()[i]});
  return result;
}

val comparison(std::span<const Forecaster* const> both, const Pairing& pairing,
               const ComparisonOptions& options, const Comparison& found) {
  const auto of = [&](auto get) {
    return column(found.at, [&](const std::optional<DifferenceAt>& at) {
      return at ? std::optional<double>(get(*at)) : std::nullopt;
    });
  };
  val intervals = val::array();
  for (std::size_t l = 0; l < options.levels.size(); ++l) {
    val entry = val::object();
    put(entry, "level", options.levels[l]);
    put(entry, "low", of([&](const DifferenceAt& at) { return at.intervals[l].low; }));
    put(entry, "high", of([&](const DifferenceAt& at) { return at.intervals[l].high; }));
    append(intervals, entry);
  }
  const SharedRows& rows = pairing.shared();
  val shared = val::object();
  put(shared, "paired", val(pairing.paired()));
  put(shared, "sizes", rows.sizes);
  put(shared, "baselines", val(rows.same_bases));
  put(shared, "questions", val(pairing.paired() && rows.sizes > 0));
  val result = val::object();
  put(result, "method", id(both[0]->options().method));
  put(result, "sizes", plain(options.sizes));
  put(result, "difference", of([](const DifferenceAt& at) { return at.difference; }));
  put(result, "sd", of([](const DifferenceAt& at) { return at.sd; }));
  put(result, "intervals", intervals);
  put(result, "aIsBetter", of([](const DifferenceAt& at) { return at.a_is_better; }));
  put(result, "crossing", nullable(found.crossing));
  put(result, "crossingRange", found.crossing_range ? range(*found.crossing_range) : val::null());
  put(result, "upTo", options.up_to);
  put(result, "shared", shared);
  put(result, "cautions", cautions(gaincast::cautions(both, options.sizes)));
  return result;
}

val ranking(std::span<const Forecaster* const> methods, const RankingOptions& options,
            std::span<const std::optional<RankingAt>> found) {
  // One list a size, and in it a number a method; null where there is no forecast.
  const auto lists = [&](auto get) {
    val all = val::array();
    for (const auto& at : found) {
      std::vector<std::optional<double>> own(methods.size());
      if (at)
        for (std::size_t m = 0; m < methods.size(); ++m) own[m] = get(*at, m);
      append(all, nullable_list(own));
    }
    return all;
  };
  val intervals = val::array();
  for (std::size_t l = 0; l < options.levels.size(); ++l) {
    val entry = val::object();
    put(entry, "level", options.levels[l]);
    put(entry, "low",
        lists([&](const RankingAt& at, std::size_t m) { return at.intervals[m][l].low; }));
    put(entry, "high",
        lists([&](const RankingAt& at, std::size_t m) { return at.intervals[m][l].high; }));
    append(intervals, entry);
  }
  val result = val::object();
  put(result, "method", id(methods[0]->options().method));
  put(result, "sizes", plain(options.sizes));
  put(result, "best", lists([](const RankingAt& at, std::size_t m) { return at.best[m]; }));
  put(result, "meanRank",
      lists([](const RankingAt& at, std::size_t m) { return at.mean_rank[m]; }));
  put(result, "intervals", intervals);
  put(result, "cautions", cautions(gaincast::cautions(methods, options.sizes)));
  return result;
}

}  // namespace gaincast::marshal

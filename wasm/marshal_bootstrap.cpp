#include <algorithm>
#include <cmath>

#include "core/ascending.hpp"
#include "core/summary.hpp"
#include "wasm/marshal.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

constexpr double max_replicates = 1e6;

val summary(const Summary& summary) {
  val result = val::object();
  put(result, "mean", nullable(summary.mean));
  put(result, "sd", nullable(summary.sd));
  put(result, "median", nullable(summary.median));
  put(result, "low", nullable(summary.low));
  put(result, "high", nullable(summary.high));
  return result;
}

/// One column at one size, gathered from all slices.
void gather(std::span<const BootstrapSlice> slices, std::size_t cell, std::vector<double>& values) {
  values.clear();
  for (const BootstrapSlice& slice : slices) {
    const auto count = static_cast<std::size_t>(slice.last - slice.first);
    const double* begin = slice.values.data() + cell * count;
    values.insert(values.end(), begin, begin + count);
  }
}

}  // namespace

Outcome<BootstrapRequest> bootstrap_request(const Prepared& prepared, const val& options) {
  const auto word = criterion(options);
  if (!word) return word.error();
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  const auto seed = seed_option(options);
  if (!seed) return seed.error();
  const double replicates = number(options, "replicates", 1000);
  if (!whole(replicates, 1, max_replicates))
    return bad_option("replicates", "must be a whole number from 1 to 1,000,000.");
  const double first = number(options, "first", 0);
  if (!whole(first, 0, max_replicates))
    return bad_option("first", "must be a whole number from 0 to 1,000,000.");
  const double last = number(options, "last", replicates);
  if (!whole(last, first, max_replicates))
    return bad_option("last", "must be a whole number from first to 1,000,000.");
  if ((last - first) * static_cast<double>(sizes.value().size()) > 2e7)
    return bad_option("sizes", "times the number of resamples must not exceed 20,000,000.");
  return BootstrapRequest{{sizes.value(), seed.value(), word.value(), prepared.most},
                          static_cast<std::int64_t>(first),
                          static_cast<std::int64_t>(last)};
}

Outcome<SummaryRequest> summary_request(const val& options) {
  SummaryRequest request{number(options, "level", 0.95), {}};
  if (!(request.level > 0 && request.level < 1))
    return bad_option("level", "must be greater than 0 and less than 1.");
  const val threshold = option(options, "threshold");
  if (threshold.isUndefined() || threshold.isNull()) return request;
  request.threshold = number(options, "threshold", 0);
  if (!std::isfinite(*request.threshold)) return bad_option("threshold", "must be a number.");
  return request;
}

Outcome<std::vector<BootstrapSlice>> slices(const val& list, std::vector<double>& sizes) {
  const auto bad = [](const char* why) { return InputError{"bad-slice", {}, "slices", why}; };
  std::vector<BootstrapSlice> result;
  const int length = list.isArray() ? list["length"].as<int>() : 0;
  if (length == 0) return bad("There are no slices to sum up.");
  const std::size_t columns = catalogue().size() + 1;
  for (int i = 0; i < length; ++i) {
    const val slice = list[i];
    const std::vector<double> its_sizes = numbers(slice["sizes"]);
    if (i > 0 && its_sizes != sizes) return bad("The slices are not of the same sizes.");
    sizes = its_sizes;
    const auto criterion = criterion_of(slice["criterion"].as<std::string>());
    if (!criterion) return bad("A slice has an unknown criterion.");
    BootstrapSlice copy{static_cast<std::int64_t>(number(slice, "first", 0)),
                        static_cast<std::int64_t>(number(slice, "last", 0)),
                        *criterion,
                        emscripten::convertJSArrayToNumberVector<double>(slice["values"]),
                        {}};
    for (const double count : numbers(slice["atLimit"]))
      copy.at_limit.push_back(static_cast<std::int64_t>(count));
    if (copy.values.size() !=
            columns * sizes.size() * static_cast<std::size_t>(copy.last - copy.first) ||
        copy.at_limit.size() + 1 != columns)
      return bad("A slice does not have the values that it says it has.");
    result.push_back(std::move(copy));
  }
  std::vector<double> firsts;
  for (const BootstrapSlice& slice : result) firsts.push_back(static_cast<double>(slice.first));
  std::vector<BootstrapSlice> ordered;
  for (const std::size_t i : ascending(firsts)) ordered.push_back(std::move(result[i]));
  return ordered;
}

val slice(const BootstrapSlice& slice, std::span<const double> sizes) {
  val result = val::object();
  put(result, "first", static_cast<double>(slice.first));
  put(result, "last", static_cast<double>(slice.last));
  put(result, "criterion", id(slice.criterion));
  put(result, "sizes", doubles(sizes));
  put(result, "values", doubles(slice.values));
  put(result, "atLimit", counts(slice.at_limit));
  return result;
}

val bootstrap(std::span<const BootstrapSlice> slices, std::span<const double> sizes,
              const SummaryRequest& request) {
  const std::size_t laws = catalogue().size();
  std::vector<double> values;
  std::int64_t replicates = 0;
  std::vector<std::int64_t> at_limit(laws, 0);
  for (const BootstrapSlice& slice : slices) {
    replicates += slice.last - slice.first;
    for (std::size_t l = 0; l < laws; ++l) at_limit[l] += slice.at_limit[l];
  }
  const auto summaries = [&](std::size_t column) {
    val list = val::array();
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      gather(slices, column * sizes.size() + s, values);
      append(list, summary(summarise(values, request.level)));
    }
    return list;
  };
  val law_list = val::array();
  for (std::size_t l = 0; l < laws; ++l) {
    val law = val::object();
    put(law, "law", catalogue()[l].id);
    put(law, "atLimit", static_cast<double>(at_limit[l]));
    put(law, "summary", summaries(l));
    append(law_list, law);
  }
  val histograms = val::array(), exceedances = val::array();
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    gather(slices, laws * sizes.size() + s, values);
    if (request.threshold) {
      const Exceedance reached = exceedance(values, *request.threshold);
      val entry = val::object();
      put(entry, "threshold", *request.threshold);
      put(entry, "probability", reached.probability);
      put(entry, "se", reached.se);
      append(exceedances, entry);
    }
    const Histogram bins = histogram(values);
    val entry = val::object();
    put(entry, "low", bins.low);
    put(entry, "width", bins.width);
    put(entry, "counts", counts(bins.counts));
    append(histograms, entry);
  }
  val size_list = val::array();
  for (const double size : sizes) append(size_list, val(size));

  val result = val::object();
  put(result, "sizes", size_list);
  put(result, "replicates", static_cast<double>(replicates));
  put(result, "level", request.level);
  put(result, "average", summaries(laws));
  put(result, "laws", law_list);
  put(result, "histogram", histograms);
  put(result, "exceedance", request.threshold ? exceedances : val::null());
  return result;
}

}  // namespace gaincast::marshal

#include <algorithm>
#include <cmath>
#include <string>

#include "core/summary.hpp"
#include "wasm/marshal.hpp"

namespace gaincast::marshal {
namespace {

constexpr double max_replicates = 1e6, max_seed = 9007199254740991;  // 2^53 − 1

InputError bad_option(const char* name, const std::string& complaint) {
  return {"bad-option", {}, name, "The option " + std::string(name) + " " + complaint};
}

/// options[name] as a number; `otherwise` where it is undefined or null; NaN for anything else.
double number(const val& options, const char* name, double otherwise) {
  const val value = option(options, name);
  if (value.isUndefined() || value.isNull()) return otherwise;
  return value.isNumber() ? value.as<double>() : std::nan("");
}

bool whole(double x, double low, double high) {
  return x >= low && x <= high && std::floor(x) == x;
}

val nullable(const std::optional<double>& x) {
  return x ? val(*x) : val::null();
}

val doubles(std::span<const double> values) {
  return val::global("Float64Array")
      .new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val counts(std::span<const std::int64_t> values) {
  val result = val::array();
  for (const std::int64_t value : values)
    result.call<void>("push", val(static_cast<double>(value)));
  return result;
}

val summary(const Summary& summary) {
  val result = val::object();
  result.set("mean", nullable(summary.mean));
  result.set("sd", nullable(summary.sd));
  result.set("median", nullable(summary.median));
  result.set("low", nullable(summary.low));
  result.set("high", nullable(summary.high));
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

Outcome<BootstrapRequest> bootstrap_request(const val& options) {
  const auto word = criterion(options);
  if (!word) return word.error();
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  const double seed = number(options, "seed", 1);
  if (!whole(seed, 0, max_seed))
    return bad_option("seed", "must be a whole number from 0 to 9007199254740991.");
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
  return BootstrapRequest{{sizes.value(), static_cast<std::uint64_t>(seed), word.value()},
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
  std::sort(result.begin(), result.end(),
            [](const BootstrapSlice& p, const BootstrapSlice& q) { return p.first < q.first; });
  return result;
}

val slice(const BootstrapSlice& slice, std::span<const double> sizes) {
  val result = val::object();
  result.set("first", static_cast<double>(slice.first));
  result.set("last", static_cast<double>(slice.last));
  result.set("criterion", std::string(id(slice.criterion)));
  result.set("sizes", doubles(sizes));
  result.set("values", doubles(slice.values));
  result.set("atLimit", counts(slice.at_limit));
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
      list.call<void>("push", summary(summarise(values, request.level)));
    }
    return list;
  };
  val law_list = val::array();
  for (std::size_t l = 0; l < laws; ++l) {
    val law = val::object();
    law.set("law", std::string(catalogue()[l].id));
    law.set("atLimit", static_cast<double>(at_limit[l]));
    law.set("summary", summaries(l));
    law_list.call<void>("push", law);
  }
  val histograms = val::array(), exceedances = val::array();
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    gather(slices, laws * sizes.size() + s, values);
    if (request.threshold) {
      const Exceedance reached = exceedance(values, *request.threshold);
      val entry = val::object();
      entry.set("threshold", *request.threshold);
      entry.set("probability", reached.probability);
      entry.set("se", reached.se);
      exceedances.call<void>("push", entry);
    }
    const Histogram bins = histogram(values);
    val entry = val::object();
    entry.set("low", bins.low);
    entry.set("width", bins.width);
    entry.set("counts", counts(bins.counts));
    histograms.call<void>("push", entry);
  }
  val size_list = val::array();
  for (const double size : sizes) size_list.call<void>("push", size);

  val result = val::object();
  result.set("sizes", size_list);
  result.set("replicates", static_cast<double>(replicates));
  result.set("level", request.level);
  result.set("average", summaries(laws));
  result.set("laws", law_list);
  result.set("histogram", histograms);
  result.set("exceedance", request.threshold ? exceedances : val::null());
  return result;
}

}  // namespace gaincast::marshal

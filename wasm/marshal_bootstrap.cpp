#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "core/numerics/summary.hpp"
#include "wasm/marshal.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

constexpr double max_replicates = 1e6;

/// A list of numbers that grows; NaN in place of what is empty.
class Numbers {
 public:
  explicit Numbers(std::size_t room) { numbers_.reserve(room); }
  void add(double x) { numbers_.push_back(x); }
  void add(const std::optional<double>& x) {
    add(x.value_or(std::numeric_limits<double>::quiet_NaN()));
  }
  std::span<const double> all() const { return numbers_; }

 private:
  std::vector<double> numbers_;
};

}  // namespace

Outcome<BootstrapRequest> bootstrap_request(const Preprocessed& preprocessed, const val& options) {
  const auto word = criterion(options);
  if (!word) return word.error();
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  const auto seed = seed_option(options);
  if (!seed) return seed.error();
  const double none = given(option(options, "last")) ? max_replicates : std::nan("");
  const double replicates = number(options, "replicates", none);
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
  const auto within = bounds(preprocessed, options, sizes.value(), preprocessed.upper_bound);
  if (!within) return within.error();
  return BootstrapRequest{{sizes.value(), seed.value(), word.value(), within.value().kept},
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

val slice(const BootstrapSlice& slice, std::span<const double> sizes, std::span<const Law> laws) {
  val result = val::object();
  put(result, "first", static_cast<double>(slice.first));
  put(result, "last", static_cast<double>(slice.last));
  put(result, "criterion", id(slice.criterion));
  put(result, "laws", ids(laws));
  put(result, "sizes", doubles(sizes));
  put(result, "values", doubles(slice.values()));
  put(result, "atLimit", counts(slice.at_limit));
  put(result, "cautions", cautions(slice.cautions));
  return result;
}

val summary(std::span<const double> values, std::size_t laws, std::size_t sizes,
            const SummaryRequest& request) {
  const std::size_t cells = (laws + 1) * sizes, averages = cells - sizes;
  const std::size_t replicates = cells > 0 ? values.size() / cells : 0;
  Numbers result(5 * cells + 45 * sizes);
  Summariser summariser(request.level);
  std::vector<Histogram> histograms;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto sample = values.subspan(cell * replicates, replicates);
    Summary summary;
    if (cell < averages) {
      summary = summariser.summarise(sample);
    } else {
      Distribution distribution = summariser.distribution(sample);
      summary = distribution.summary;
      histograms.push_back(std::move(distribution.histogram));
    }
    for (const auto& x : {summary.mean, summary.sd, summary.median, summary.low, summary.high})
      result.add(x);
  }
  for (std::size_t s = 0; s < sizes; ++s) {
    result.add(histograms[s].low);
    result.add(histograms[s].width);
    result.add(static_cast<double>(histograms[s].counts.size()));
    for (const std::int64_t count : histograms[s].counts) result.add(static_cast<double>(count));
  }
  if (request.threshold)
    for (std::size_t s = 0; s < sizes; ++s) {
      const auto sample = values.subspan((averages + s) * replicates, replicates);
      const Exceedance reached = exceedance(sample, *request.threshold);
      result.add(reached.probability);
      result.add(reached.se);
    }
  return doubles(result.all());
}

}  // namespace gaincast::marshal

#include "core/numerics/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include "core/numerics/inner_loops.hpp"

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// The range of 64 values tells roughly where a sample lies.
constexpr std::size_t few = 64;
// The bins extend beyond the outermost quantiles by this share of the distance between those.
constexpr double margin = 0.25;

using Words = std::uint32_t __attribute__((vector_size(sizeof(Pair))));

/// The nearest whole numbers of two between 0 and 2^31, in words 0 and 2: the low bits of a sum
/// that has no room for a fraction.
Words rounded(const Pair& x) {
  const Pair sum = x + 0x1.8p52;
  Words words;
  std::memcpy(&words, &sum, sizeof words);
  return words;
}

void sort(std::span<double> values) {
  constexpr std::size_t short_enough = 64;
  if (values.size() > short_enough) return std::sort(values.begin(), values.end());
  for (std::size_t i = 1; i < values.size(); ++i) {
    const double value = values[i];
    std::size_t j = i;
    for (; j > 0 && value < values[j - 1]; --j) values[j] = values[j - 1];
    values[j] = value;
  }
}

std::size_t lower_rank(double p, std::size_t n) {
  return static_cast<std::size_t>(static_cast<double>(n - 1) * p);
}

}  // namespace

Quantiles::Quantiles(std::span<const double> probabilities)
    : probabilities_(probabilities.begin(), probabilities.end()),
      result_(probabilities.size()),
      bin_of_lower_(probabilities.size()) {}

std::span<const std::optional<double>> Quantiles::of(std::span<const double> values, double centre,
                                                     double spread) {
  values_ = values;
  const std::size_t n = values.size();
  if (bin_.size() < n) {
    bin_.resize(n);
    kept_.resize(n + 1);
  }
  const bool comparable = spread > 0 && spread < infinity;
  count(comparable && expected_
            ? Range{centre + spread * expected_->low, centre + spread * expected_->high}
            : range_of_a_few());
  keep();
  double lowest = infinity, highest = -infinity;
  for (std::size_t q = 0; q < result_.size(); ++q) {
    const double place = static_cast<double>(n - 1) * probabilities_[q];
    const std::size_t k = lower_rank(probabilities_[q], n);
    const double fraction = place - static_cast<double>(k),
                 lower = order_statistic(k, bin_of_lower_[q]);
    const double upper = fraction == 0 ? lower : order_statistic(k + 1, bin_of_lower_[q]);
    const double quantile = lower == upper ? lower : lower + fraction * (upper - lower);
    result_[q].reset();
    if (std::isfinite(quantile)) result_[q] = quantile;
    lowest = std::min(lowest, quantile);
    highest = std::max(highest, quantile);
  }
  const double beyond = margin * (highest - lowest);
  expected_.reset();
  if (comparable && std::isfinite(beyond))
    expected_ = {(lowest - beyond - centre) / spread, (highest + beyond - centre) / spread};
  return result_;
}

/// The range of a few of the values.
Quantiles::Range Quantiles::range_of_a_few() {
  const std::size_t step = std::max<std::size_t>(1, values_.size() / few);
  Range range{infinity, -infinity};
  for (std::size_t i = step / 2; i < values_.size(); i += step) {
    if (!std::isfinite(values_[i])) continue;
    range.low = std::min(range.low, values_[i]);
    range.high = std::max(range.high, values_[i]);
  }
  return range;
}

/// The first and the last bin also hold what lies beyond them.
void Quantiles::count(const Range& range) {
  const std::size_t n = values_.size();
  const double scale = (bins - 1) / (range.high - range.low);
  if (scale > 0 && std::isfinite(scale)) {
    // Local pointers: the compiler must assume that a byte that is written may be one of `this`.
    const double *const values = values_.data(), low = range.low;
    std::uint8_t* const bin_of_value = bin_.data();
    std::uint32_t* const inside = inside_.data();
    const auto put = [&](std::size_t i, std::uint32_t bin) {
      bin_of_value[i] = static_cast<std::uint8_t>(bin);
      ++inside[bin];
    };
    const auto bin = [&](const Pair& value) {
      return rounded(clamped((value - low) * scale, 0, bins - 1));
    };
    std::size_t i = 0;
    for (; i + 2 <= n; i += 2) {
      const auto two = bin(load_pair(values + i));
      put(i, two[0]);
      put(i + 1, two[2]);
    }
    if (i < n) put(i, bin(Pair{values[i], 0})[0]);
  } else {
    std::fill_n(bin_.begin(), n, std::uint8_t{0});
    inside_[0] = static_cast<std::uint32_t>(n);
  }
  std::uint32_t below = 0;
  for (int b = 0; b < bins; ++b) {
    below_[b] = below;
    below += std::exchange(inside_[b], 0);
  }
  below_[bins] = below;
}

/// from: that bin, or a lower one.
int Quantiles::bin_of(std::size_t rank, int from) const {
  while (below_[from + 1] <= rank) ++from;
  return from;
}

/// Keeps the bins that hold the order statistics asked for.
void Quantiles::keep() {
  const std::size_t n = values_.size();
  wanted_.fill(0);
  for (std::size_t q = 0; q < probabilities_.size(); ++q) {
    const std::size_t k = lower_rank(probabilities_[q], n);
    bin_of_lower_[q] = bin_of(k, 0);
    wanted_[bin_of_lower_[q]] = wanted_[bin_of(std::min(k + 1, n - 1), bin_of_lower_[q])] = 1;
  }
  std::uint32_t kept = 0;
  for (int b = 0; b < bins; ++b) {
    kept_below_[b] = kept;
    if (wanted_[b]) kept += below_[b + 1] - below_[b];
  }
  const std::uint8_t *const bin = bin_.data(), *const wanted = wanted_.data();
  // No branch: it would be taken now and then, which a processor cannot predict.
  double* const into = kept_.data();
  std::size_t count = 0;
  for (std::size_t i = 0; i < n; ++i) {
    into[count] = values_[i];
    count += wanted[bin[i]];
  }
  sort({into, count});
}

double Quantiles::order_statistic(std::size_t rank, int from) const {
  const int bin = bin_of(rank, from);
  return kept_[kept_below_[bin] + rank - below_[bin]];
}

}  // namespace gaincast

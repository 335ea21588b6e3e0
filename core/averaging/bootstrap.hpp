#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/data/caution.hpp"
#include "core/data/dataset.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// What a bootstrap is asked for.
struct BootstrapOptions {
  std::vector<double> sizes;  ///< valid by parse_targets
  std::uint64_t seed = 1;
  Criterion criterion = Criterion::aic;
  /// The gains at each size that no law's is beyond, pp: one interval for every size, or none.
  std::vector<Interval> bounds = {};
};

/// The forecasts of every law and of the average for the resamples [first, last), and how many
/// refits of each law lie at a limit. Those are kept: leaving them out would bias the intervals.
struct BootstrapSlice {
  std::int64_t first, last;
  Criterion criterion;                 ///< as in Ensemble: AIC where AICc has no value for any law
  std::vector<std::int64_t> at_limit;  ///< per law
  std::vector<Caution> cautions;       ///< about the data, as cautions() makes them
  std::size_t cells;                   ///< (laws + 1)·sizes
  std::unique_ptr<double[]> memory;    ///< not a vector, which would fill millions with zeros first

  /// values()[(column·sizes + s)·(last − first) + i], pp: size s, resample first + i; the columns
  /// are the laws, then the average. NaN for a law that is not identified, and for the average
  /// where no law takes part; infinite where a refit grows without bound. The average is infinite
  /// beyond the data where a law that grows so fits decisively better than those that are averaged.
  std::span<const double> values() const {
    return {memory.get(), cells * static_cast<std::size_t>(last - first)};
  }
};

/// The parametric bootstrap (the paper, section 2.5): resample i has the gains y* = y + se·z, z
/// from the normal stream (seed, i) alone, one number for each distinct size (rows of one size are
/// pooled). Every law is refitted to its global optimum, weights are computed anew, forecasts
/// averaged.
///
///     const BootstrapSlice slice = bootstrap(dataset, {{70}}, 0, 1000);
///     const auto averages = slice.values().last(1000);    // of the average at the last size
///     summarise(averages, 0.95).low;                      // core/numerics/summary.hpp
///
/// The resamples may be cut into any slices: each depends on (seed, i) alone.
BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last);
/// The same for any laws.
BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last, std::span<const Law> laws);

}  // namespace gaincast

#include "core/averaging/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/averaging/cautions.hpp"
#include "core/averaging/ensemble.hpp"
#include "core/averaging/ensemble_refit.hpp"
#include "core/data/bounds.hpp"
#include "core/numerics/inner_loops.hpp"

namespace gaincast {
namespace {

constexpr int together = 8, pairs = together / 2;

/// Copies up to `together` values. (A call of a library function for so few takes longer.)
void copy(const double* from, double* to, std::size_t count) {
  if (count == together)
    unrolled<together>([&](int k) { to[k] = from[k]; });
  else
    for (std::size_t k = 0; k < count; ++k) to[k] = from[k];
}

/// Writes the averages of `together` resamples behind the values of the laws.
///   values   (laws + 1)·sizes cells of `together` values; infinite ones only without weight
///   weights  one cell a law; the weights of a resample sum to 1
///   none     the value that each average begins with
void average(double* values, const double* weights, const double (&none)[together],
             std::size_t laws, std::size_t sizes) {
  double* const averages = values + laws * sizes * together;
  for (std::size_t s = 0; s < sizes; ++s) copy(none, averages + s * together, together);
  for (std::size_t law = 0; law < laws; ++law) {
    const double* const weight = weights + law * together;
    Pair weight_pair[pairs];
    bool each = true;
    unrolled<together>([&](int k) { each &= weight[k] > 0; });
    unrolled<pairs>([&](int k) { weight_pair[k] = load_pair(weight + 2 * k); });
    const double* value = values + law * sizes * together;
    double* average = averages;
    for (std::size_t s = 0; s < sizes; ++s, value += together, average += together) {
      if (each)
        unrolled<pairs>([&](int k) {
          store_pair(load_pair(average + 2 * k) + weight_pair[k] * load_pair(value + 2 * k),
                     average + 2 * k);
        });
      else
        unrolled<together>([&](int k) {
          if (weight[k] > 0) average[k] += weight[k] * value[k];
        });
    }
  }
}

}  // namespace

BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last) {
  return bootstrap(dataset, options, first, last, standard_laws());
}

BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last, std::span<const Law> laws) {
  const auto count = static_cast<std::size_t>(last - first);
  const std::size_t sizes = options.sizes.size(), cells = (laws.size() + 1) * sizes;
  EnsembleRefit ensemble(dataset, laws, options.criterion, options.sizes);
  BootstrapSlice slice{first,
                       last,
                       ensemble.criterion(),
                       std::vector<std::int64_t>(laws.size(), 0),
                       gaincast::cautions(dataset, ensemble.fits(), options.criterion),
                       cells,
                       std::unique_ptr<double[]>(new double[cells * count])};
  Draw draw(dataset.points());
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  // A few resamples side by side, so that neighbours in memory are read and written together. What
  // no law fills stays NaN.
  std::vector<double> values(cells * together, nan), weights(laws.size() * together, 0);
  double none[together];       // what an average begins with: NaN where there is none
  double unbounded[together];  // 0, or the infinity towards which a better law grows
  const bool averaged = !weigh(ensemble.fits(), options.criterion).better_left_out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t column = i % together;
    const Resample resample = draw(options.seed, first + static_cast<std::int64_t>(i));
    ensemble.refit(resample);
    none[column] = averaged && ensemble.weight() > 0 ? 0 : nan;
    unbounded[column] = ensemble.better_left_out() ? std::copysign(infinity, resample.y.back()) : 0;
    for (const auto& member : ensemble.members()) {
      slice.at_limit[member.law] += member.last.at_limit;
      double* const own = values.data() + member.law * sizes * together + column;
      member.refit.values(own, together);
      for (std::size_t s = 0; s < options.bounds.size(); ++s)
        own[s * together] = within(options.bounds[s], own[s * together]);
      weights[member.law * together + column] = member.weight / ensemble.weight();
    }
    if (column + 1 < together && i + 1 < count) continue;
    average(values.data(), weights.data(), none, laws.size(), sizes);
    for (std::size_t k = 0; k <= column; ++k)
      if (unbounded[k] != 0 && averaged)
        for (std::size_t s = 0; s < sizes; ++s)
          if (options.sizes[s] > dataset.points().back().at.size)
            values[(laws.size() * sizes + s) * together + k] =
                options.bounds.empty() ? unbounded[k] : within(options.bounds[s], unbounded[k]);
    for (std::size_t cell = 0; cell < cells; ++cell)
      copy(values.data() + cell * together, slice.memory.get() + cell * count + i - column,
           column + 1);
  }
  return slice;
}

}  // namespace gaincast

#include "core/bootstrap.hpp"

#include <algorithm>
#include <limits>

#include "core/ensemble_refit.hpp"

namespace gaincast {
BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last) {
  return bootstrap(dataset, options, first, last, catalogue());
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
                       cells,
                       std::unique_ptr<double[]>(new double[cells * count])};
  Draw draw(dataset.points());
  // A few resamples at a time, so that neighbours in memory are written together. What no law fills
  // stays NaN.
  constexpr std::size_t together = 8;
  std::vector<double> few(cells * together, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = [&](std::size_t column) {
      return few.data() + column * sizes * together + i % together;
    };
    ensemble.refit(draw(options.seed, first + static_cast<std::int64_t>(i)));
    for (const auto& member : ensemble.members()) {
      slice.at_limit[member.law] += member.last.at_limit;
      double* const values = row(member.law);
      member.refit.values(values, together);
      if (options.most < std::numeric_limits<double>::infinity())
        for (std::size_t s = 0; s < sizes; ++s)
          values[s * together] = std::min(values[s * together], options.most);
    }
    for (std::size_t s = 0; s < sizes; ++s) {
      double average = 0;
      for (const auto& member : ensemble.members())
        if (member.weight > 0) average += member.weight * row(member.law)[s * together];
      row(laws.size())[s * together] = average / ensemble.weight();  // NaN if no law takes part
    }
    if (i % together + 1 < together && i + 1 < count) continue;
    const std::size_t begin = i - i % together;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      double* const out = slice.memory.get() + cell * count + begin;
      const double* const in = few.data() + cell * together;
      if (i - begin + 1 == together)
        for (std::size_t k = 0; k < together; ++k) out[k] = in[k];
      else
        for (std::size_t k = 0; k <= i - begin; ++k) out[k] = in[k];
    }
  }
  return slice;
}

}  // namespace gaincast

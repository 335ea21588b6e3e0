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
  const std::size_t sizes = options.sizes.size();
  EnsembleRefit ensemble(dataset, laws, options.criterion, options.sizes);
  BootstrapSlice slice{first, last, ensemble.criterion(),
                       std::vector<double>((laws.size() + 1) * sizes * count,
                                           std::numeric_limits<double>::quiet_NaN()),
                       std::vector<std::int64_t>(laws.size(), 0)};
  Draw draw(dataset.points());
  const auto column = [&](std::size_t c, std::size_t i) {
    return slice.values.data() + c * sizes * count + i;
  };
  for (std::size_t i = 0; i < count; ++i) {
    ensemble.refit(draw(options.seed, first + static_cast<std::int64_t>(i)));
    for (const auto& member : ensemble.members()) {
      slice.at_limit[member.law] += member.last.at_limit;
      double* values = column(member.law, i);
      member.refit.values(values, count);
      if (options.most < std::numeric_limits<double>::infinity())
        for (std::size_t s = 0; s < sizes; ++s)
          values[s * count] = std::min(values[s * count], options.most);
    }
    if (ensemble.weight() == 0) continue;  // no law takes part: the average stays NaN
    for (std::size_t s = 0; s < sizes; ++s) {
      double average = 0;
      for (const auto& member : ensemble.members())
        if (member.weight > 0) average += member.weight * column(member.law, i)[s * count];
      column(laws.size(), i)[s * count] = average / ensemble.weight();
    }
  }
  return slice;
}

}  // namespace gaincast

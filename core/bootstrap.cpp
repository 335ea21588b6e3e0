#include "core/bootstrap.hpp"

#include <cmath>
#include <limits>
#include <optional>

#include "core/ensemble.hpp"
#include "core/law_refit.hpp"
#include "core/random.hpp"

namespace gaincast {
namespace {

/// A law that is refitted: its place among the columns and its penalty for parameters.
struct Refitting {
  std::size_t column;
  std::optional<double> penalty;  ///< criterion less chi2; none: no weight
  LawRefit law;
};

std::optional<double> penalty(Criterion criterion, int k, int n) {
  switch (criterion) {
    case Criterion::aic:
      return aic(0, k);
    case Criterion::aicc:
      return aicc(0, k, n);
    case Criterion::bic:
      return bic(0, k, n);
  }
  return std::nullopt;
}

/// Draws one resample after the other into the same arrays.
class Draw {
 public:
  Draw(std::span<const Point> points, std::uint64_t seed) : seed_(seed), gains_(points.size()) {
    for (const Point& point : points) data_.push_back(point.gain / point.se);
  }

  Resample operator()(std::int64_t index) {
    NormalStream stream(seed_, static_cast<std::uint64_t>(index));
    double squares = 0, displacement2 = 0;
    for (std::size_t i = 0; i < data_.size(); ++i) {
      const double z = stream.next();
      gains_[i] = data_[i] + z;
      squares += gains_[i] * gains_[i];
      displacement2 += z * z;
    }
    return {index, gains_, squares, std::sqrt(displacement2)};
  }

 private:
  std::uint64_t seed_;
  std::vector<double> data_;   // y/se
  std::vector<double> gains_;  // y*/se
};

}  // namespace

BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last) {
  return bootstrap(dataset, options, first, last, catalogue());
}

BootstrapSlice bootstrap(const Dataset& dataset, const BootstrapOptions& options,
                         std::int64_t first, std::int64_t last, std::span<const Law> laws) {
  const auto count = static_cast<std::size_t>(last - first);
  const std::size_t sizes = options.sizes.size();
  RefitStore store(dataset.points());
  const std::vector<Fit> fits = fit(dataset, laws, store);
  BootstrapSlice slice{first, last, weigh(fits, options.criterion).criterion,
                       std::vector<double>((laws.size() + 1) * sizes * count,
                                           std::numeric_limits<double>::quiet_NaN()),
                       std::vector<std::int64_t>(laws.size(), 0)};

  std::vector<Abscissa> at;
  for (const double size : options.sizes) at.push_back({size, std::log(size)});
  std::vector<Refitting> refittings;
  for (std::size_t l = 0; l < laws.size(); ++l) {
    if (fits[l].status == Status::not_identified) continue;
    refittings.push_back({l, penalty(slice.criterion, fits[l].k, fits[l].n), laws[l].refit(store)});
    refittings.back().law.at_sizes(at);
  }

  Draw draw(dataset.points(), options.seed);
  std::vector<double> weights(refittings.size());
  const auto column = [&](std::size_t c, std::size_t i) {
    return slice.values.data() + c * sizes * count + i;
  };
  for (std::size_t i = 0; i < count; ++i) {
    const Resample resample = draw(first + static_cast<std::int64_t>(i));
    double lowest = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < refittings.size(); ++r) {
      auto& [c, penalty, law] = refittings[r];
      const Refitted refitted = law.refit(resample);
      slice.at_limit[c] += refitted.at_limit;
      weights[r] = refitted.averaged && penalty ? refitted.chi2 + *penalty
                                                : std::numeric_limits<double>::infinity();
      lowest = std::min(lowest, weights[r]);
      law.values(column(c, i), count);
    }
    if (!std::isfinite(lowest)) continue;  // no law takes part: the average stays NaN
    double sum = 0;
    for (double& weight : weights) sum += weight = std::exp(-(weight - lowest) / 2);
    for (std::size_t s = 0; s < sizes; ++s) {
      double average = 0;
      for (std::size_t r = 0; r < refittings.size(); ++r)
        if (weights[r] > 0) average += weights[r] * column(refittings[r].column, i)[s * count];
      column(laws.size(), i)[s * count] = average / sum;
    }
  }
  return slice;
}

}  // namespace gaincast

#include "core/averaging/law_intervals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/fitting/refit_store.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

constexpr std::size_t most_points = 100;
constexpr int most_doublings = 20;  // a million times the first step: the end is not closed
constexpr int most_halvings = 40;
constexpr double exact = 1e-6;  // of the distance from the best value

/// chi2 of the best curve of a law through one value more.
class Profile {
 public:
  Profile(const Dataset& dataset, const Law& law, double size) : law_(law) {
    double least = std::numeric_limits<double>::infinity();
    for (const Point& point : dataset.points()) {
      rows_.push_back({point.at.size, point.gain, point.se});
      least = std::min(least, point.se);
    }
    se_ = least;
    best_ = chi2(rows_);
    rows_.push_back({size, 0, std::max(1e-3 * least, Dataset::min_magnitude)});
  }

  /// The smallest standard error of the data.
  double se() const { return se_; }

  /// The root of what chi2 loses where the curve goes through a value; infinite where the value is
  /// none that can be computed with.
  double off(double value) {
    rows_.back().gain = value;
    if (!(std::abs(value) <= Dataset::max_magnitude))
      return std::numeric_limits<double>::infinity();
    return std::sqrt(std::max(chi2(rows_) - best_, 0.0));
  }

 private:
  double chi2(std::span<const Observation> rows) const {
    const Dataset dataset = Dataset::parse(rows).value();
    RefitStore families(dataset.points());
    return law_.fit(dataset, families).chi2;
  }

  const Law& law_;
  std::vector<Observation> rows_;
  double se_ = 0, best_ = 0;
};

/// Where the profile is `wanted` off, from the best value in steps of this sign and size.
double crossing(Profile& profile, double best, double step, double wanted) {
  double inside = 0, outside = step, off_inside = -wanted, off_outside = 0;
  for (int i = 0;; ++i) {
    off_outside = profile.off(best + outside) - wanted;
    if (off_outside > 0) break;
    if (i == most_doublings) return std::copysign(std::numeric_limits<double>::infinity(), step);
    inside = outside;
    off_inside = off_outside;
    outside *= 2;
  }
  // The false position, with Illinois's rule: an end that stays counts half.
  for (int i = 0; i < most_halvings && std::abs(outside - inside) > exact * std::abs(outside);
       ++i) {
    const double share =
        std::isfinite(off_outside) && i % 3 != 2 ? off_inside / (off_inside - off_outside) : 0.5;
    const double middle = inside + std::clamp(share, 1e-3, 1 - 1e-3) * (outside - inside);
    const double off = profile.off(best + middle) - wanted;
    if (off > 0) {
      outside = middle;
      off_outside = off;
      off_inside /= 2;
    } else {
      inside = middle;
      off_inside = off;
      off_outside /= 2;
    }
  }
  return best + outside;
}

}  // namespace

std::optional<Interval> law_interval(const Dataset& dataset, const Law& law, const Fit& fit,
                                     double size, double level) {
  const auto at = fit.predict(size);
  if (!at || fit.status == Status::not_identified || dataset.least_chi2() ||
      dataset.points().size() > most_points)
    return std::nullopt;
  Profile profile(dataset, law, size);
  const double wanted = normal_quantile((1 + level) / 2);
  const double step = std::max(at->sd, profile.se() / 10);
  return Interval{crossing(profile, at->value, -step, wanted),
                  crossing(profile, at->value, step, wanted)};
}

}  // namespace gaincast

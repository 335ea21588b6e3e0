#include "core/fitting/profile_sd.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/fitting/law_refit.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

constexpr double ends = 1.959963984540054;  // of a central 95%, in standard deviations
constexpr int draws = 36, halvings = 5;
constexpr std::uint64_t seed = 1988;
constexpr std::size_t most_points = 500;

/// One law's curves that fit the data nearly as well as the best one.
class NearlyBest {
 public:
  explicit NearlyBest(const Fit& fit)
      : families_(*fit.families),
        points_(families_.dataset.points()),
        fit_(fit),
        refit_(fit.refit(families_.store)) {
    // Where se are unknown: what those of the points are times as large.
    if (fit.least_chi2 && fit.n > fit.free)
      factor_ = std::sqrt(std::max(fit.chi2 / (fit.n - fit.free), *fit.least_chi2 / fit.n) /
                          families_.dataset.variance_unit());
    for (const Point& point : points_) {
      data_.push_back(point.gain / point.se);
      best_.push_back(best_at(point.at.size) / point.se);
      bar_ += (data_.back() - best_.back()) * (data_.back() - best_.back());
      data2_ += data_.back() * data_.back();
    }
    resample_ = scaled_ = data_;
    bar_ += ends * ends * factor_ * factor_;
  }

  std::vector<double> operator()(std::span<const double> sizes) {
    std::vector<Abscissa> at;
    std::vector<double> best, reach(sizes.size(), 0);
    for (const Point& point : points_) at.push_back(point.at);
    for (const double size : sizes) {
      at.push_back({size, std::log(size)});
      best.push_back(best_at(size));
    }
    refit_.at_sizes(at);
    curve_.resize(at.size());
    for (int i = 0; i < draws; ++i) {
      draw(i);
      if (refit_to(resample_, best, reach)) continue;
      // It fits too badly: towards the best curve there is one that is just good enough.
      const std::vector<double> far = scaled_;
      double inside = 0, outside = 1;
      for (int halving = 0; halving < halvings; ++halving) {
        const double share = (inside + outside) / 2;
        for (std::size_t j = 0; j < far.size(); ++j)
          resample_[j] = best_[j] + share * (far[j] - best_[j]);
        (refit_to(resample_, best, reach) ? inside : outside) = share;
      }
    }
    for (double& each : reach) each /= ends;
    return reach;
  }

 private:
  double best_at(double size) const {
    const auto at = fit_.linearise(size);
    return at ? at->value : std::numeric_limits<double>::quiet_NaN();
  }

  void draw(int i) {
    NormalStream normal(seed, static_cast<std::uint64_t>(i));
    const double noise = factor_ * (i % 3 == 2 ? 4 : i % 3 + 1);
    for (std::size_t j = 0; j < data_.size(); ++j) resample_[j] = data_[j] + noise * normal.next();
  }

  /// Refits the law to these gains. Of the curve's multiples those count that fit the data within
  /// the bar: how far they reach from the best gains. False where there are none.
  bool refit_to(const std::vector<double>& gains, const std::vector<double>& best,
                std::vector<double>& reach) {
    double squares = 0, apart2 = 0;
    for (std::size_t j = 0; j < gains.size(); ++j) {
      squares += gains[j] * gains[j];
      apart2 += (gains[j] - data_[j]) * (gains[j] - data_[j]);
    }
    refit_.refit({families_.resamples++, gains, squares, std::sqrt(apart2)});
    refit_.values(curve_.data(), 1);
    double norm2 = 0, along = 0;
    for (std::size_t j = 0; j < data_.size(); ++j) {
      scaled_[j] = curve_[j] / points_[j].se;
      norm2 += scaled_[j] * scaled_[j];
      along += scaled_[j] * data_[j];
    }
    const double multiple = along / norm2, left = bar_ - (data2_ - along * multiple);
    for (double& value : scaled_) value *= multiple;
    if (!(norm2 > 0) || !(left >= 0)) return false;
    const double width = std::sqrt(left / norm2);
    for (std::size_t s = 0; s < best.size(); ++s) {
      const double value = curve_[data_.size() + s];
      const double off = std::abs(multiple * value - best[s]) + width * std::abs(value);
      reach[s] =
          std::isfinite(off) ? std::max(reach[s], off) : std::numeric_limits<double>::infinity();
    }
    return true;
  }

  FittedFamilies& families_;
  std::span<const Point> points_;
  const Fit& fit_;
  LawRefit refit_;
  double factor_ = 1;
  std::vector<double> data_, best_, resample_, scaled_;  // gains over their se
  std::vector<double> curve_;                            // at the points, then at the sizes
  double data2_ = 0, bar_ = 0;
};

}  // namespace

std::vector<double> profile_sd(const Fit& fit, std::span<const double> sizes) {
  return NearlyBest(fit)(sizes);
}

void keep_families(Fit& fit, const Law& law, const std::shared_ptr<FittedFamilies>& families) {
  if (!fit.averaged || families->dataset.points().size() > most_points) return;
  fit.profile_sd = &profile_sd;
  fit.families = families;
  fit.refit = law.refit;
}

}  // namespace gaincast

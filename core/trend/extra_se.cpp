#include "core/trend/extra_se.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/ascending.hpp"
#include "core/trend/damped_trend.hpp"
#include "core/trend/slope_scale.hpp"

namespace gaincast {
namespace {

/// Every row as a point of its own, in ascending order of size: rows of one size show the scatter
/// most clearly.
std::vector<Point> in_order(std::span<const Observation> rows) {
  std::vector<double> sizes;
  for (const Observation& row : rows) sizes.push_back(row.size);
  std::vector<Point> points;
  for (const std::size_t i : ascending(sizes))
    points.push_back({{rows[i].size, std::log(rows[i].size)}, rows[i].gain, rows[i].se});
  return points;
}

/// The likelihood of an extra standard error, averaged over the slope scale.
class Likelihood {
 public:
  explicit Likelihood(std::vector<Point> points)
      : points_(std::move(points)), slope_sds_(slope_scales(points_, calibration)) {}

  double log_at(double extra_se) const {
    std::vector<double> noise, logs;
    for (const Point& point : points_) noise.push_back(point.se * point.se + extra_se * extra_se);
    for (const double slope_sd : slope_sds_) {
      const DampedTrend trend{calibration.fading, slope_sd, calibration.first_slope * slope_sd};
      logs.push_back(follow(trend, points_, noise, {}).log_likelihood);
    }
    const double highest = *std::max_element(logs.begin(), logs.end());
    double sum = 0;
    for (const double log : logs) sum += std::exp(log - highest);
    return highest + std::log(sum);
  }

  std::span<const Point> points() const { return points_; }

 private:
  std::vector<Point> points_;
  std::vector<double> slope_sds_;
};

}  // namespace

ExtraSe estimate_extra_se(std::span<const Observation> rows) {
  const Likelihood likelihood(in_order(rows));
  // 0, and 61 values in equal ratios from a hundredth of the typical standard error to ten times
  // the range of the gains.
  constexpr int steps = 60;
  const double se = typical_se(likelihood.points()), from = 0.01 * se;
  const double ratio =
      std::pow(10 * (range_of_gains(likelihood.points()) + se) / from, 1.0 / steps);
  std::vector<double> at{0}, logs{likelihood.log_at(0)};
  for (int i = 0; i <= steps; ++i) {
    at.push_back(from * std::pow(ratio, i));
    logs.push_back(likelihood.log_at(at.back()));
  }
  std::size_t best =
      static_cast<std::size_t>(std::max_element(logs.begin(), logs.end()) - logs.begin());
  ExtraSe found{at[best], 0, std::nullopt};
  double highest = logs[best];
  if (best > 0) {  // golden section between the neighbours
    double low = at[best - 1], high = best + 1 < at.size() ? at[best + 1] : at[best];
    constexpr double golden = 0.6180339887498949;
    for (int i = 0; i < 40; ++i) {
      const double a = high - golden * (high - low), b = low + golden * (high - low);
      (likelihood.log_at(a) > likelihood.log_at(b) ? high : low) =
          likelihood.log_at(a) > likelihood.log_at(b) ? b : a;
    }
    const double middle = (low + high) / 2;
    if (const double value = likelihood.log_at(middle); value > highest) {
      highest = value;
      found.estimate = middle;
    }
  }
  // The ends of the interval: ln L is lower there by half the 95% point of chi2 with one degree of
  // freedom.
  constexpr double fall = 1.920729410347062;
  const auto crossing = [&](double inside, double outside) {
    for (int i = 0; i < 60; ++i) {
      const double middle = (inside + outside) / 2;
      (likelihood.log_at(middle) > highest - fall ? inside : outside) = middle;
    }
    return inside;
  };
  if (logs[0] < highest - fall) found.low = crossing(found.estimate, 0);
  if (logs.back() < highest - fall) found.high = crossing(found.estimate, at.back());
  return found;
}

}  // namespace gaincast

#include "core/trend/extra_se.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/data/preprocessing.hpp"
#include "core/numerics/ascending.hpp"
#include "core/trend/calibration.hpp"
#include "core/trend/damped_trend.hpp"

namespace gaincast {
namespace {

/// Rows of neighbouring sizes that share a level of the trend.
struct Group {
  double log_size;
  std::vector<Observation> rows;
};

/// The rows of each size, in ascending order. More than 512 sizes are put into 512 groups of
/// neighbours, within which a trend over all of them hardly changes.
std::vector<Group> groups_of(std::span<const Observation> rows) {
  constexpr std::size_t most = 512;
  std::vector<double> sizes;
  for (const Observation& row : rows) sizes.push_back(row.size);
  const auto order = ascending(sizes);
  std::size_t distinct = 0;
  for (std::size_t i = 0; i < order.size(); ++i)
    distinct += i == 0 || rows[order[i]].size != rows[order[i - 1]].size;
  std::vector<Group> groups;
  double sum = 0;
  for (std::size_t i = 0, counted = 0; i < order.size(); ++i) {
    const Observation& row = rows[order[i]];
    if (i == 0 || row.size != rows[order[i - 1]].size) {
      const bool next = distinct <= most || counted * most / distinct >= groups.size();
      if (next) {
        groups.push_back({});
        sum = 0;
      }
      ++counted;
    }
    groups.back().rows.push_back(row);
    sum += std::log(row.size);
    groups.back().log_size = sum / static_cast<double>(groups.back().rows.size());
  }
  // One size keeps its logarithm to the last bit.
  for (Group& group : groups)
    if (group.rows.front().size == group.rows.back().size)
      group.log_size = std::log(group.rows.front().size);
  return groups;
}

/// The slope scales that the likelihood is averaged over: 32 in equal ratios, from a hundredth of
/// the slope that goes through the range of the gains once to ten times that slope. In contrast to
/// slope_scales() they do not depend on standard errors, which may be negligible.
std::vector<double> slopes(double range, double span) {
  constexpr int count = 32;
  std::vector<double> result;
  for (int i = 0; i < count; ++i)
    result.push_back(0.01 * range / span * std::pow(1000, (i + 0.5) / count));
  return result;
}

/// The likelihood of an extra standard error, averaged over the slope scale.
class Likelihood {
 public:
  Likelihood(std::span<const Observation> rows, double range) : groups_(groups_of(rows)) {
    slope_sds_ = slopes(range, groups_.back().log_size - groups_.front().log_size);
  }

  /// Steps of the Kalman filter so far.
  std::int64_t steps() const { return steps_; }

  double log_at(double extra_se) const {
    steps_ += static_cast<std::int64_t>(groups_.size() * slope_sds_.size());
    std::vector<Point> points;
    std::vector<double> noise, logs;
    double scatter = 0;  // ln of the density of the rows about the means of their groups
    for (const Group& group : groups_) {
      double weight = 0, mean = 0, squares = 0;
      for (const Observation& row : group.rows) {
        const double w = 1 / (row.se * row.se + extra_se * extra_se);
        weight += w;
        mean += w * row.gain;
        if (group.rows.size() > 1) scatter += std::log(w) / 2;
      }
      mean /= weight;
      if (group.rows.size() > 1) {
        for (const Observation& row : group.rows)
          squares +=
              (row.gain - mean) * (row.gain - mean) / (row.se * row.se + extra_se * extra_se);
        scatter -= (squares + std::log(weight)) / 2;
      }
      points.push_back({{std::exp(group.log_size), group.log_size}, mean, 1 / std::sqrt(weight)});
      noise.push_back(1 / weight);
    }
    for (const double slope_sd : slope_sds_) {
      const DampedTrend trend{calibration.fading, slope_sd, calibration.first_slope * slope_sd};
      logs.push_back(follow(trend, points, noise, {}).log_likelihood);
    }
    const double highest = *std::max_element(logs.begin(), logs.end());
    double sum = 0;
    for (const double log : logs) sum += std::exp(log - highest);
    return scatter + highest + std::log(sum);
  }

 private:
  std::vector<Group> groups_;
  std::vector<double> slope_sds_;
  mutable std::int64_t steps_ = 0;
};

/// The highest gain less the lowest, pp.
double range_of(std::span<const Observation> rows) {
  double low = rows[0].gain, high = low;
  for (const Observation& row : rows) {
    low = std::min(low, row.gain);
    high = std::max(high, row.gain);
  }
  return high - low;
}

}  // namespace

ExtraSe estimate_extra_se(std::span<const Observation> given, bool interval) {
  const double range = range_of(given);
  if (range == 0) return {0, 0, std::nullopt};
  std::vector<Observation> rows(given.begin(), given.end());
  const double assumed = se_of_others(given).value_or(1e-6 * range);
  for (Observation& row : rows)
    if (row.se_source == SeSource::unknown) row.se *= assumed;
  const Likelihood likelihood(rows, range);
  // 0, and 25 values in equal ratios from a thousandth of the range of the gains to ten times it.
  constexpr int steps = 24;
  const double from = 1e-3 * range, ratio = std::pow(1e4, 1.0 / steps);
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
    double a = high - golden * (high - low), b = low + golden * (high - low);
    double at_a = likelihood.log_at(a), at_b = likelihood.log_at(b);
    for (int i = 0; i < 32; ++i) {
      if (at_a > at_b) {
        high = std::exchange(b, a);
        at_b = at_a;
        a = high - golden * (high - low);
        at_a = likelihood.log_at(a);
      } else {
        low = std::exchange(a, b);
        at_a = at_b;
        b = low + golden * (high - low);
        at_b = likelihood.log_at(b);
      }
    }
    const double middle = (low + high) / 2;
    if (const double value = likelihood.log_at(middle); value > highest) {
      highest = value;
      found.estimate = middle;
    }
  }
  found.steps = likelihood.steps();
  if (!interval) return found;
  // The ends of the interval: ln L is lower there by half the 95% point of chi2 with one degree of
  // freedom.
  constexpr double fall = 1.920729410347062;
  const auto crossing = [&](double inside, double outside) {
    for (int i = 0; i < 30; ++i) {
      const double middle = (inside + outside) / 2;
      (likelihood.log_at(middle) > highest - fall ? inside : outside) = middle;
    }
    return inside;
  };
  if (logs[0] < highest - fall) found.low = crossing(found.estimate, 0);
  if (logs.back() < highest - fall) found.high = crossing(found.estimate, at.back());
  found.steps = likelihood.steps();
  return found;
}

}  // namespace gaincast

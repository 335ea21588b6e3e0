#include "core/trend/damped_trend.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gaincast {
namespace {

/// Symmetric, of (level, slope).
struct Covariance {
  double level, both, slope;
};

struct State {
  double level, slope;
  Covariance variance;
};

/// What d >= 0 e-folds do to the state: level += carried · slope, slope *= kept, plus noise.
struct Step {
  double carried, kept;
  Covariance noise;
};

Step step(const DampedTrend& trend, double d) {
  const double x = trend.fading * d;
  const double kept = std::exp(-x), gone = -std::expm1(-x);
  const double scale = trend.slope_sd / trend.fading;
  // 2x − 2(1 − e^−x) − (1 − e^−x)², which near 0 is its series: else it would be lost in rounding.
  const double level = x < 0.004 ? x * x * x * (2.0 / 3 - x * (1.0 / 2 - x * (7.0 / 30 - x / 12)))
                                 : 2 * (x - gone) - gone * gone;
  return {gone / trend.fading,
          kept,
          {scale * scale * level, scale * trend.slope_sd * gone * gone,
           trend.slope_sd * trend.slope_sd * gone * (1 + kept)}};
}

State moved(const State& from, const Step& by) {
  const auto& [level, both, slope] = from.variance;
  return {from.level + by.carried * from.slope,
          by.kept * from.slope,
          {level + by.carried * (2 * both + by.carried * slope) + by.noise.level,
           by.kept * (both + by.carried * slope) + by.noise.both,
           by.kept * by.kept * slope + by.noise.slope}};
}

/// A size between the smallest and the largest: of an observation, or one where a level is wanted.
struct Node {
  double at;
  int point;           ///< index of the observation; −1: there is none
  int asked;           ///< index of the level that is wanted; −1: there is none
  State expected{};    ///< given the observations before this one
  Step from_before{};  ///< from the node before
};

/// All observations and those of the wanted levels that lie between them, in ascending order.
std::vector<Node> nodes_of(std::span<const Point> points, std::span<const double> log_sizes) {
  std::vector<Node> nodes;
  std::size_t next = 0;
  const double first = points.front().at.log_size, last = points.back().at.log_size;
  while (next < log_sizes.size() && log_sizes[next] < first) ++next;
  for (std::size_t i = 0; i < points.size(); ++i) {
    nodes.push_back({points[i].at.log_size, static_cast<int>(i), -1});
    const double until = i + 1 < points.size() ? points[i + 1].at.log_size : last;
    for (; next < log_sizes.size() && log_sizes[next] <= last &&
           (log_sizes[next] < until || i + 1 == points.size());
         ++next)
      nodes.push_back({log_sizes[next], -1, static_cast<int>(next)});
  }
  return nodes;
}

/// Runs the Kalman filter over the nodes: writes the state that each expects before its own
/// observation (the first: after it) and returns the state after the last.
State filter(const DampedTrend& trend, std::span<const Point> points, std::span<const double> noise,
             std::vector<Node>& nodes, double& log_likelihood) {
  State state{points[0].gain, 0, {noise[0], 0, trend.first_slope_sd * trend.first_slope_sd}};
  nodes[0].expected = state;
  log_likelihood = 0;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    Node& node = nodes[i];
    node.from_before = step(trend, node.at - nodes[i - 1].at);
    state = node.expected = moved(state, node.from_before);
    if (node.point < 0) continue;
    const auto& [level, both, slope] = node.expected.variance;
    const double variance = level + noise[node.point];
    const double surprise = points[node.point].gain - state.level;
    log_likelihood -=
        0.5 * (surprise * surprise / variance + std::log(2 * std::numbers::pi * variance));
    state.level += level / variance * surprise;
    state.slope += both / variance * surprise;
    state.variance = {level * (noise[node.point] / variance), both * (noise[node.point] / variance),
                      std::max(slope - both / variance * both, 0.0)};
  }
  return state;
}

/// The smoother: writes the levels at the nodes where they are wanted, given all observations, and
/// returns the state at the first node.
State smooth(std::span<const Point> points, std::span<const double> noise,
             std::span<const Node> nodes, std::vector<Normal>& levels) {
  double r_level = 0, r_slope = 0;
  Covariance n{0, 0, 0};
  const auto smoothed = [&](const State& expected) {
    const auto& [p, q, s] = expected.variance;
    const double a = n.level * p + n.both * q, b = n.both * p + n.slope * q;  // N·(p, q)
    const double c = n.level * q + n.both * s, d = n.both * q + n.slope * s;  // N·(q, s)
    return State{expected.level + p * r_level + q * r_slope,
                 expected.slope + q * r_level + s * r_slope,
                 {std::max(p - (p * a + q * b), 0.0), q - (p * c + q * d),
                  std::max(s - (q * c + s * d), 0.0)}};
  };
  for (std::size_t i = nodes.size() - 1; i > 0; --i) {
    const Node& node = nodes[i];
    if (node.point >= 0) {
      const auto& [level, both, slope] = node.expected.variance;
      const double variance = level + noise[node.point];
      const double gain = noise[node.point] / variance, spill = both / variance;
      // (r, N) before the observation: (1, 0)/variance added, what it explains taken away.
      const double crossed = n.level * gain - n.both * spill;
      r_level = (points[node.point].gain - node.expected.level) / variance + gain * r_level -
                spill * r_slope;
      n = {1 / variance + gain * crossed - spill * (n.both * gain - n.slope * spill),
           n.both * gain - n.slope * spill, n.slope};
    } else {
      const State state = smoothed(node.expected);
      levels[node.asked] = {state.level, state.variance.level};
    }
    const auto& [carried, kept, ignored] = node.from_before;
    const double both = carried * n.level + kept * n.both;
    n = {n.level, both, carried * (both + kept * n.both) + kept * kept * n.slope};
    r_slope = carried * r_level + kept * r_slope;
  }
  return smoothed(nodes[0].expected);
}

}  // namespace

FollowedTrend follow(const DampedTrend& trend, std::span<const Point> points,
                     std::span<const double> noise, std::span<const double> log_sizes) {
  FollowedTrend followed{0, std::vector<Normal>(log_sizes.size()), {}};
  std::vector<Node> nodes = nodes_of(points, log_sizes);
  const State last = filter(trend, points, noise, nodes, followed.log_likelihood);
  followed.slope = {last.slope, last.variance.slope};
  const double smallest = points.front().at.log_size, largest = points.back().at.log_size;
  const bool only_beyond = log_sizes.empty() || log_sizes.front() > largest;
  const State first = only_beyond ? last : smooth(points, noise, nodes, followed.levels);
  for (std::size_t i = 0; i < log_sizes.size(); ++i) {
    if (log_sizes[i] >= smallest && log_sizes[i] <= largest) continue;
    const bool below = log_sizes[i] < smallest;
    State from = below ? first : last;
    if (below) {  // the process looks the same in both directions, with slopes of opposite sign
      from.slope = -from.slope;
      from.variance.both = -from.variance.both;
    }
    const State state =
        moved(from, step(trend, below ? smallest - log_sizes[i] : log_sizes[i] - largest));
    followed.levels[i] = {state.level, state.variance.level};
  }
  return followed;
}

}  // namespace gaincast

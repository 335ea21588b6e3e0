#include "core/search/rival_check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numerics/ascending.hpp"
#include "core/numerics/inner_loops.hpp"

namespace gaincast {
namespace {

// In standard errors. Few resamples have their optimum farther than this from the data's optimum,
// or are farther from it by more than `unlucky` than they are on the average.
constexpr double expected = 5.5, unlucky = 2;
// Nearer directions are one to the sample: `apart`, and a third of the distance from the data's
// optimum.
constexpr double apart = 1, coarsening = 3;
constexpr std::size_t sampled = 200;
constexpr double caution = 2;
// Of a tangent's length, what its part outside the other directions must exceed to have a meaning.
constexpr double rank_tolerance = 1e-6;
// In standard errors: what a curve near the data's optimum may have outside the span of the others.
// Farther away it may have more, by the square of the distance: a rival there needs that much more
// of v.
constexpr double outside = 0.01;

/// The fraction of the header for u and u', if it is below a reach; that, else. It is tan(angle/2)
/// at least.
double nearer(const Subspace& tangents, const double* unit, const double* other, std::size_t n,
              double reach) {
  const double cosine = std::abs(dot(unit, other, n));
  if (1 - cosine >= reach * reach * (1 + cosine)) return reach;
  const double outside2 = 1 - tangents.inside2(other);
  if (!(outside2 > 1e-20) || (1 - cosine) * (1 - cosine) >= reach * reach * outside2) return reach;
  return (1 - cosine) / std::sqrt(outside2);
}

/// Of the row about a node, in radians: what the fraction of the header tends to as u' tends to u.
double radius_of_curvature(const StartGrid& grid, const StartGrid::Node& node, const double* unit,
                           std::size_t n) {
  if (node.left < 0 || node.right < 0) return std::numeric_limits<double>::infinity();
  const double *left = grid.unit.data() + node.left * n, *right = grid.unit.data() + node.right * n;
  // The turn from one chord to the next, but for the sphere's own.
  double turn2 = 0, along = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double regime_change =
        (right[i] - unit[i]) / node.to_right - (unit[i] - left[i]) / node.to_left;
    turn2 += regime_change * regime_change;
    along += regime_change * unit[i];
  }
  return (node.to_left + node.to_right) / 2 / std::sqrt(std::max(0.0, turn2 - along * along));
}

}  // namespace

RivalCheck::RivalCheck(const StartFamily& family, const StartGrid& grid, int nonlinear_count,
                       const Eigen::VectorXd& data_optimum, const Eigen::VectorXd& data)
    : span_(static_cast<std::size_t>(data_optimum.size())) {
  const auto n = static_cast<std::size_t>(data_optimum.size());
  const auto unit = [&](std::size_t i) { return grid.unit.data() + i * n; };
  const auto angle = [](double cosine) { return std::sqrt(std::max(0.0, 2 - 2 * cosine)); };
  const double length = data.norm();
  const double along = dot(data_optimum.data(), data.data(), n);
  const double distance2 = std::max(0.0, length * length - along * along);
  const double usual = std::sqrt(distance2 + static_cast<double>(n));
  horizon_ = expected + apart + 2 * (usual + unlucky);
  std::vector<std::size_t> near;
  std::vector<double> from_data_optimum;
  near.reserve(grid.nodes.size());
  from_data_optimum.reserve(grid.nodes.size());
  for (std::size_t i = 0; i < grid.nodes.size(); ++i) {
    const double distance = length * angle(std::abs(dot(unit(i), data_optimum.data(), n)));
    if (distance > horizon_) continue;
    near.push_back(i);
    from_data_optimum.push_back(distance);
  }
  const int stride = nonlinear_count == 1 ? 3 : 6;
  std::vector<double> jets(n * stride);
  std::vector<std::size_t> sample;
  std::vector<double> distances, bent;
  double sharpest = std::numeric_limits<double>::infinity();
  for (const std::size_t place : ascending(from_data_optimum)) {
    const std::size_t i = near[place];
    if (grid.nodes[i].ragged) {
      horizon_ = from_data_optimum[place];
      break;
    }
    if (nonlinear_count == 1 && (distances.empty() || distances.back() <= expected))
      sharpest = std::min(sharpest, radius_of_curvature(grid, grid.nodes[i], unit(i), n));
    const double spacing = std::max(apart, from_data_optimum[place] / coarsening);
    const double nearest_cosine = 1 - spacing * spacing / (2 * length * length);
    // The sample ascends by distance, and who is nearer to the data's optimum by more than the
    // spacing is farther.
    bool taken = false;
    for (std::size_t j = sample.size(); !taken && j-- > 0;) {
      if (distances[j] < from_data_optimum[place] - spacing) break;
      taken = std::abs(dot(unit(i), unit(sample[j]), n)) > nearest_cosine;
    }
    if (taken) continue;
    if (sample.size() == sampled) {
      horizon_ = from_data_optimum[place];
      break;
    }
    sample.push_back(i);
    distances.push_back(from_data_optimum[place]);
    bent.push_back(sharpest);
    const double far = std::max(1.0, from_data_optimum[place] - expected);
    span_.extend(unit(i), outside * far * far / length);
  }

  double reach = std::numeric_limits<double>::infinity();
  std::vector<double> tangent(n);
  Subspace tangents(n);
  for (std::size_t p = 0; p < sample.size(); ++p) {
    tangents.clear();
    tangents.extend(unit(sample[p]), 0);
    const int start = grid.nodes[sample[p]].start;
    family.jets(start, family.nonlinear_of(start), jets.data(), stride);
    for (int k = 0; k < nonlinear_count; ++k) {
      for (std::size_t i = 0; i < n; ++i) tangent[i] = jets[i * stride + 1 + k];
      const double tangent_length = std::sqrt(dot(tangent.data(), tangent.data(), n));
      if (!tangents.extend(tangent.data(), rank_tolerance * tangent_length)) return;
    }
    for (const std::size_t q : sample)
      if (q != sample[p]) reach = nearer(tangents, unit(sample[p]), unit(q), n, reach);
    radius_.push_back(distances[p]);
    reach_.push_back(std::min(reach, bent[p]) / caution);
    const auto square = [](double x) { return x > 0 ? x * x : 0; };
    inner2_ = square(radius_.back() - apart);
    room2_ = square((horizon_ - radius_.back()) / 2);
    least_reach2_ = square(reach_.back());
    if (distances[p] > expected) break;  // the first that lies beyond speaks for what is before it
  }
}

bool RivalCheck::proves_narrowly(const double* y, double distance, double moved,
                                 double amplitude) const {
  // The sample's next beyond the minimum counts as well.
  const auto beyond = std::upper_bound(radius_.begin(), radius_.end(), moved + apart);
  if (beyond == radius_.end() || moved + apart + 2 * distance > horizon_) return false;
  const double limit = amplitude * reach_[beyond - radius_.begin()];
  return distance < limit || span_.inside2(y) - amplitude * amplitude < limit * limit;
}

}  // namespace gaincast

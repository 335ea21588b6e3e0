#include "core/search/grid_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/numerics/ascending.hpp"
#include "core/numerics/inner_loops.hpp"

namespace gaincast {
namespace {

// In standard errors. A parabola through a node and its neighbours is to be trusted while they are
// nearer than this, and two rows follow one valley while their lowest points are.
constexpr double resolved = 3, same_valley = 6;
// In chi2: by how much the next row must be lower. Between rows about as deep there may be a
// minimum that the descent from either misses.
constexpr double between_rows = 0.25;
// How long the way along a curve from node to node may be, in chords.
constexpr double detour = 1.2;

}  // namespace

GridSearch::GridSearch(StartGrid grid, bool surface) : grid_(std::move(grid)), surface_(surface) {
  distance2_.resize(grid_.nodes.size());
}

std::vector<GridSearch::Candidate> GridSearch::candidates(const double* y, double norm2,
                                                          double noise_norm) {
  norm2_ = norm2;
  scan(y, noise_norm);
  const double nearest = std::sqrt(nearest2_), norm = std::sqrt(norm2);
  std::vector<int> found;
  std::vector<double> distances;
  for (int j = 0; j < scanned_; ++j) {
    const StartGrid::Node& node = grid_.nodes[j];
    // Half as much again as its span, since the minimum may lie between rows.
    const double far = nearest + 1.5 * node.span * norm;
    if (distance2_[j] > std::max(far * far, nearest2_)) continue;
    if (undercut(j, node.left) || undercut(j, node.right)) continue;
    found.push_back(j);
    distances.push_back(distance2_[j]);
  }
  std::vector<Candidate> candidates;
  for (const std::size_t i : ascending(distances)) {
    const int j = found[i];
    const double least = std::max(0.0, std::sqrt(distances[i]) - 1.5 * grid_.nodes[j].span * norm);
    candidates.push_back({j, distances[i], bottom(j), least * least});
  }
  return candidates;
}

/// Puts the squared distances of the nearest nodes into distance2_.
void GridSearch::scan(const double* y, double noise_norm) {
  const Eigen::Index n = grid_.unit.rows();
  nearest2_ = std::numeric_limits<double>::infinity();
  int j = 0;
  for (const int count = static_cast<int>(grid_.nodes.size()); j < count; ++j) {
    // Nearer than its bound by ‖z‖ at most, and its span grows with ‖y*‖.
    const double bound = grid_.nodes[j].bound - noise_norm * (1 + 1.5 * grid_.nodes[j].span);
    if (bound > 0 && bound * bound > nearest2_) break;
    const double along = dot(grid_.unit.data() + j * n, y, n);
    distance2_[j] = std::max(0.0, norm2_ - along * along);
    nearest2_ = std::min(nearest2_, distance2_[j]);
  }
  scanned_ = j;
}

/// chi2 at the bottom of the parabola through a node and its two neighbours in the row.
double GridSearch::bottom(int node) const {
  const StartGrid::Node& at = grid_.nodes[node];
  const double middle = distance2_[node];
  if (at.left < 0 || at.right < 0 || at.left >= scanned_ || at.right >= scanned_) return middle;
  const double right = (distance2_[at.right] - middle) / at.to_right;
  const double left = (middle - distance2_[at.left]) / at.to_left;
  const double span = at.to_left + at.to_right;
  const double slope = (left * at.to_right + right * at.to_left) / span;
  const double curvature = (right - left) / span;
  if (!(curvature > 0)) return middle;
  return std::max(0.0, middle - slope * slope / (4 * curvature));
}

std::vector<GridSearch::Interval> GridSearch::intervals(double least2) const {
  const double norm = std::sqrt(norm2_), least = std::sqrt(least2);
  std::vector<Interval> intervals;
  for (int j = 0; j < scanned_; ++j) {
    const int right = grid_.nodes[j].right;
    if (right < 0 || right >= scanned_) continue;
    // From one to the other, a curve comes nearer by no more than it is long, and farther again.
    const double both = std::sqrt(distance2_[j]) + std::sqrt(distance2_[right]);
    if (both - detour * grid_.nodes[j].to_right * norm <= 2 * least)
      intervals.push_back({j, right});
  }
  return intervals;
}

bool GridSearch::leads_elsewhere(const Candidate& here, const std::vector<Candidate>& among) const {
  if (!surface_) return false;
  const StartGrid::Node& node = grid_.nodes[here.node];
  const double norm = std::sqrt(norm2_);
  if (node.span * norm > resolved) return false;
  // The nearest rows on both sides that have candidates.
  int before = -1, after = std::numeric_limits<int>::max();
  for (const Candidate& other : among) {
    const int row = grid_.nodes[other.node].row;
    if (row < node.row) before = std::max(before, row);
    if (row > node.row) after = std::min(after, row);
  }
  const double nearest_cosine = 1 - same_valley * same_valley / (2 * norm2_);
  const Eigen::Index n = grid_.unit.rows();
  for (const Candidate& other : among) {
    const StartGrid::Node& there = grid_.nodes[other.node];
    // A parabola is off by a small share of its depth where it is one, and by all of it next to a
    // bend. A minimum may lie between the rows.
    const double doubt = 0.1 * (here.distance2 - here.bottom) + between_rows;
    if ((there.row == before || there.row == after) && other.distance2 < here.bottom - doubt &&
        there.span * norm <= resolved &&
        dot(grid_.unit.data() + here.node * n, grid_.unit.data() + other.node * n, n) >
            nearest_cosine)
      return true;
  }
  return false;
}

}  // namespace gaincast

#include "core/shape_refit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

// In standard errors. A parabola through a node and its neighbours is to be trusted while they are
// nearer than this, and two rows follow one valley while their lowest points are.
constexpr double resolved = 3, same_valley = 6;

}  // namespace

template <int S>
void ShapeRefit<S>::use_rows(std::span<const Point> points, Pools pools,
                             const std::vector<Eigen::MatrixXd>& rows) {
  pools_ = std::move(pools);
  const auto n = static_cast<Eigen::Index>(pools_.points.size());
  data_.resize(n);
  for (Eigen::Index p = 0; p < n; ++p) data_[p] = pools_.points[p].gain / pools_.points[p].se;
  for (std::size_t i = 0; i < points.size(); ++i)
    share_.push_back(pools_.points[pools_.pool_of[i]].se / points[i].se);

  // Along the rows of a surface, starts that no resample can tell apart are merged: nearer than
  // 0.15 standard errors at the length that data and noise have together.
  const double merge = S == 1 ? 0 : 0.15 / (data_.norm() + std::sqrt(static_cast<double>(n)));
  const auto angle = [](const Eigen::VectorXd& u, const Eigen::VectorXd& v) {
    return std::sqrt(std::max(0.0, 2 - 2 * std::abs(u.dot(v))));
  };
  std::vector<Node> nodes;
  std::vector<Eigen::VectorXd> units;
  std::vector<double> bounds;
  int start = 0;
  for (const Eigen::MatrixXd& row : rows) {
    const int row_number = static_cast<int>(&row - rows.data());
    int last = -1;
    for (Eigen::Index c = 0; c < row.cols(); ++c, ++start) {
      const double length = row.col(c).stableNorm();
      if (!(length > 0) || !std::isfinite(length)) continue;
      const Eigen::VectorXd unit = row.col(c) / length;
      const double step = last >= 0 ? angle(units[last], unit) : 0;
      if (last >= 0 && c + 1 < row.cols() && step < merge) continue;
      const int node = static_cast<int>(nodes.size());
      nodes.push_back({start, row_number, step, last, -1, step, 0, 0});
      units.push_back(unit);
      if (last >= 0) {
        nodes[last].right = node;
        nodes[last].to_right = step;
        nodes[last].reach = std::max(nodes[last].reach, step);
      }
      last = node;
    }
  }
  for (std::size_t j = 0; j < nodes.size(); ++j) {
    const double along = units[j].dot(data_);
    const double distance = std::sqrt(std::max(0.0, data_.squaredNorm() - along * along));
    bounds.push_back(nodes[j].bound = distance - 1.5 * nodes[j].reach * data_.norm());
  }
  const std::vector<std::size_t> order = ascending(bounds);
  std::vector<int> place(nodes.size());
  for (std::size_t p = 0; p < order.size(); ++p) place[order[p]] = static_cast<int>(p);
  unit_.resize(n, static_cast<Eigen::Index>(order.size()));
  for (std::size_t p = 0; p < order.size(); ++p) {
    Node node = nodes[order[p]];
    if (node.left >= 0) node.left = place[node.left];
    if (node.right >= 0) node.right = place[node.right];
    nodes_.push_back(node);
    unit_.col(static_cast<Eigen::Index>(p)) = units[order[p]];
  }
  distance2_.resize(nodes_.size());
}

template <int S>
int ShapeRefit<S>::scan(const Resample& resample) {
  const auto n = static_cast<Eigen::Index>(resample.y.size());
  if (data_.size() == n) {
    pooled_ = Eigen::Map<const Eigen::VectorXd>(resample.y.data(), n);
  } else {
    pooled_.setZero(data_.size());
    for (Eigen::Index i = 0; i < n; ++i) pooled_[pools_.pool_of[i]] += share_[i] * resample.y[i];
  }
  const double norm2 = pooled_.squaredNorm();
  const double displacement = (pooled_ - data_).norm();
  double nearest2 = std::numeric_limits<double>::infinity();
  int j = 0;
  for (const int count = static_cast<int>(nodes_.size()); j < count; ++j) {
    // Nearer than its bound by ‖z‖ at most, and its reach grows with ‖y*‖.
    const double bound = nodes_[j].bound - displacement * (1 + 1.5 * nodes_[j].reach);
    if (bound > 0 && bound * bound > nearest2) break;
    const double along = unit_.col(j).dot(pooled_);
    distance2_[j] = std::max(0.0, norm2 - along * along);
    nearest2 = std::min(nearest2, distance2_[j]);
  }
  return j;
}

/// chi2 at the bottom of the parabola through a node and its two neighbours in the row.
template <int S>
double ShapeRefit<S>::bottom(int node, int scanned) const {
  const Node& at = nodes_[node];
  const double middle = distance2_[node];
  if (at.left < 0 || at.right < 0 || at.left >= scanned || at.right >= scanned) return middle;
  const double right = (distance2_[at.right] - middle) / at.to_right;
  const double left = (middle - distance2_[at.left]) / at.to_left;
  const double span = at.to_left + at.to_right;
  const double slope = (left * at.to_right + right * at.to_left) / span;
  const double curvature = (right - left) / span;
  if (!(curvature > 0)) return middle;
  return std::max(0.0, middle - slope * slope / (4 * curvature));
}

/// Whether the valley, of which the candidate is the lowest point in its row, goes on downhill in
/// the next row (the one after it, where rising and falling curves alternate).
template <int S>
bool ShapeRefit<S>::leads_elsewhere(std::size_t candidate) const {
  if (S == 1) return false;
  const double norm = pooled_.norm();
  const int here = candidates_[candidate];
  if (nodes_[here].reach * norm > resolved) return false;
  const double nearest_cosine = 1 - same_valley * same_valley / (2 * norm * norm);
  for (std::size_t other = 0; other < candidates_.size(); ++other) {
    const int there = candidates_[other];
    const int rows_apart = std::abs(nodes_[there].row - nodes_[here].row);
    if (rows_apart >= 1 && rows_apart <= 2 && bottoms_[other] < bottoms_[candidate] &&
        nodes_[there].reach * norm <= resolved &&
        unit_.col(there).dot(unit_.col(here)) > nearest_cosine)
      return true;
  }
  return false;
}

template <int S>
double ShapeRefit<S>::search(const Resample& resample) {
  const int scanned = scan(resample);
  const double norm = pooled_.norm();
  // What pooling leaves out of chi2 is nearly the same for every curve.
  const double outside = std::max(0.0, resample.sum_of_squares - norm * norm);
  candidates_.clear();
  candidate_distances_.clear();
  for (int j = 0; j < scanned; ++j)
    if (!undercut(j, nodes_[j].left, scanned) && !undercut(j, nodes_[j].right, scanned)) {
      candidates_.push_back(j);
      candidate_distances_.push_back(distance2_[j]);
    }
  bottoms_.clear();
  for (const int j : candidates_) bottoms_.push_back(bottom(j, scanned));
  best_.chi2 = std::numeric_limits<double>::infinity();
  for (const std::size_t c : ascending(candidate_distances_)) {
    if (leads_elsewhere(c)) continue;
    // No curve around the node is nearer than the node less its reach (half as much again, since
    // the minimum may lie between rows).
    const Node& node = nodes_[candidates_[c]];
    const double nearest = std::sqrt(candidate_distances_[c]) - 1.5 * node.reach * norm;
    if (nearest > 0 && nearest * nearest + outside > best_.chi2) continue;
    polish(node.start, resample.y, resample.sum_of_squares);
  }
  return best_.chi2;
}

template <int S>
void ShapeRefit<S>::polish(int start, std::span<const double> y, double sum_of_squares) {
  Vector shape = shape_of(start);
  const double noise = 1e-14 * sum_of_squares;
  Derivatives here = derivatives(start, shape, y);
  for (int iteration = 0; iteration < 200; ++iteration) {
    if (!here.hessian.allFinite() || !here.gradient.allFinite()) break;
    Matrix H = here.hessian;
    Vector g = here.gradient;
    hold_at_bounds(shape, H, g);
    const Vector step = descent_step<S>(H, g);
    const double decrement2 = -g.dot(step);
    if (!(decrement2 > 0)) break;
    // Newton's steps shrink quadratically: after one that lowers chi2 by 1e-10 nothing is left.
    if (decrement2 < 1e-10) {
      shape = within_bounds(shape + step);
      break;
    }
    bool moved = false;
    for (double fraction = 1; fraction > 1e-6 && !moved; fraction /= 4) {
      const Vector trial = within_bounds(shape + fraction * step);
      if (trial == shape) break;
      const Derivatives there = derivatives(start, trial, y);
      if (!(there.explained >= here.explained - noise)) continue;
      shape = trial;
      here = there;
      moved = true;
    }
    if (!moved) break;
  }
  const Residual at = residual(start, shape, y);
  if (std::isfinite(at.chi2) && at.chi2 < best_.chi2) best_ = {at.chi2, at.multiple, start, shape};
}

template class ShapeRefit<1>;
template class ShapeRefit<2>;

}  // namespace gaincast

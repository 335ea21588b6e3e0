#pragma once

#include "core/curve_refit.hpp"

namespace gaincast {

/// The nodes of a search over the shapes of a family with one basis function: unit vectors of the
/// curves at the points (pooled, where there are many), in rows of neighbours.
template <SeparableCurve Curve>
struct SearchNodes {
  struct Node {
    Start<Curve> start;
    double reach;       ///< angle to the farthest neighbour: no curve of the cell is farther off
    int neighbours[4];  ///< left and right in the row, nearest in the row below and above; or −1
    double bound;       ///< distance of the data from the node's whole cell
  };
  std::vector<Node> nodes;    ///< ascending by bound
  Eigen::MatrixXd direction;  ///< a unit vector a column
};

/// Builds the nodes from the family's starts. Along a row, starts that the data cannot tell apart
/// (nearer than 0.15 standard errors) are merged where there are two shapes.
///   y  the data in units of their standard errors, at the points
template <SeparableCurve Curve>
SearchNodes<Curve> search_nodes(std::span<const Point> points, const Eigen::VectorXd& y) {
  const double norm = y.norm();
  // Angles become distances at the length of a resample: that of the data and of their noise.
  const double merge = Curve::shapes == 1 ? 0 : 0.15 / (norm + std::sqrt(points.size()));
  std::vector<std::vector<int>> rows;
  std::vector<Eigen::VectorXd> directions;
  std::vector<Start<Curve>> starts;
  const auto angle = [&](int i, int j) {
    return std::sqrt(std::max(0.0, 2 - 2 * std::abs(directions[i].dot(directions[j]))));
  };
  for (const auto& row : Curve::starts(points)) {
    auto& kept = rows.emplace_back();
    for (std::size_t s = 0; s < row.size(); ++s) {
      Eigen::VectorXd phi(points.size());
      for (std::size_t i = 0; i < points.size(); ++i)
        phi[i] = row[s].curve.value(points[i].at, row[s].shape) / points[i].se;
      const double length = phi.stableNorm();
      if (!(length > 0) || !std::isfinite(length)) continue;
      directions.push_back(phi / length);
      starts.push_back(row[s]);
      const int node = static_cast<int>(starts.size()) - 1;
      if (!kept.empty() && s + 1 < row.size() && angle(kept.back(), node) < merge) {
        directions.pop_back();
        starts.pop_back();
        continue;
      }
      kept.push_back(node);
    }
  }

  const int count = static_cast<int>(starts.size());
  SearchNodes<Curve> search;
  std::vector<typename SearchNodes<Curve>::Node> unsorted(count);
  const auto link = [&](int i, int slot, int j) {
    unsorted[i].neighbours[slot] = j;
    unsorted[i].reach = std::max(unsorted[i].reach, angle(i, j));
  };
  for (int i = 0; i < count; ++i) unsorted[i] = {starts[i], 0, {-1, -1, -1, -1}, 0};
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      if (c > 0) link(rows[r][c], 0, rows[r][c - 1]);
      if (c + 1 < rows[r].size()) link(rows[r][c], 1, rows[r][c + 1]);
    }
  // Rows run in the same direction: the nearest node of the next row only moves forward.
  const auto link_rows = [&](const std::vector<int>& from, const std::vector<int>& to, int slot) {
    std::size_t nearest = 0;
    for (const int i : from) {
      while (nearest + 1 < to.size() && angle(i, to[nearest + 1]) <= angle(i, to[nearest]))
        ++nearest;
      if (!to.empty()) link(i, slot, to[nearest]);
    }
  };
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    link_rows(rows[r], rows[r + 1], 3);
    link_rows(rows[r + 1], rows[r], 2);
  }

  std::vector<double> bounds(count);
  for (int i = 0; i < count; ++i) {
    const double along = directions[i].dot(y);
    const double distance = std::sqrt(std::max(0.0, norm * norm - along * along));
    bounds[i] = unsorted[i].bound = distance - unsorted[i].reach * norm;
  }
  const std::vector<std::size_t> order = ascending(bounds);
  std::vector<int> place(count);
  for (int p = 0; p < count; ++p) place[order[p]] = p;
  search.direction.resize(points.size(), count);
  for (int p = 0; p < count; ++p) {
    auto node = unsorted[order[p]];
    for (int& neighbour : node.neighbours)
      if (neighbour >= 0) neighbour = place[neighbour];
    search.nodes.push_back(node);
    search.direction.col(p) = directions[order[p]];
  }
  return search;
}

/// Families with a shape and one basis function: Newton's method from every node that is a local
/// minimum of the scan and whose cell may hold the global one.
template <SeparableCurve Curve>
  requires(Curve::shapes > 0 && Curve::linear == 1)
class CurveRefit<Curve> {
 public:
  static constexpr int S = Curve::shapes;

  explicit CurveRefit(std::span<const Point> points)
      : points_(points), pools_(pooled(points, max_pools)) {
    pooled_data_.resize(pools_.points.size());
    for (std::size_t p = 0; p < pools_.points.size(); ++p)
      pooled_data_[p] = pools_.points[p].gain / pools_.points[p].se;
    for (std::size_t i = 0; i < points.size(); ++i)
      share_.push_back(pools_.points[pools_.pool_of[i]].se / points[i].se);
    search_ = search_nodes<Curve>(pools_.points, pooled_data_);
    distance2_.resize(search_.nodes.size());
    scanned_.assign(search_.nodes.size(), -1);
  }

  double bound(const Resample&) const { return 0; }

  double refit(const Resample& resample) {
    if (resample.index == index_) return best_->chi2;
    index_ = resample.index;
    y_ = resample.y;
    sum_of_squares_ = resample.sum_of_squares;
    best_.reset();
    const int scanned = scan(resample);
    // What pooling leaves out of chi2 is the same for every curve that is flat across a pool.
    const double unpooled = sum_of_squares_ - pooled_y_.squaredNorm();
    candidates_.clear();
    for (int j = 0; j < scanned; ++j)
      if (is_local_minimum(j)) candidates_.push_back(j);
    std::sort(candidates_.begin(), candidates_.end(),
              [&](int i, int j) { return distance2_[i] < distance2_[j]; });
    const double norm = pooled_y_.norm();
    for (const int j : candidates_) {
      // No curve of the cell is nearer than the node less its reach (half as much again, since the
      // minimum may lie between diagonal neighbours).
      const double nearest =
          std::max(0.0, std::sqrt(distance2_[j]) - 1.5 * search_.nodes[j].reach * norm);
      if (best_ && nearest * nearest + unpooled > best_->chi2) continue;
      const Local found = polish(search_.nodes[j].start);
      if (!best_ || found.chi2 < best_->chi2) best_ = found;
    }
    return best_->chi2;
  }

  void at_sizes(std::span<const Abscissa> sizes) { sizes_.assign(sizes.begin(), sizes.end()); }

  void values(double* out, std::size_t stride) const {
    const auto& [curve, shape] = best_->at;
    for (std::size_t s = 0; s < sizes_.size(); ++s)
      out[s * stride] = best_->multiple * curve.value(sizes_[s], shape);
  }

 private:
  static constexpr int max_pools = 64;
  using Vector = Eigen::Matrix<double, S, 1>;
  using Matrix = Eigen::Matrix<double, S, S>;

  struct Local {
    double chi2;
    double multiple;  ///< A
    Start<Curve> at;
  };

  /// chi2/2 without its constant ‖y‖²/2, and its derivatives by the shape.
  struct Derivatives {
    double explained;  ///< (phi·y)²/(phi·phi): chi2 = ‖y‖² − explained
    Vector gradient;
    Matrix hessian;
  };

  /// Distances of the nodes in the order of their bounds, until none that follows can be nearest.
  int scan(const Resample& resample) {
    if (pools_.points.size() == points_.size()) {
      pooled_y_ = Eigen::Map<const Eigen::VectorXd>(resample.y.data(), resample.y.size());
    } else {
      pooled_y_.setZero(pools_.points.size());
      for (std::size_t i = 0; i < points_.size(); ++i)
        pooled_y_[pools_.pool_of[i]] += share_[i] * resample.y[i];
    }
    const double norm2 = pooled_y_.squaredNorm();
    const double displacement = (pooled_y_ - pooled_data_).norm();
    // A node's cell is as far from y* as its bound, less ‖z‖ twice: once for the node, once for
    // the reach, which grows with ‖y*‖ at most as ‖z‖ does.
    double nearest = std::numeric_limits<double>::infinity();
    int j = 0;
    for (const int count = static_cast<int>(search_.nodes.size()); j < count; ++j) {
      const auto& node = search_.nodes[j];
      const double bound = node.bound - displacement * (1 + node.reach);
      if (bound > 0 && bound * bound > nearest) break;
      const double along = search_.direction.col(j).dot(pooled_y_);
      distance2_[j] = std::max(0.0, norm2 - along * along);
      scanned_[j] = index_;
      nearest = std::min(nearest, distance2_[j]);
    }
    return j;
  }

  bool is_local_minimum(int j) const {
    for (int side = 0; side < 2; ++side)
      if (const int neighbour = search_.nodes[j].neighbours[side];
          neighbour >= 0 && scanned_[neighbour] == index_ && distance2_[neighbour] < distance2_[j])
        return false;
    return true;
  }

  Derivatives derivatives(const Start<Curve>& at) const {
    double pp = 0, py = 0;
    Vector dp = Vector::Zero(), dy = Vector::Zero();
    Matrix dd = Matrix::Zero(), ddy = Matrix::Zero(), ddp = Matrix::Zero();
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const auto jet = at.curve.basis(points_[i].at, at.shape);
      const double w = 1 / points_[i].se, phi = jet.value[0] * w, y = y_[i];
      pp += phi * phi;
      py += phi * y;
      for (int k = 0, packed = 0; k < S; ++k) {
        const double d = jet.first(0, k) * w;
        dp[k] += d * phi;
        dy[k] += d * y;
        for (int l = k; l < S; ++l, ++packed) {
          const double second = jet.second(0, packed) * w;
          dd(k, l) += d * jet.first(0, l) * w;
          ddy(k, l) += second * y;
          ddp(k, l) += second * phi;
        }
      }
    }
    const double A = py / pp;
    const Vector dA = (dy - 2 * A * dp) / pp;
    Derivatives result{py * A, -A * (dy - A * dp), {}};
    for (int k = 0; k < S; ++k)
      for (int l = k; l < S; ++l)
        result.hessian(k, l) = result.hessian(l, k) =
            -dA[l] * (dy[k] - A * dp[k]) -
            A * (ddy(k, l) - dA[l] * dp[k] - A * (dd(k, l) + ddp(k, l)));
    return result;
  }

  Local polish(Start<Curve> at) const {
    Derivatives here = derivatives(at);
    for (int iteration = 0; iteration < 50; ++iteration) {
      if (!here.hessian.allFinite() || !here.gradient.allFinite()) break;
      Matrix H = here.hessian;
      Vector g = here.gradient;
      hold_at_bounds<Curve>(at.shape, H, g);
      const Vector step = descent_step<S>(H, g);
      const double decrement2 = -g.dot(step);
      if (!(decrement2 > 0)) break;
      // Newton's steps shrink quadratically: after one that lowers chi2 by 1e-10 nothing is left.
      const bool last = decrement2 < 1e-10;
      const double noise = 1e-14 * sum_of_squares_;
      bool moved = false;
      for (double fraction = 1; fraction > 1e-6; fraction /= 4) {
        Start<Curve> trial{at.curve, within_bounds<Curve>(at.shape + fraction * step)};
        if (last) {
          at = trial;
          break;
        }
        const Derivatives there = derivatives(trial);
        if (!(there.explained >= here.explained - noise)) continue;
        moved = !(trial.shape == at.shape);
        at = trial;
        here = there;
        break;
      }
      if (!moved) break;
    }
    return residual(at);
  }

  /// chi2 by its residuals: without the cancellation of ‖y‖² − explained.
  Local residual(const Start<Curve>& at) const {
    double pp = 0, py = 0, chi2 = 0;
    phi_.resize(points_.size());
    for (std::size_t i = 0; i < points_.size(); ++i) {
      phi_[i] = at.curve.value(points_[i].at, at.shape) / points_[i].se;
      pp += phi_[i] * phi_[i];
      py += phi_[i] * y_[i];
    }
    const double A = pp > 0 ? py / pp : 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const double r = y_[i] - A * phi_[i];
      chi2 += r * r;
    }
    if (!std::isfinite(chi2)) chi2 = std::numeric_limits<double>::infinity();
    return {chi2, A, at};
  }

  std::span<const Point> points_;
  Pools pools_;
  std::vector<double> share_;    // se of the pool over se of the point
  Eigen::VectorXd pooled_data_;  // the data, in units of their standard errors
  SearchNodes<Curve> search_;
  std::vector<Abscissa> sizes_;

  std::int64_t index_ = -1;  // of the resample that all the following belong to
  std::span<const double> y_;
  double sum_of_squares_ = 0;
  Eigen::VectorXd pooled_y_;
  std::vector<double> distance2_;
  std::vector<std::int64_t> scanned_;
  std::vector<int> candidates_;
  mutable std::vector<double> phi_;
  std::optional<Local> best_;
};

}  // namespace gaincast

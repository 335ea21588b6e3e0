#include "core/direction_net.hpp"

#include <algorithm>
#include <cmath>

#include "core/ascending.hpp"

namespace gaincast {
namespace {

// In standard errors: neighbours nearer than `merged` are one, farther apart than `spacing` get a
// half between them, unless the data are so far away that even a resample `wandering` nearer (all
// but 5e-5 of them, for two degrees of freedom) is not drawn to what lies between them.
constexpr double merged = 0.15, spacing = 2, wandering = 4;
constexpr int halvings = 4;

class Weaver {
 public:
  Weaver(StartFamily& family, const Eigen::VectorXd& data)
      : family_(family),
        data_(data),
        n_(data.size()),
        length_(data.norm() + std::sqrt(static_cast<double>(n_))) {}

  using Row = std::vector<int>;

  /// The place of a start's direction; −1 where it has none.
  int add(int start) {
    const std::size_t at = units_.size();
    units_.resize(at + n_);
    Eigen::Map<Eigen::VectorXd> unit(units_.data() + at, n_);
    family_.direction(start, unit.data());
    const double norm = unit.norm();
    if (!(norm > 0) || !std::isfinite(norm)) {
      units_.resize(at);
      return -1;
    }
    unit /= norm;
    const double along = unit.dot(data_);
    distance_.push_back(std::sqrt(std::max(0.0, data_.squaredNorm() - along * along)));
    ragged_.push_back(false);
    starts_.push_back(start);
    return static_cast<int>(starts_.size()) - 1;
  }

  /// Chord between two directions, a little less than their angle.
  double angle(int p, int q) const { return std::sqrt(std::max(0.0, 2 - 2 * cosine(p, q))); }
  /// In standard errors, at the length that data and noise have together.
  double gap(int p, int q) const { return length_ * angle(p, q); }

  void draw_the_line() {
    if (distance_.empty()) return;
    line_ = *std::min_element(distance_.begin(), distance_.end()) + wandering;
  }
  /// How far apart neighbours may be, one of them at p.
  double allowed(int p) const { return std::max(spacing, (distance_[p] - line_) / 1.5); }

  Row refined(const Row& row) {
    Row finer;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) fill(row[i - 1], row[i], halvings, finer);
      finer.push_back(row[i]);
    }
    return finer;
  }

  /// Appends a row and, before it, the rows that lie between it and the last.
  void append(std::vector<Row>& rows, Row row) {
    if (!rows.empty()) fill(Row(rows.back()), row, halvings, rows);
    rows.push_back(std::move(row));
  }

  DirectionNet net(const std::vector<Row>& rows) const {
    std::vector<DirectionNet::Node> nodes;
    std::vector<int> vertices;
    std::vector<double> bounds;
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::size_t i = 0; i < rows[r].size(); ++i) {
        const int node = static_cast<int>(nodes.size());
        const int vertex = rows[r][i];
        DirectionNet::Node fresh{
            starts_[vertex], static_cast<int>(r), 0, -1, -1, 0, 0, ragged_[vertex], 0};
        if (i > 0) {
          DirectionNet::Node& last = nodes.back();
          fresh.left = node - 1;
          last.right = node;
          fresh.to_left = last.to_right = angle(rows[r][i - 1], vertex);
          last.reach = std::max(last.to_left, last.to_right);
          fresh.reach = fresh.to_left;
        }
        nodes.push_back(fresh);
        vertices.push_back(vertex);
      }
    for (std::size_t j = 0; j < nodes.size(); ++j)
      bounds.push_back(nodes[j].bound =
                           distance_[vertices[j]] - 1.5 * nodes[j].reach * data_.norm());
    const std::vector<std::size_t> order = ascending(bounds);
    std::vector<int> place(nodes.size());
    for (std::size_t p = 0; p < order.size(); ++p) place[order[p]] = static_cast<int>(p);
    DirectionNet net;
    net.unit.resize(n_, static_cast<Eigen::Index>(order.size()));
    for (std::size_t p = 0; p < order.size(); ++p) {
      DirectionNet::Node node = nodes[order[p]];
      if (node.left >= 0) node.left = place[node.left];
      if (node.right >= 0) node.right = place[node.right];
      net.nodes.push_back(node);
      net.unit.col(static_cast<Eigen::Index>(p)) = unit(vertices[order[p]]);
    }
    return net;
  }

 private:
  double cosine(int p, int q) const {
    double sum = 0;
    for (Eigen::Index i = 0; i < n_; ++i) sum += units_[p * n_ + i] * units_[q * n_ + i];
    return std::abs(sum);
  }
  Eigen::Map<const Eigen::VectorXd> unit(int p) const { return {units_.data() + p * n_, n_}; }

  int between(int p, int q) {
    const int start = family_.halfway(starts_[p], starts_[q]);
    return start < 0 ? -1 : add(start);
  }

  void fill(int p, int q, int depth, Row& row) {
    if (gap(p, q) <= std::min(allowed(p), allowed(q))) return;
    const int middle = depth > 0 ? between(p, q) : -1;
    if (middle < 0) {
      ragged_[p] = ragged_[q] = true;
      return;
    }
    fill(p, middle, depth - 1, row);
    row.push_back(middle);
    fill(middle, q, depth - 1, row);
  }

  void fill(const Row& before, const Row& after, int depth, std::vector<Row>& rows) {
    if (after.empty()) return;
    Row middle;
    std::size_t q = 0;  // the neighbour in the next row: both rows run the same way
    for (const int p : before) {
      while (q + 1 < after.size() && cosine(p, after[q + 1]) >= cosine(p, after[q])) ++q;
      if (gap(p, after[q]) <= allowed(p)) continue;
      const int half = depth > 0 ? between(p, after[q]) : -1;
      if (half >= 0)
        middle.push_back(half);
      else
        ragged_[p] = ragged_[after[q]] = true;
    }
    if (middle.empty()) return;
    fill(before, middle, depth - 1, rows);
    rows.push_back(middle);
    fill(middle, after, depth - 1, rows);
  }

  StartFamily& family_;
  const Eigen::VectorXd& data_;
  Eigen::Index n_;
  double length_, line_ = 0;
  std::vector<double> units_, distance_;
  std::vector<int> starts_;
  std::vector<bool> ragged_;
};

}  // namespace

DirectionNet weave(StartFamily& family, const std::vector<std::vector<int>>& rows,
                   const Eigen::VectorXd& data, bool surface) {
  Weaver weaver(family, data);
  std::vector<Weaver::Row> coarse;
  for (const std::vector<int>& starts : rows) {
    Weaver::Row& row = coarse.emplace_back();
    for (std::size_t c = 0; c < starts.size(); ++c) {
      const int p = weaver.add(starts[c]);
      if (p < 0) continue;
      const bool last = c + 1 == starts.size();
      if (surface && !row.empty() && !last && weaver.gap(row.back(), p) < merged) continue;
      row.push_back(p);
    }
  }
  weaver.draw_the_line();
  std::vector<Weaver::Row> finer;
  for (Weaver::Row& row : coarse) weaver.append(finer, weaver.refined(row));
  for (Weaver::Row& row : finer) row = weaver.refined(row);
  return weaver.net(finer);
}

}  // namespace gaincast

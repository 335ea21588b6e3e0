#include "core/direction_net.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gaincast {
namespace {

// In standard errors: neighbours nearer than `merged` are one, farther apart than `spacing` get a
// half between them, unless the data are so far away that even a resample `wandering` nearer (all
// but 5e-5 of them, for two degrees of freedom) is not drawn to what lies between them.
constexpr double merged = 0.15, spacing = 2, wandering = 4;
constexpr int halvings = 4;

class Weaver {
 public:
  using Row = std::vector<int>;  // vertices

  Weaver(StartFamily& family, const Eigen::VectorXd& data, std::size_t starts)
      : family_(family),
        data_(data),
        n_(static_cast<std::size_t>(data.size())),
        data2_(data.squaredNorm()),
        length_(std::sqrt(data2_) + std::sqrt(static_cast<double>(n_))) {
    units_.reserve(starts * n_);
    vertices_.reserve(starts);
  }

  void take(const std::vector<std::vector<int>>& rows) {
    const bool surface = rows.size() > 1;
    std::vector<Row> coarse(rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      Row& row = coarse[r];
      row.reserve(rows[r].size());
      for (const int start : rows[r]) {
        const int p = add(start);
        if (p < 0) continue;
        if (surface && !row.empty() && start != rows[r].back() && gap(row.back(), p) < merged)
          drop();
        else
          row.push_back(p);
      }
    }
    line_ = wandering;
    if (!vertices_.empty())
      line_ += std::min_element(vertices_.begin(), vertices_.end(), [](auto& p, auto& q) {
                 return p.distance < q.distance;
               })->distance;
    for (const Row& row : coarse) append(refined(row));
    for (Row& row : rows_) row = refined(row);
  }

  DirectionNet net() const {
    std::size_t count = 0;
    for (const Row& row : rows_) count += row.size();
    std::vector<DirectionNet::Node> nodes(count);
    std::vector<int> vertices;
    std::vector<std::pair<double, int>> order;
    vertices.reserve(count);
    order.reserve(count);
    for (std::size_t r = 0; r < rows_.size(); ++r)
      for (std::size_t i = 0; i < rows_[r].size(); ++i) {
        const int j = static_cast<int>(vertices.size()), p = rows_[r][i];
        DirectionNet::Node& node = nodes[j];
        node.start = vertices_[p].start;
        node.row = static_cast<int>(r);
        node.ragged = vertices_[p].ragged;
        node.left = i > 0 ? j - 1 : -1;
        node.right = i + 1 < rows_[r].size() ? j + 1 : -1;
        node.to_left = i > 0 ? nodes[j - 1].to_right : 0;
        node.to_right = node.right < 0 ? 0 : angle(p, rows_[r][i + 1]);
        node.reach = std::max(node.to_left, node.to_right);
        node.bound = vertices_[p].distance - 1.5 * node.reach * std::sqrt(data2_);
        vertices.push_back(p);
        order.emplace_back(node.bound, j);
      }
    std::sort(order.begin(), order.end());
    std::vector<int> place(count);
    for (std::size_t k = 0; k < count; ++k) place[order[k].second] = static_cast<int>(k);
    DirectionNet net;
    net.nodes.resize(count);
    net.unit.resize(data_.size(), static_cast<Eigen::Index>(count));
    for (std::size_t k = 0; k < count; ++k) {
      const int j = order[k].second;
      DirectionNet::Node& node = net.nodes[k] = nodes[j];
      if (node.left >= 0) node.left = place[node.left];
      if (node.right >= 0) node.right = place[node.right];
      std::copy_n(unit(vertices[j]), n_, net.unit.data() + k * n_);
    }
    return net;
  }

 private:
  struct Vertex {
    int start;
    bool ragged;
    double distance;  ///< of the data from its line
  };

  const double* unit(int p) const { return units_.data() + static_cast<std::size_t>(p) * n_; }
  double cosine(int p, int q) const {
    const double *u = unit(p), *v = unit(q);
    double sum = 0;
    for (std::size_t i = 0; i < n_; ++i) sum += u[i] * v[i];
    return std::abs(sum);
  }
  double chord2(int p, int q) const { return std::max(0.0, 2 - 2 * cosine(p, q)); }
  /// Chord between two directions, a little less than their angle.
  double angle(int p, int q) const { return std::sqrt(chord2(p, q)); }
  /// In standard errors, at the length that data and noise have together.
  double gap(int p, int q) const { return length_ * angle(p, q); }
  /// How far apart neighbours may be, one of them at p.
  double allowed(int p) const { return std::max(spacing, (vertices_[p].distance - line_) / 1.5); }

  /// The vertex of a start; −1 where it has no direction.
  int add(int start) {
    const std::size_t at = units_.size();
    units_.resize(at + n_);
    double* const unit = units_.data() + at;
    family_.direction(start, unit);
    double norm2 = 0, along = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      norm2 += unit[i] * unit[i];
      along += unit[i] * data_[static_cast<Eigen::Index>(i)];
    }
    const double norm = std::sqrt(norm2);
    if (!(norm > 0) || !std::isfinite(norm)) {
      units_.resize(at);
      return -1;
    }
    for (std::size_t i = 0; i < n_; ++i) unit[i] /= norm;
    along /= norm;
    const double distance = std::sqrt(std::max(0.0, data2_ - along * along));
    vertices_.push_back({start, false, distance});
    return static_cast<int>(vertices_.size()) - 1;
  }
  /// Takes the last vertex back.
  void drop() {
    vertices_.pop_back();
    units_.resize(units_.size() - n_);
  }

  Row refined(const Row& row) {
    Row finer;
    finer.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) fill(row[i - 1], row[i], halvings, finer);
      finer.push_back(row[i]);
    }
    return finer;
  }
  int between(int p, int q) {
    const int start = family_.halfway(vertices_[p].start, vertices_[q].start);
    return start < 0 ? -1 : add(start);
  }
  void fill(int p, int q, int depth, Row& row) {
    if (gap(p, q) <= std::min(allowed(p), allowed(q))) return;
    const int middle = depth > 0 ? between(p, q) : -1;
    if (middle < 0) {
      vertices_[p].ragged = vertices_[q].ragged = true;
      return;
    }
    fill(p, middle, depth - 1, row);
    row.push_back(middle);
    fill(middle, q, depth - 1, row);
  }

  /// Appends a row and, before it, the rows that lie between it and the last.
  void append(Row row) {
    if (!rows_.empty()) fill(Row(rows_.back()), row, halvings);
    rows_.push_back(std::move(row));
  }
  void fill(const Row& before, const Row& after, int depth) {
    Row middle;
    std::size_t q = 0;  // the neighbour in the next row: both rows run the same way
    for (const int p : before) {
      while (q + 1 < after.size() && cosine(p, after[q + 1]) >= cosine(p, after[q])) ++q;
      if (gap(p, after[q]) <= allowed(p)) continue;
      const int half = depth > 0 ? between(p, after[q]) : -1;
      if (half >= 0)
        middle.push_back(half);
      else
        vertices_[p].ragged = vertices_[after[q]].ragged = true;
    }
    if (middle.empty()) return;
    fill(before, middle, depth - 1);
    rows_.push_back(middle);
    fill(middle, after, depth - 1);
  }

  StartFamily& family_;
  const Eigen::VectorXd& data_;
  std::size_t n_;
  double data2_, length_, line_ = 0;
  std::vector<double> units_;  // n of each vertex
  std::vector<Vertex> vertices_;
  std::vector<Row> rows_;
};

}  // namespace

DirectionNet weave(StartFamily& family, const std::vector<std::vector<int>>& rows,
                   const Eigen::VectorXd& data) {
  std::size_t starts = 0;
  for (const std::vector<int>& row : rows) starts += row.size();
  Weaver weaver(family, data, starts);
  weaver.take(rows);
  return weaver.net();
}

}  // namespace gaincast

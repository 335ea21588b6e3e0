#include "core/search/start_grid.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/numerics/ascending.hpp"

namespace gaincast {
namespace {

// In standard errors: how far apart neighbours in a row, and rows, may be near the data. Where the
// data are so far away that even a resample `wandering` nearer (all but 5e-5 of them, for two
// degrees of freedom) is not drawn to what lies between, they may be farther apart.
constexpr double spacing = 1, row_spacing = 2, wandering = 4;
// Of a surface, every so many rows are looked at first. Rows three or four apart can be near each
// other and not the rows between them.
constexpr int every_row = 2;
constexpr int halvings = 12;
// Where no curve comes near the data all of the family is as near as any, and halves would have no
// end. Then fewer have to do.
constexpr std::size_t many_vertices = 200'000, many_elements = 2'000'000;
constexpr int fewer_halvings = 4;

class Weaver {
 public:
  using Row = std::vector<int>;  // vertices

  Weaver(StartFamily& family, std::span<const int> ends, const Eigen::VectorXd& data)
      : family_(family),
        ends_(ends),
        data_(data),
        n_(static_cast<std::size_t>(data.size())),
        data2_(data.squaredNorm()),
        length_(std::sqrt(data2_) + std::sqrt(static_cast<double>(n_))) {
    const std::size_t expected = 2 * static_cast<std::size_t>(ends.back());
    unit_.resize(n_);
    units_.reserve(expected * n_);
    vertices_.reserve(expected);
  }

  void take() {
    const int count = static_cast<int>(ends_.size());
    std::vector<std::pair<int, Row>> coarse;
    coarse.reserve(count / every_row + 2);
    for (int r = 0; r < count; r = r + 1 < count ? std::min(r + every_row, count - 1) : count)
      coarse.emplace_back(r, starts_of(r));
    line_ = wandering;
    if (!vertices_.empty())
      line_ += std::min_element(vertices_.begin(), vertices_.end(), [](auto& p, auto& q) {
                 return p.distance < q.distance;
               })->distance;
    for (std::size_t k = 0; k < coarse.size(); ++k) {
      auto& [r, row] = coarse[k];
      row = refined(row);
      if (k > 0) fill(coarse[k - 1].second, row, coarse[k - 1].first, r);
      rows_.push_back(row);
    }
    for (Row& row : rows_) row = refined(row);
    if (!endless() || halvings_ == fewer_halvings) return;
    halvings_ = fewer_halvings;
    vertices_.clear();
    units_.clear();
    rows_.clear();
    take();
  }

  StartGrid grid() const {
    // Row by row, and then in the order of their bounds.
    struct Place {
      int p, row;
      bool last;        // in its row
      double to_right;  // angle to the next
    };
    std::vector<Place> places;
    std::vector<double> bounds;
    places.reserve(vertices_.size());
    bounds.reserve(vertices_.size());
    for (std::size_t r = 0; r < rows_.size(); ++r)
      for (std::size_t i = 0; i < rows_[r].size(); ++i) {
        const bool last = i + 1 == rows_[r].size();
        const int p = rows_[r][i], j = static_cast<int>(places.size());
        places.push_back({p, static_cast<int>(r), last, last ? 0 : angle(p, rows_[r][i + 1])});
        const double span = std::max(i > 0 ? places[j - 1].to_right : 0, places[j].to_right);
        bounds.push_back(vertices_[p].distance - 1.5 * span * std::sqrt(data2_));
      }
    const std::vector<std::size_t> order = ascending(bounds);
    const std::size_t count = places.size();
    std::vector<int> rank(count);
    for (std::size_t k = 0; k < count; ++k) rank[order[k]] = static_cast<int>(k);
    StartGrid grid;
    grid.nodes.reserve(count);
    grid.unit.resize(data_.size(), static_cast<Eigen::Index>(count));
    double* element = grid.unit.data();
    for (const std::size_t j : order) {
      const auto& [p, row, last, to_right] = places[j];
      const bool first = j == 0 || places[j - 1].last;
      const double to_left = first ? 0 : places[j - 1].to_right;
      for (std::size_t i = 0; i < n_; ++i) *element++ = unit(p)[i];  // so few: a call costs more
      grid.nodes.push_back({vertices_[p].start, row, std::max(to_left, to_right),
                            first ? -1 : rank[j - 1], last ? -1 : rank[j + 1], to_left, to_right,
                            vertices_[p].ragged, bounds[j]});
    }
    return grid;
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
  double allowed(int p, double least) const {
    return std::max(least, (vertices_[p].distance - line_) / 1.5);
  }

  /// The vertex of a start; −1 where it has no direction.
  int add(int start) {
    double* const unit = unit_.data();
    family_.direction(start, unit);
    double norm2 = 0, along = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      norm2 += unit[i] * unit[i];
      along += unit[i] * data_[static_cast<Eigen::Index>(i)];
    }
    const double per_norm = 1 / std::sqrt(norm2);
    if (!(per_norm > 0) || !std::isfinite(per_norm)) return -1;
    along *= per_norm;
    const double distance = std::sqrt(std::max(0.0, data2_ - along * along));
    for (const double element : unit_) units_.push_back(element * per_norm);
    vertices_.push_back({start, false, distance});
    return static_cast<int>(vertices_.size()) - 1;
  }
  Row starts_of(int r) {
    Row row;
    for (int start = r > 0 ? ends_[r - 1] : 0; start < ends_[r]; ++start) {
      const int p = add(start);
      if (p >= 0) row.push_back(p);
    }
    return row;
  }

  Row refined(const Row& row) {
    Row finer;
    finer.reserve(2 * row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) fill(row[i - 1], row[i], halvings_, finer);
      finer.push_back(row[i]);
    }
    return finer;
  }
  /// With fewer halvings there are no more vertices either: what lies between stays open.
  bool endless() const { return vertices_.size() > many_vertices || units_.size() > many_elements; }
  int between(int p, int q) {
    if (endless()) return -1;
    const int start = family_.halfway(vertices_[p].start, vertices_[q].start);
    return start < 0 ? -1 : add(start);
  }
  void leave_open(int p, int q) { vertices_[p].ragged = vertices_[q].ragged = true; }
  /// Halves between two neighbours in a row.
  void fill(int p, int q, int depth, Row& row) {
    if (gap(p, q) <= std::min(allowed(p, spacing), allowed(q, spacing))) return;
    const int middle = depth > 0 ? between(p, q) : -1;
    if (middle < 0) return leave_open(p, q);
    fill(p, middle, depth - 1, row);
    row.push_back(middle);
    fill(middle, q, depth - 1, row);
  }

  /// The neighbours of a row's vertices in the next row: both rows run the same way.
  template <class Visit>
  void visit_neighbours(const Row& row, const Row& other, const Visit& visit) const {
    std::size_t k = 0;
    for (const int p : row) {
      while (k + 1 < other.size() && cosine(p, other[k + 1]) >= cosine(p, other[k])) ++k;
      if (gap(p, other[k]) > allowed(p, row_spacing)) visit(p, other[k]);
    }
  }
  bool near(const Row& row, const Row& other) const {
    bool near = true;
    visit_neighbours(row, other, [&](int, int) { near = false; });
    return near;
  }
  /// What lies between two rows: rows that were passed over, then halves.
  void fill(const Row& before, const Row& after, int first, int last) {
    if (before.empty() || after.empty()) return;
    if (last - first <= 1) return fill(before, after, halvings_);
    if (near(before, after) && near(after, before)) return;
    const int middle = (first + last) / 2;
    const Row row = refined(starts_of(middle));
    fill(before, row, first, middle);
    rows_.push_back(row);
    fill(row, after, middle, last);
  }
  void fill(const Row& before, const Row& after, int depth) {
    Row middle, from, to;  // the halves, and what they lie between
    visit_neighbours(before, after, [&](int p, int q) {
      const int half = depth > 0 ? between(p, q) : -1;
      if (half < 0) return leave_open(p, q);
      middle.push_back(half);
      from.push_back(p);
      to.push_back(q);
    });
    if (middle.empty()) return;
    fill(from, middle, depth - 1);
    rows_.push_back(middle);
    fill(middle, to, depth - 1);
  }

  StartFamily& family_;
  std::span<const int> ends_;
  const Eigen::VectorXd& data_;
  int halvings_ = halvings;
  std::size_t n_;
  double data2_, length_, line_ = 0;
  std::vector<double> units_;  // n of each vertex
  std::vector<double> unit_;   // phi of the next
  std::vector<Vertex> vertices_;
  std::vector<Row> rows_;
};

}  // namespace

StartGrid weave(StartFamily& family, std::span<const int> ends, const Eigen::VectorXd& data) {
  Weaver weaver(family, ends, data);
  weaver.take();
  return weaver.grid();
}

}  // namespace gaincast

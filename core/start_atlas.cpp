#include "core/start_atlas.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

// In standard errors, a cell's width; cells to each side of the home.
constexpr double width = 0.8;
constexpr int reach = 4, across = 2 * reach + 1;
// What the tangents must span, as a share of the product of their lengths.
constexpr double rank_tolerance = 1e-8;

double dot(const double* u, const double* v, int n) {
  double sum = 0;
  for (int i = 0; i < n; ++i) sum += u[i] * v[i];
  return sum;
}

/// v less its part along the unit vector u.
void reject(const double* u, double* v, int n) {
  const double along = dot(u, v, n);
  for (int i = 0; i < n; ++i) v[i] -= along * u[i];
}

}  // namespace

StartAtlas::StartAtlas(StartFamily& family, const ShapeBounds& bounds, int n, int shapes, int home,
                       const ShapeVector& shape, double length)
    : bounds_(bounds), n_(n), shapes_(shapes), length_(length) {
  if (!anchor(family, home, shape)) return;
  // The plane's axes: the first row of the step's matrix and what the second has beside it.
  plane_.assign(maps_.begin(), maps_.begin() + 3 * n);
  for (int k = 1; k <= shapes; ++k) {
    double* const axis = plane_.data() + k * n;
    if (k == 2) reject(plane_.data() + n, axis, n);
    const double norm = std::sqrt(dot(axis, axis, n));
    for (int i = 0; i < n; ++i) axis[i] /= norm;
  }
  // From the middle outwards, each from the neighbour that is nearer to it.
  const int rows = shapes == 2 ? reach : 0;
  anchor_of_.assign(across * across, 0);
  std::vector<double> y(n);
  const auto place = [&](int i, int j) { return (j + reach) * across + i + reach; };
  for (int ring = 1; ring <= reach; ++ring)
    for (int j = -std::min(ring, rows); j <= std::min(ring, rows); ++j)
      for (int i = -ring; i <= ring; ++i) {
        if (std::max(std::abs(i), std::abs(j)) < ring) continue;
        const auto inwards = [&](int k) { return std::abs(k) < ring ? k : k - (k > 0 ? 1 : -1); };
        const int from = anchor_of_[place(inwards(i), inwards(j))];
        for (int p = 0; p < n; ++p)
          y[p] = length * plane_[p] + width * (i * plane_[n + p] + j * plane_[2 * n + p]);
        const ShapeVector at = step(anchors_[from], y.data());
        const bool added =
            anchor(family, home, at) || anchor(family, home, off_blind_bounds(anchors_[from], at));
        anchor_of_[place(i, j)] = added ? static_cast<int>(anchors_.size()) - 1 : from;
      }
}

/// Adds an anchor; false where its tangents say too little.
bool StartAtlas::anchor(StartFamily& family, int home, const ShapeVector& shape) {
  const int start = anchors_.empty() ? home : family.add_start(home, shape);
  const std::size_t maps = maps_.size();
  maps_.resize(maps + 3 * static_cast<std::size_t>(n_), 0);
  double* const u = maps_.data() + maps;
  double* const J[] = {u + n_, u + 2 * n_};
  family.direction(start, u);
  family.tangents(start, J[0]);
  const double norm = std::sqrt(dot(u, u, n_));
  for (int i = 0; i < n_; ++i) u[i] /= norm;
  for (int k = 0; k < shapes_; ++k) {
    for (int i = 0; i < n_; ++i) J[k][i] /= norm;
    reject(u, J[k], n_);
  }
  const double a = dot(J[0], J[0], n_), b = dot(J[0], J[1], n_);
  const double c = shapes_ == 2 ? dot(J[1], J[1], n_) : 1;
  const double determinant = a * c - b * b;
  if (!(determinant > rank_tolerance * a * c) || !std::isfinite(determinant)) {
    maps_.resize(maps);
    return false;
  }
  for (int i = 0; i < n_; ++i) {
    const double first = J[0][i], second = J[1][i];
    J[0][i] = (c * first - b * second) / determinant;
    J[1][i] = (a * second - b * first) / determinant;
  }
  anchors_.push_back({shape, {-b / a, -b / c}, maps});
  for (int k = 0; k < shapes_; ++k) {
    felt_.lower[k] |= shape[k] <= bounds_.lower[k];
    felt_.upper[k] |= shape[k] >= bounds_.upper[k];
  }
  return true;
}

ShapeVector StartAtlas::step(const Anchor& from, const double* y) const {
  const double* const u = maps_.data() + from.maps;
  const double along = dot(u, y, n_);
  ShapeVector shape = from.shape;
  for (int k = 0; k < shapes_; ++k) shape[k] += dot(u + (k + 1) * n_, y, n_) / along;
  // Held back at a bound, the one shape moves the optimum of the other.
  const ShapeVector inside = bounds_.nearest(shape), back = inside - shape;
  return bounds_.nearest(inside + ShapeVector(from.follow[0] * back[1], from.follow[1] * back[0]));
}

/// Not onto a bound where a curve may not feel its other shape any more.
ShapeVector StartAtlas::off_blind_bounds(const Anchor& from, ShapeVector shape) const {
  for (int k = 0; k < shapes_; ++k)
    if ((shape[k] <= bounds_.lower[k] && !felt_.lower[k]) ||
        (shape[k] >= bounds_.upper[k] && !felt_.upper[k]))
      shape[k] = from.shape[k] + 0.7 * (shape[k] - from.shape[k]);
  return shape;
}

int StartAtlas::cell(double tangent) {
  const double place = tangent / width + (reach + 0.5);
  return static_cast<int>(std::max(0.0, std::min(across - 0.5, place)));  // NaN: the last
}

ShapeVector StartAtlas::operator()(const double* y) const {
  const double* const u = plane_.data();
  const double scale = length_ / dot(u, y, n_);
  const int i = cell(scale * dot(u + n_, y, n_));
  const int j = shapes_ == 2 ? cell(scale * dot(u + 2 * n_, y, n_)) : reach;
  const Anchor& from = anchors_[anchor_of_[j * across + i]];
  return off_blind_bounds(from, step(from, y));
}

}  // namespace gaincast

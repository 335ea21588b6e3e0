#include "core/search/local_expansion.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/numerics/inner_loops.hpp"

namespace gaincast {
namespace {

// Cells about a broken one that are left to the full search.
constexpr int wary = 2;

/// How many are u, its first and its second derivatives.
constexpr int rows_of(int nonlinear_count) {
  return nonlinear_count == 1 ? 3 : 6;
}

// What the tangents must span, as a share of the product of their lengths.
constexpr double rank_tolerance = 1e-8;
// The Hessian is to be trusted while it is at least this share of what it is without curvature.
constexpr double flat_enough = 0.1;

/// Sums over the pools of each of the rows times y, whose elements are a stride apart.
template <int count>
void project(const double* table, const double* y, int stride, int n, double (&sum)[count]) {
  double sums[count] = {};
  for (int i = 0; i < n; ++i, table += count, y += stride) {
    const double factor = *y;
    unrolled<count>([&](int r) { sums[r] += table[r] * factor; });
  }
  unrolled<count>([&](int r) { sum[r] = sums[r]; });
}

/// Determinant of a packed matrix.
double determinant(int nonlinear_count, const double* H) {
  return nonlinear_count == 1 ? H[0] : H[0] * H[2] - H[1] * H[1];
}

/// Solves H x = g; x[held] is given where held >= 0. inverse: of the determinant of H.
template <int S>
void solve(const double* H, double inverse, const double* g, int active, double* x) {
  if constexpr (S == 1) {
    if (active < 0) x[0] = g[0] * inverse;
  } else if (active >= 0) {
    const int free = 1 - active;
    x[free] = (g[free] - H[1] * x[active]) / H[2 * free];
  } else {
    x[0] = (H[2] * g[0] - H[1] * g[1]) * inverse;
    x[1] = (H[0] * g[1] - H[1] * g[0]) * inverse;
  }
}

}  // namespace

// Two nonlinear parameters have a disk of cells, since 1,000 resamples are to pay for them.
LocalExpansion::Grid::Grid(int nonlinear_count)
    : half_width(nonlinear_count == 1 ? 7 : 5),
      side(nonlinear_count == 1 ? 0 : half_width),
      width(nonlinear_count == 1 ? 0.6 : 0.4) {}

/// From the middle outwards, each anchor from its neighbour on the way in.
LocalExpansion::LocalExpansion(const StartFamily& family, const NonlinearBounds& bounds, int n,
                               int nonlinear_count, int data_optimum, double length)
    : bounds_(bounds),
      grid_(nonlinear_count),
      n_(n),
      nonlinear_count_(nonlinear_count),
      length_(length) {
  const int R = rows_of(nonlinear_count), cells = grid_.cells();
  jets_.resize(static_cast<std::size_t>(R * n));
  table_.reserve(static_cast<std::size_t>(R * n * cells));
  anchors_.reserve(static_cast<std::size_t>(cells));
  if (!add_anchor(family, data_optimum, family.nonlinear_of(data_optimum))) return;
  lay_tangent_plane();
  anchor_of_.assign(static_cast<std::size_t>(cells), 0);
  std::vector<std::array<int, 2>> broken;
  std::vector<double> y(static_cast<std::size_t>(n));
  for (int ring = 1; ring <= grid_.half_width; ++ring)
    for (int j = -std::min(ring, grid_.side); j <= std::min(ring, grid_.side); ++j)
      for (int i = -ring; i <= ring; ++i) {
        if (std::max(std::abs(i), std::abs(j)) < ring) continue;
        const auto inwards = [&](int k) { return std::abs(k) < ring ? k : k - (k > 0 ? 1 : -1); };
        const int from = anchor_of_[grid_.cell(inwards(i), inwards(j))];
        int& anchor = anchor_of_[grid_.cell(i, j)] = from;
        if (!grid_.in_disk(i, j)) continue;
        for (int p = 0; p < n; ++p) {
          const double* const axes = subspace_.data() + p * (1 + nonlinear_count);
          y[p] = length * axes[0] + grid_.width * (i * axes[1] + j * axes[nonlinear_count]);
        }
        const NonlinearVector at = step(anchors_[from], y.data()).nonlinear;
        if (add_anchor(family, data_optimum, at)) anchor = static_cast<int>(anchors_.size()) - 1;
        if (anchor == from || (bounds_.inside(at) && !landed(i, j))) broken.push_back({i, j});
      }
  for (const auto& [x, z] : broken)
    for (int j = std::max(z - wary, -grid_.side); j <= std::min(z + wary, grid_.side); ++j)
      for (int i = std::max(x - wary, -grid_.half_width); i <= std::min(x + wary, grid_.half_width);
           ++i)
        anchor_of_[grid_.cell(i, j)] = -1;
  if (anchor_of_[grid_.cell(0, 0)] < 0) anchors_.clear();
}

/// The axes of the tangent plane at the data's optimum: the tangents, the second less its part
/// along the first.
void LocalExpansion::lay_tangent_plane() {
  const auto& JJ = anchors_.front().JJ;
  const double first = std::sqrt(JJ[0]),
               second = std::sqrt(determinant(nonlinear_count_, JJ)) / first;
  for (int i = 0; i < n_; ++i) {
    const double* const u = table_.data() + i * rows_of(nonlinear_count_);
    subspace_.push_back(u[0]);
    subspace_.push_back(u[1] / first);
    if (nonlinear_count_ == 2) subspace_.push_back((u[2] - u[1] * JJ[1] / JJ[0]) / second);
  }
}

/// Where y's line meets the tangent plane, in cells; j is 0 where there is one nonlinear parameter.
template <int S>
std::array<double, 2> LocalExpansion::in_tangent_plane(const double* y, int stride) const {
  double sum[1 + S];
  project(subspace_.data(), y, stride, n_, sum);
  const double scale = length_ / (grid_.width * sum[0]);
  return {scale * sum[1], S == 2 ? scale * sum[S] : 0};
}

/// Whether the last anchor is about where it should be. Where not, the family is folded or at an
/// end, and tangents say little.
bool LocalExpansion::landed(int i, int j) const {
  const double* const u = table_.data() + anchors_.back().table;
  const int stride = rows_of(nonlinear_count_);
  const auto [x, z] =
      nonlinear_count_ == 1 ? in_tangent_plane<1>(u, stride) : in_tangent_plane<2>(u, stride);
  return std::abs(x - i) < 0.5 && std::abs(z - j) < 0.5;
}

/// False where its tangents say too little.
bool LocalExpansion::add_anchor(const StartFamily& family, int data_optimum,
                                const NonlinearVector& nonlinear) {
  const int R = rows_of(nonlinear_count_), S = nonlinear_count_, second = 1 + S;
  double* const table = jets_.data();
  family.jets(data_optimum, nonlinear, table, R);
  const auto dot = [&](int r, int s) {
    double sum = 0;
    for (int i = 0; i < n_; ++i) sum += table[i * R + r] * table[i * R + s];
    return sum;
  };
  // The derivatives of the norm, over the norm.
  const double norm2 = dot(0, 0);
  double a[2] = {}, b[3] = {};
  Anchor anchor{nonlinear, {}, 0, {}, table_.size()};
  for (int k = 0; k < S; ++k) a[k] = dot(0, 1 + k) / norm2;
  for (int k = 0, m = 0; k < S; ++k)
    for (int l = k; l < S; ++l, ++m) {
      anchor.JJ[m] = dot(1 + k, 1 + l) / norm2 - a[k] * a[l];
      b[m] = anchor.JJ[m] + dot(0, second + m) / norm2;
    }
  const double volume = determinant(S, anchor.JJ);
  if (!(volume > (S == 1 ? 0 : rank_tolerance * anchor.JJ[0] * anchor.JJ[2])) ||
      !std::isfinite(volume))
    return false;
  anchor.inverse = 1 / volume;
  const double scale = 1 / std::sqrt(norm2);
  for (int i = 0; i < n_; ++i) {
    double* const at = table + i * R;
    const double u = at[0] *= scale;
    double p[2];
    for (int k = 0; k < S; ++k) at[1 + k] = (p[k] = at[1 + k] * scale) - a[k] * u;
    for (int k = 0, m = 0; k < S; ++k)
      for (int l = k; l < S; ++l, ++m)
        at[second + m] =
            at[second + m] * scale - a[l] * p[k] - a[k] * p[l] - u * (b[m] - 2 * a[k] * a[l]);
  }
  for (int m = 0; m < R - second; ++m)
    for (int k = 0; k < S; ++k) anchor.JK[m][k] = dot(second + m, 1 + k);
  anchors_.push_back(anchor);
  for (const double element : jets_) table_.push_back(element);
  for (int k = 0; k < S; ++k) {
    felt_.lower[k] |= nonlinear[k] <= bounds_.lower[k];
    felt_.upper[k] |= nonlinear[k] >= bounds_.upper[k];
  }
  return true;
}

/// Null next to a broken cell.
template <int S>
const LocalExpansion::Anchor* LocalExpansion::anchor_near(const double* y) const {
  const auto [x, z] = in_tangent_plane<S>(y, 1);
  const auto nearest = [](double along, int most) {
    return static_cast<int>(std::max(0.0, std::min(2 * most + 0.5, along + (most + 0.5)))) - most;
  };
  const int anchor = anchor_of_[grid_.cell(nearest(x, grid_.half_width), nearest(z, grid_.side))];
  return anchor < 0 ? nullptr : &anchors_[anchor];
}

/// With w = y*/(u·y*) = u + r, where r is at right angles to u, the optimum at s + d has
///     0 = u_k(s + d)·w = u_k·r − H_kl d_l − u_k·u_lm d_l d_m/2 + …,   H_kl = u_k·u_l − u_kl·(r − J
///     d),
/// to second order in d, and to first in what of r is at right angles to the tangents J.
template <int S>
LocalExpansion::Guess LocalExpansion::step_of(const Anchor& from, const double* y) const {
  constexpr int packed = S * (S + 1) / 2;
  double c[rows_of(S)];
  project(table_.data() + from.table, y, 1, n_, c);
  const double inverse = 1 / c[0];
  double g[S], d[S];
  unrolled<S>([&](int k) { g[k] = c[1 + k] * inverse; });
  solve<S>(from.JJ, from.inverse, g, -1, d);
  // A parameter that goes beyond its bound is held back there and moves the optimum of the other.
  int active = -1;
  for (int k = 0; k < S; ++k) {
    const double there = from.nonlinear[k] + d[k];
    const double inside = std::clamp(there, bounds_.lower[k], bounds_.upper[k]);
    if (active >= 0 || inside == there) continue;
    active = k;
    d[k] = inside - from.nonlinear[k];
    solve<S>(from.JJ, from.inverse, g, active, d);
  }
  double H[packed];
  unrolled<packed>([&](int m) {
    H[m] = -c[1 + S + m] * inverse;
    unrolled<S>([&](int k) { H[m] += from.JK[m][k] * d[k]; });
  });
  const double volume = determinant(S, H);
  const bool trusted = H[0] > flat_enough * from.JJ[0] && volume * from.inverse > flat_enough;
  const double* const metric = trusted ? H : from.JJ;
  const double inverse_metric = trusted ? 1 / volume : from.inverse;
  solve<S>(metric, inverse_metric, g, active, d);
  double bent[S];
  unrolled<S>([&](int k) {
    const auto& K = from.JK;
    const double bend = S == 1 ? K[0][0] * d[0] * d[0]
                               : K[0][k] * d[0] * d[0] + 2 * K[1][k] * d[0] * d[S - 1] +
                                     K[2][k] * d[S - 1] * d[S - 1];
    bent[k] = g[k] - bend / 2;
  });
  solve<S>(metric, inverse_metric, bent, active, d);

  Guess guess{bounds_.nearest(from.nonlinear + NonlinearVector(d[0], S == 2 ? d[S - 1] : 0)),
              {0, 0, 0, 0}};
  const auto& K = from.JK;
  const double c2 = c[0] * c[0];
  guess.third[0] = 3 * c2 * K[0][0];
  if constexpr (S == 2) {
    guess.third[1] = c2 * (K[0][1] + 2 * K[1][0]);
    guess.third[2] = c2 * (K[2][0] + 2 * K[1][1]);
    guess.third[3] = 3 * c2 * K[2][1];
  }
  return guess;
}

LocalExpansion::Guess LocalExpansion::step(const Anchor& from, const double* y) const {
  return nonlinear_count_ == 1 ? step_of<1>(from, y) : step_of<2>(from, y);
}

template <int S>
std::optional<LocalExpansion::Guess> LocalExpansion::guess_of(const double* y) const {
  const Anchor* const from = anchor_near<S>(y);
  if (!from) return std::nullopt;
  Guess guess = step_of<S>(*from, y);
  guess.nonlinear = off_blind_bounds(*from, guess.nonlinear);
  return guess;
}

std::optional<LocalExpansion::Guess> LocalExpansion::operator()(const double* y) const {
  return nonlinear_count_ == 1 ? guess_of<1>(y) : guess_of<2>(y);
}

/// Not onto a bound where a curve may not feel its other parameter any more.
NonlinearVector LocalExpansion::off_blind_bounds(const Anchor& from,
                                                 NonlinearVector nonlinear) const {
  for (int k = 0; k < nonlinear_count_; ++k)
    if ((nonlinear[k] <= bounds_.lower[k] && !felt_.lower[k]) ||
        (nonlinear[k] >= bounds_.upper[k] && !felt_.upper[k]))
      nonlinear[k] = from.nonlinear[k] + 0.7 * (nonlinear[k] - from.nonlinear[k]);
  return nonlinear;
}

}  // namespace gaincast

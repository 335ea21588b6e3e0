#include "core/shape_refit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/cubic.hpp"
#include "core/even_runs.hpp"

namespace gaincast {
namespace {

// More points are pooled for the search.
constexpr int most_pools = 64;
// Newton's method has enough digits where a step lowers chi2 by less than `enough` and moves the
// shape by no more than a share of it. Where the shape still moves by more, for less than
// `fruitless`, it is on its way to a limit.
constexpr double enough = 1e-11, short_step = 1e-3, fruitless = 1e-10;
// A step of third order has them where step times bend, of which the error of the third derivatives
// leaves about a tenth in chi2, is less than this, and the square of the step, in standard errors,
// less than `enough_before`.
constexpr double enough_bent = 3e-9, enough_before = 1e-5;
// The bend may be up to half as long as the step; else the method is not where it converges.
constexpr double bend_limit = 0.25;

/// descent_step(), at a price of its own where the Hessian (0,0), (0,1), (1,1) is positive
/// definite.
ShapeVector step_down(const double (&H)[3], const ShapeVector& g) {
  const double determinant = H[0] * H[2] - H[1] * H[1];
  if (H[0] > 0 && determinant > 1e-6 * H[0] * H[2])
    return {(H[1] * g[1] - H[2] * g[0]) / determinant, (H[1] * g[0] - H[0] * g[1]) / determinant};
  Eigen::Matrix2d full;
  full << H[0], H[1], H[1], H[2];
  return descent_step<2>(full, g);
}

}  // namespace

ShapeRefit::ShapeRefit(std::span<const Point> points, int shapes, const ShapeBounds& bounds)
    : points_(points), shapes_(shapes), bounds_(bounds), pools_(pooled(points, most_pools)) {}

void ShapeRefit::at_sizes(std::span<const Abscissa> sizes) {
  sizes_.assign(sizes.begin(), sizes.end());
  runs_ = even_runs(sizes);
}

/// (phi, A·phi').
int ShapeRefit::gradients(double* out) const {
  std::vector<Point> at(points_.begin(), points_.end());
  for (const Abscissa& size : sizes_) at.push_back({size, 0, 1});
  jets_at(at, best_.start, best_.shape, out, gradient_stride);
  for (std::size_t i = 0; i < at.size(); ++i, out += gradient_stride)
    for (int k = 1; k <= shapes_; ++k) out[k] *= best_.multiple;
  return 1 + shapes_;
}

void ShapeRefit::use_rows(std::span<const int> ends, std::vector<int> sharp) {
  sharp_ = std::move(sharp);
  const auto n = static_cast<Eigen::Index>(pools().size());
  data_.resize(n);
  for (Eigen::Index p = 0; p < n; ++p) data_[p] = pools()[p].gain / pools()[p].se;
  if (pools().size() < points_.size())
    for (std::size_t i = 0; i < points_.size(); ++i)
      share_.push_back(pools()[pools_.pool_of[i]].se / points_[i].se);
  search_ = NetSearch(weave(*this, ends, data_), shapes_ > 1);
  data_gains_.clear();
  data_squares_ = 0;
  for (const Point& point : points_) {
    data_gains_.push_back(point.gain / point.se);
    data_squares_ += data_gains_.back() * data_gains_.back();
  }
  const Resample undisturbed{-1, data_gains_, data_squares_, 0};
  pool(undisturbed);
  search_everywhere(undisturbed);
  home_ = best_;
}

/// Prepares near_the_data().
void ShapeRefit::follow_the_data() {
  prepared_ = true;
  // As many sizes as parameters: the family fills space, and at an edge of it the tangents say
  // nothing of what lies beyond.
  if (!home() || data_.size() <= shapes_ + 1) return;
  const int start = add_start(home_.start, home_.shape);
  Eigen::VectorXd phi(data_.size());
  direction(start, phi.data());
  const double length = std::abs(home_.multiple) * phi.norm();
  chart_ = Chart(*this, bounds_, static_cast<int>(data_.size()), shapes_, start, length);
  if (chart_.empty()) return;
  follow_ = start;
  set_home(start, home_.multiple);
  reach_ = LocalReach(*this, search_.net(), shapes_, phi.normalized(), data_);
}

bool ShapeRefit::near_the_data(const Resample& resample) {
  if (chart_.empty()) return false;
  const auto guess = chart_(at_pools_);
  if (!guess || !descend_from(*guess, resample)) return false;
  const double outside = std::max(0.0, resample.sum_of_squares - norm2_);
  const double distance2 = std::max(0.0, best_.chi2 - outside);
  return reach_.proves(at_pools_, distance2, best_.moved2, std::max(0.0, norm2_ - distance2));
}

/// Steps of third order while each is far shorter than the last; Newton's method else. Whether it
/// ended in a minimum.
bool ShapeRefit::descend_from(const Chart::Guess& guess, const Resample& resample) {
  ShapeVector shape = guess.shape;
  Derivatives here;
  for (int evaluation = 0; evaluation < 3; ++evaluation) {
    derivatives(follow_, shape, resample.y, here);
    double H[] = {here.hessian[0], here.hessian[1], here.hessian[2]};
    ShapeVector g = here.gradient;
    hold_at_bounds(shape, H, g);
    const auto& T = guess.third;
    const ShapeStep step =
        chebyshev_step({{g[0], g[1]}, {H[0], H[1], H[2]}, {T[0], T[1], T[2], T[3]}});
    if (!(step.decrement2 > 0 && step.bend2 < bend_limit * step.decrement2)) break;
    const ShapeVector d = step.newton + step.bend;
    const ShapeVector next = bounds_.nearest(shape + d);
    const double scale = std::max(1.0, here.chi2), least = enough_bent * scale;
    if (step.bend2 * step.decrement2 < least * least && step.decrement2 < enough_before * scale &&
        next == shape + d && still_held(shape, next, here)) {
      const double third = bend_of_gradient(T, step.newton).dot(step.newton) * (2.0 / 3);
      const auto& A = here.multiple_by_shapes;
      best_ = {std::max(0.0, here.chi2 - step.decrement2 + third),
               here.multiple + here.multiple_by_shape.dot(d) +
                   (A[0] * d[0] * d[0] + 2 * A[1] * d[0] * d[1] + A[2] * d[1] * d[1]) / 2,
               here.moved2, follow_, next};
      return true;
    }
    shape = next;
  }
  best_.chi2 = std::numeric_limits<double>::infinity();
  return polish(follow_, shape, resample.y, resample.sum_of_squares);
}

/// Takes the shapes that the gradient presses against their bounds out of a Newton step.
void ShapeRefit::hold_at_bounds(const ShapeVector& shape, double (&H)[3], ShapeVector& g) const {
  for (int k = 0; k < shapes_; ++k)
    if (bounds_.holds(shape, g, k)) {
      g[k] = H[1] = 0;
      H[2 * k] = 1;
    }
}

/// Whether the bounds that hold a shape still do after a step: whoever is held does not move, but
/// the other shape moves its gradient.
bool ShapeRefit::still_held(const ShapeVector& from, const ShapeVector& to,
                            const Derivatives& at_from) const {
  for (int k = 0; k < shapes_; ++k) {
    const ShapeVector& gradient = at_from.gradient;
    const double change = at_from.hessian[1] * (to - from)[1 - k];
    if (bounds_.holds(from, gradient, k) &&
        !bounds_.holds(to, gradient + ShapeVector::Constant(change), k))
      return false;
  }
  return true;
}

void ShapeRefit::pool(const Resample& resample) {
  if (share_.empty()) {
    at_pools_ = resample.y.data();
    norm2_ = resample.sum_of_squares;
    displacement_ = resample.displacement;
    return;
  }
  pooled_.assign(static_cast<std::size_t>(data_.size()), 0);
  for (std::size_t i = 0; i < resample.y.size(); ++i)
    pooled_[pools_.pool_of[i]] += share_[i] * resample.y[i];
  at_pools_ = pooled_.data();
  norm2_ = displacement_ = 0;
  for (Eigen::Index p = 0; p < data_.size(); ++p) {
    norm2_ += pooled_[p] * pooled_[p];
    displacement_ += (pooled_[p] - data_[p]) * (pooled_[p] - data_[p]);
  }
  displacement_ = std::sqrt(displacement_);
}

double ShapeRefit::search(const Resample& resample) {
  if (!prepared_) follow_the_data();
  pool(resample);
  return near_the_data(resample) ? best_.chi2 : search_everywhere(resample);
}

double ShapeRefit::search_everywhere(const Resample& resample) {
  const auto candidates = search_.candidates(at_pools_, norm2_, displacement_);
  // What pooling leaves out of chi2 is nearly the same for every curve.
  const double outside = std::max(0.0, resample.sum_of_squares - norm2_);
  best_.chi2 = std::numeric_limits<double>::infinity();
  for (const NetSearch::Candidate& candidate : candidates) {
    if (candidate.least2 > 0 && candidate.least2 + outside > best_.chi2) continue;
    if (search_.leads_elsewhere(candidate, candidates)) continue;
    const int start = search_.net().nodes[candidate.node].start;
    polish(start, shape_of(start), resample.y, resample.sum_of_squares);
  }
  if (shapes_ == 1) search_between(candidates, resample, outside);
  for (const int start : sharp_)
    polish(start, shape_of(start), resample.y, resample.sum_of_squares);
  return best_.chi2;
}

/// Of a curve, two neighbours may hide a valley between them that neither is the lowest of three
/// of: their slopes tell. On a surface, the next rows do.
void ShapeRefit::search_between(const std::vector<NetSearch::Candidate>& searched,
                                const Resample& resample, double outside) {
  const auto is_searched = [&](int node) {
    return std::any_of(searched.begin(), searched.end(),
                       [&](const NetSearch::Candidate& each) { return each.node == node; });
  };
  for (const auto& [left, right] : search_.intervals(std::max(0.0, best_.chi2 - outside))) {
    const int from = search_.net().nodes[left].start, to = search_.net().nodes[right].start;
    const double width = shape_of(to)[0] - shape_of(from)[0];
    const Slope here = slope_at(from);
    if (here.slope * width < 0 && is_searched(left)) continue;
    const Slope there = slope_at(to);
    if (there.slope * width > 0 && is_searched(right)) continue;
    const auto share =
        cubic_minimum(there.distance2 - here.distance2, here.slope * width, there.slope * width);
    if (share)
      polish(from, shape_of(from) + ShapeVector(*share * width, 0), resample.y,
             resample.sum_of_squares);
  }
}

/// The squared distance of the pooled resample from a start's line, and its derivative by the
/// shape.
ShapeRefit::Slope ShapeRefit::slope_at(int start) const {
  double jet[3 * most_pools];
  jets(start, shape_of(start), jet, 3);
  double pp = 0, pd = 0, py = 0, dy = 0;
  for (Eigen::Index i = 0; i < data_.size(); ++i) {
    const double phi = jet[3 * i], first = jet[3 * i + 1], y = at_pools_[i];
    pp += phi * phi;
    pd += phi * first;
    py += phi * y;
    dy += first * y;
  }
  const double multiple = py / pp;
  return {norm2_ - multiple * py, 2 * multiple * (multiple * pd - dy)};
}

ShapeRefit::Best ShapeRefit::to_all_digits(int start) {
  best_.chi2 = std::numeric_limits<double>::infinity();
  polish(start, shape_of(start), data_gains_, data_squares_, Digits::all);
  return best_;
}

/// Newton's method on the projected chi2 with the absolute values of the Hessian's eigenvalues (so
/// that every step descends), a backtracking line search and projection onto the bounds. The square
/// of the Newton decrement is what a step lowers chi2 by. Whether it ended in a minimum, and not on
/// the way to a limit.
bool ShapeRefit::polish(int start, ShapeVector shape, std::span<const double> y,
                        double sum_of_squares, Digits digits) {
  bool arrived = false;
  double decrement2 = std::numeric_limits<double>::infinity();
  Derivatives one, other, *here = &one, *there = &other;
  derivatives(start, shape, y, *here);
  for (int iteration = 0; iteration < 200; ++iteration) {
    double H[] = {here->hessian[0], here->hessian[1], here->hessian[2]};
    ShapeVector g = here->gradient;
    if (!std::isfinite(H[0] + H[1] + H[2] + g[0] + g[1])) break;
    hold_at_bounds(shape, H, g);
    const ShapeVector step = step_down(H, g);
    const double previous = decrement2;
    decrement2 = -g.dot(step);
    if (!(decrement2 > 0)) break;
    const double scale = std::max(1.0, here->chi2);
    const double noise = rounding_of_chi2(here->chi2, sum_of_squares);
    const bool is_short = (step.array().abs() <= short_step * shape.array().abs()).all();
    if (digits == Digits::enough && decrement2 < enough * scale && is_short) {
      // Steps shrink quadratically: after one that lowers chi2 by so little, what is left is about
      // its square, and where it ends is known without another look at the curve.
      arrived = true;
      shape = bounds_.nearest(shape + step);
      here->chi2 = std::max(0.0, here->chi2 - decrement2);
      here->multiple += here->multiple_by_shape.dot(step);
      break;
    }
    if (digits == Digits::enough && decrement2 < fruitless * scale && !is_short) break;
    // Near the minimum chi2 no longer tells better from worse; the decrement still does.
    if (decrement2 < noise && decrement2 > 0.25 * previous) break;
    bool moved = false;
    for (double fraction = 1; fraction > 1e-6 && !moved; fraction /= 4) {
      const ShapeVector trial = bounds_.nearest(shape + fraction * step);
      if (trial == shape) break;
      derivatives(start, trial, y, *there);
      if (!(there->chi2 <= here->chi2 + noise)) continue;
      shape = trial;
      std::swap(here, there);
      moved = true;
    }
    if (!moved) break;
  }
  if (std::isfinite(here->chi2) && here->chi2 < best_.chi2)
    best_ = {here->chi2, here->multiple, here->moved2, start, shape};
  return arrived;
}

}  // namespace gaincast

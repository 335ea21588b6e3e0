#include "core/search/nonlinear_refit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numerics/cubic.hpp"
#include "core/search/even_runs.hpp"
#include "core/search/global_search.hpp"

namespace gaincast {
namespace {

// More points are pooled for the search.
constexpr int max_pools = 64;
// A search of the whole family looks at no more nodes than this, and begins at no more.
constexpr std::size_t most_candidates = 2000, most_descents = 400;
// A step of third order ends a descent where step times bend, of which the error of the third
// derivatives leaves about a tenth in chi2, is less than this, and the square of the step, in
// standard errors, less than `enough_before`.
constexpr double enough_bent = 3e-9, enough_before = 1e-5;
// The bend may be up to half as long as the step; else the method is not where it converges.
constexpr double bend_limit = 0.25;

/// chi2 of a resample in the frame of a start.
class ResampleChi2 final : public ProjectedChi2 {
 public:
  ResampleChi2(const NonlinearFamily& family, int start, std::span<const double> y)
      : family_(family), start_(start), y_(y) {}
  void operator()(const NonlinearVector& nonlinear, Chi2Derivatives& out) const override {
    family_.derivatives(start_, nonlinear, y_, out);
  }

 private:
  const NonlinearFamily& family_;
  int start_;
  std::span<const double> y_;
};

}  // namespace

NonlinearRefit::NonlinearRefit(std::span<const Point> points, int nonlinear_count,
                               const NonlinearBounds& bounds)
    : points_(points),
      nonlinear_count_(nonlinear_count),
      bounds_(bounds),
      pools_(pooled(points, max_pools)) {
  const std::vector<Point> merged = pools_.points;
  se_beyond_ = se_beyond(merged, 1 + nonlinear_count);
  tempered_ = temper(pools_.points, se_beyond_);
  if (!tempered_ && merged.size() == points_.size()) return;
  for (std::size_t i = 0; i < points_.size(); ++i) {
    const auto p = static_cast<std::size_t>(pools_.pool_of[i]);
    share_.push_back(merged[p].se / points_[i].se * (merged[p].se / pools_.points[p].se));
  }
}

void NonlinearRefit::at_sizes(std::span<const Abscissa> sizes) {
  sizes_.assign(sizes.begin(), sizes.end());
  runs_ = even_runs(sizes);
}

/// (phi, A·phi').
int NonlinearRefit::gradients(double* out) const {
  std::vector<Point> at(points_.begin(), points_.end());
  for (const Abscissa& size : sizes_) at.push_back({size, 0, 1});
  family_->jets_at(at, best_.start, best_.nonlinear, out, gradient_stride);
  for (std::size_t i = 0; i < at.size(); ++i, out += gradient_stride)
    for (int k = 1; k <= nonlinear_count_; ++k) out[k] *= best_.amplitude;
  return 1 + nonlinear_count_;
}

void NonlinearRefit::values(double* out, std::size_t stride) const {
  family_->values(best_.start, best_.nonlinear, best_.amplitude, sizes_, runs_, out, stride);
}

void NonlinearRefit::use_family(NonlinearFamily& family, std::span<const int> ends,
                                std::vector<int> sharp) {
  family_ = &family;
  sharp_ = std::move(sharp);
  const auto n = static_cast<Eigen::Index>(pools().size());
  data_.resize(n);
  for (Eigen::Index p = 0; p < n; ++p) data_[p] = pools()[p].gain / pools()[p].se;
  search_ = GridSearch(weave(family, ends, data_), nonlinear_count_ > 1);
  data_gains_.clear();
  data_squares_ = 0;
  for (const Point& point : points_) {
    data_gains_.push_back(point.gain / point.se);
    data_squares_ += data_gains_.back() * data_gains_.back();
  }
  const Resample undisturbed{-1, data_gains_, data_squares_, 0};
  pool(undisturbed);
  search_everywhere(undisturbed, Valleys::all);
  data_optimum_ = best_;
}

/// Prepares near_the_data().
void NonlinearRefit::follow_the_data() {
  prepared_ = true;
  // As many sizes as parameters: the family fills space, and at an edge of it the tangents say
  // nothing of what lies beyond.
  if (!data_optimum() || data_.size() <= nonlinear_count_ + 1 || tempered_) return;
  const int start = family_->add_start(data_optimum_.start, data_optimum_.nonlinear);
  Eigen::VectorXd phi(data_.size());
  family_->direction(start, phi.data());
  const double length = std::abs(data_optimum_.amplitude) * phi.norm();
  expansion_ = LocalExpansion(*family_, bounds_, static_cast<int>(data_.size()), nonlinear_count_,
                              start, length);
  if (expansion_.empty()) return;
  follow_ = start;
  family_->set_data_optimum(start, data_optimum_.amplitude);
  rival_check_ = RivalCheck(*family_, search_.grid(), nonlinear_count_, phi.normalized(), data_);
}

bool NonlinearRefit::near_the_data(const Resample& resample) {
  if (expansion_.empty()) return false;
  const auto guess = expansion_(at_pools_);
  if (!guess || !descend_from(*guess, resample)) return false;
  const double outside = std::max(0.0, resample.sum_of_squares - norm2_);
  const double distance2 = std::max(0.0, best_.chi2 - outside);
  return rival_check_.proves(at_pools_, distance2, best_.moved2, std::max(0.0, norm2_ - distance2));
}

/// Steps of third order while each is far shorter than the last; Newton's method else. Whether it
/// ended in a minimum.
bool NonlinearRefit::descend_from(const LocalExpansion::Guess& guess, const Resample& resample) {
  NonlinearVector nonlinear = guess.nonlinear;
  Chi2Derivatives here;
  for (int evaluation = 0; evaluation < 3; ++evaluation) {
    family_->derivatives(follow_, nonlinear, resample.y, here);
    double H[] = {here.hessian[0], here.hessian[1], here.hessian[2]};
    NonlinearVector g = here.gradient;
    bounds_.fix_active(nonlinear, H, g);
    const auto& T = guess.third;
    const NonlinearStep step =
        chebyshev_step({{g[0], g[1]}, {H[0], H[1], H[2]}, {T[0], T[1], T[2], T[3]}});
    if (!(step.decrement2 > 0 && step.bend2 < bend_limit * step.decrement2)) break;
    const NonlinearVector d = step.newton + step.bend;
    const NonlinearVector next = bounds_.nearest(nonlinear + d);
    const double scale = std::max(1.0, here.chi2), least = enough_bent * scale;
    if (step.bend2 * step.decrement2 < least * least && step.decrement2 < enough_before * scale &&
        next == nonlinear + d && still_active(nonlinear, next, here)) {
      const double third = bend_of_gradient(T, step.newton).dot(step.newton) * (2.0 / 3);
      const auto& A = here.amplitude_by_nonlinears;
      best_ = {std::max(0.0, here.chi2 - step.decrement2 + third),
               here.amplitude + here.amplitude_by_nonlinear.dot(d) +
                   (A[0] * d[0] * d[0] + 2 * A[1] * d[0] * d[1] + A[2] * d[1] * d[1]) / 2,
               here.moved2, follow_, next};
      return true;
    }
    nonlinear = next;
  }
  best_.chi2 = std::numeric_limits<double>::infinity();
  return polish(follow_, nonlinear, resample.y, resample.sum_of_squares);
}

/// Whether the bounds that hold a parameter still do after a step: an active bound
/// stays fixed, but coupling can flip the sign of its gradient.
bool NonlinearRefit::still_active(const NonlinearVector& from, const NonlinearVector& to,
                                  const Chi2Derivatives& at_from) const {
  for (int k = 0; k < nonlinear_count_; ++k) {
    const NonlinearVector& gradient = at_from.gradient;
    const double change = at_from.hessian[1] * (to - from)[1 - k];
    if (bounds_.holds(from, gradient, k) &&
        !bounds_.holds(to, gradient + NonlinearVector::Constant(change), k))
      return false;
  }
  return true;
}

void NonlinearRefit::pool(const Resample& resample) {
  if (share_.empty()) {
    at_pools_ = resample.y.data();
    norm2_ = resample.sum_of_squares;
    noise_norm_ = resample.noise_norm;
    return;
  }
  pooled_.assign(static_cast<std::size_t>(data_.size()), 0);
  for (std::size_t i = 0; i < resample.y.size(); ++i)
    pooled_[pools_.pool_of[i]] += share_[i] * resample.y[i];
  at_pools_ = pooled_.data();
  norm2_ = noise_norm_ = 0;
  for (Eigen::Index p = 0; p < data_.size(); ++p) {
    norm2_ += pooled_[p] * pooled_[p];
    noise_norm_ += (pooled_[p] - data_[p]) * (pooled_[p] - data_[p]);
  }
  noise_norm_ = std::sqrt(noise_norm_);
}

double NonlinearRefit::search(const Resample& resample) {
  if (!prepared_) follow_the_data();
  pool(resample);
  return near_the_data(resample) ? best_.chi2 : search_everywhere(resample);
}

double NonlinearRefit::search_everywhere(const Resample& resample, Valleys valleys) {
  auto candidates = search_.candidates(at_pools_, norm2_, noise_norm_);
  candidates.resize(std::min(candidates.size(), most_candidates));
  // What pooling leaves out of chi2 is nearly the same for every curve; what tempering leaves out
  // is not.
  const double outside = tempered_ ? 0 : std::max(0.0, resample.sum_of_squares - norm2_);
  best_.chi2 = std::numeric_limits<double>::infinity();
  std::size_t descents = 0;
  for (const GridSearch::Candidate& candidate : candidates) {
    if (descents == most_descents) break;
    if (candidate.least2 > 0 && candidate.least2 + outside > best_.chi2) continue;
    if (valleys == Valleys::ends && search_.leads_elsewhere(candidate, candidates)) continue;
    const int start = search_.grid().nodes[candidate.node].start;
    polish(start, family_->nonlinear_of(start), resample.y, resample.sum_of_squares);
    ++descents;
  }
  if (nonlinear_count_ == 1) search_between(candidates, resample, outside);
  for (const int start : sharp_)
    polish(start, family_->nonlinear_of(start), resample.y, resample.sum_of_squares);
  return best_.chi2;
}

/// Of a curve, two neighbours may hide a valley between them that neither is the lowest of three
/// of: their slopes tell. On a surface, the next rows do.
void NonlinearRefit::search_between(const std::vector<GridSearch::Candidate>& searched,
                                    const Resample& resample, double outside) {
  const auto is_searched = [&](int node) {
    return std::any_of(searched.begin(), searched.end(),
                       [&](const GridSearch::Candidate& each) { return each.node == node; });
  };
  for (const auto& [left, right] : search_.intervals(std::max(0.0, best_.chi2 - outside))) {
    const int from = search_.grid().nodes[left].start, to = search_.grid().nodes[right].start;
    const double width = family_->nonlinear_of(to)[0] - family_->nonlinear_of(from)[0];
    const Slope here = slope_at(from);
    if (here.slope * width < 0 && is_searched(left)) continue;
    const Slope there = slope_at(to);
    if (there.slope * width > 0 && is_searched(right)) continue;
    const auto share =
        cubic_minimum(there.distance2 - here.distance2, here.slope * width, there.slope * width);
    if (share)
      polish(from, family_->nonlinear_of(from) + NonlinearVector(*share * width, 0), resample.y,
             resample.sum_of_squares);
  }
}

/// The squared distance of the pooled resample from a start's line, and its derivative by s.
NonlinearRefit::Slope NonlinearRefit::slope_at(int start) const {
  double jet[3 * max_pools];
  family_->jets(start, family_->nonlinear_of(start), jet, 3);
  double pp = 0, pd = 0, py = 0, dy = 0;
  for (Eigen::Index i = 0; i < data_.size(); ++i) {
    const double phi = jet[3 * i], first = jet[3 * i + 1], y = at_pools_[i];
    pp += phi * phi;
    pd += phi * first;
    py += phi * y;
    dy += first * y;
  }
  const double amplitude = py / pp;
  return {norm2_ - amplitude * py, 2 * amplitude * (amplitude * pd - dy)};
}

NonlinearRefit::Best NonlinearRefit::to_all_digits(int start) {
  best_.chi2 = std::numeric_limits<double>::infinity();
  polish(start, family_->nonlinear_of(start), data_gains_, data_squares_, Digits::all);
  return best_;
}

/// Whether the descent ended in a minimum, and not on the way to a limit.
bool NonlinearRefit::polish(int start, NonlinearVector nonlinear, std::span<const double> y,
                            double sum_of_squares, Digits digits) {
  // Only resamples, of which there are many, are worth giving a descent up.
  const double lowest = prepared_ ? best_.chi2 : std::numeric_limits<double>::infinity();
  const Descent end =
      tempered_ ? tempered_descent(*family_, bounds_, points_, nonlinear_count_, se_beyond_, start,
                                   y, sum_of_squares, nonlinear, digits)
                : descend(ResampleChi2(*family_, start, y), bounds_, nonlinear, sum_of_squares,
                          digits, lowest);
  if (std::isfinite(end.chi2) && end.chi2 < best_.chi2)
    best_ = {end.chi2, end.amplitude, end.moved2, start, end.nonlinear};
  return end.arrived;
}

}  // namespace gaincast

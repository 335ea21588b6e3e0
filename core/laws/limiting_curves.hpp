#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "core/laws/scaling_law.hpp"

/// The limits of laws: the curves that they approach when parameters diverge. None but the power
/// law (core/laws/power.hpp) has a nonlinear parameter to search; steps have a position, which is
/// one of finitely many.
namespace gaincast {

/// Slope·N, written A·N/reference.
struct StraightLine {
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 0;

  double reference;

  Jet<1, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    return {Linear<1>(at.size / reference), {}, {}};
  }
  Report<1> report(const Linear<1>& A, const Nonlinear<0>&) const {
    return {Linear<1>(A[0] / reference), Linear<1>(1 / reference)};
  }
  static Starts<StraightLine> starts(std::span<const Point> points) {
    return {{Start<StraightLine>{{points.back().at.size}, {}}}};
  }
};

/// The same gain at every size.
struct Constant {
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 0;

  Jet<1, 0> basis(const Abscissa&, const Nonlinear<0>&) const { return {Linear<1>(1.0), {}, {}}; }
  Report<1> report(const Linear<1>& A, const Nonlinear<0>&) const { return {A, Linear<1>(1.0)}; }
  static Starts<Constant> starts(std::span<const Point>) { return {{Start<Constant>{}}}; }
};

/// A gain at the smallest size and none at any other.
struct SmallestSize {
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 0;

  double log_smallest;

  Jet<1, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    return {Linear<1>(at.log_size <= log_smallest ? 1.0 : 0.0), {}, {}};
  }
  Report<1> report(const Linear<1>& A, const Nonlinear<0>&) const { return {A, Linear<1>(1.0)}; }
  static Starts<SmallestSize> starts(std::span<const Point> points) {
    return {{Start<SmallestSize>{{points.front().at.log_size}, {}}}};
  }
};

/// A gain at the largest size and none below it. Beyond it there is no limiting curve: the values
/// there grow without bound, so the basis is NaN and predictions have no value.
struct LargestSize {
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 0;
  static constexpr bool extrapolates = false;

  double log_largest;

  Jet<1, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    if (at.log_size > log_largest)
      return {Linear<1>(std::numeric_limits<double>::quiet_NaN()), {}, {}};
    return {Linear<1>(at.log_size == log_largest ? 1.0 : 0.0), {}, {}};
  }
  Report<1> report(const Linear<1>& A, const Nonlinear<0>&) const { return {A, Linear<1>(1.0)}; }
  static Starts<LargestSize> starts(std::span<const Point> points) {
    return {{Start<LargestSize>{{points.back().at.log_size}, {}}}};
  }
};

/// Sums over the points on one side of every cut: sides[j] holds points j … n−1 (rising) or
/// 0 … j−1 (falling), so that the best of n steps is found in O(n).
struct Side {
  double weight = 0;         ///< sum 1/se²
  double weighted_gain = 0;  ///< sum y/se²
  double mean() const { return weighted_gain / weight; }
  /// By how much a constant on this side lowers chi2.
  double explained() const { return weight > 0 ? weighted_gain * weighted_gain / weight : 0; }

  static std::vector<Side> sums(std::span<const Point> points, bool rising) {
    const std::size_t n = points.size();
    std::vector<Side> sides(n + 1);
    const auto add = [](Side side, const Point& point) {
      const double w = 1 / (point.se * point.se);
      return Side{side.weight + w, side.weighted_gain + w * point.gain};
    };
    if (rising)
      for (std::size_t j = n; j-- > 0;) sides[j] = add(sides[j + 1], points[j]);
    else
      for (std::size_t j = 0; j < n; ++j) sides[j + 1] = add(sides[j], points[j]);
    return sides;
  }
};

/// Keeps the four best of many steps.
class BestSteps {
 public:
  struct Candidate {
    double explained;  ///< by how much the step lowers chi2
    double log_cut;
    bool rising;
  };

  void consider(Candidate candidate) {
    for (Candidate& kept : kept_)
      if (candidate.explained > kept.explained) std::swap(candidate, kept);
  }
  /// The steps that were considered, best first, each a row of its own: a step has no nonlinear
  /// parameter to search along.
  template <class Curve>
  Starts<Curve> starts() const {
    Starts<Curve> starts;
    for (const Candidate& kept : kept_)
      if (kept.explained >= 0) starts.push_back({Start<Curve>{{kept.log_cut, kept.rising}, {}}});
    return starts;
  }

 private:
  static constexpr Candidate none{-1, 0, true};
  std::array<Candidate, 4> kept_{none, none, none, none};
};

/// Nothing on one side of a cut between two sizes, a constant on the other.
struct Step {
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 0;
  static constexpr bool starts_depend_on_gains = true;

  double log_cut;
  bool rising;

  Jet<1, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    return {Linear<1>((at.log_size > log_cut) == rising ? 1.0 : 0.0), {}, {}};
  }
  Report<1> report(const Linear<1>& A, const Nonlinear<0>&) const { return {A, Linear<1>(1.0)}; }

  static Starts<Step> starts(std::span<const Point> points) {
    BestSteps best;
    for (const bool rising : {true, false}) {
      const std::vector<Side> sides = Side::sums(points, rising);
      // A constant on a single extreme size is LargestSize or SmallestSize, not a step.
      const std::size_t first = rising ? 1 : 2;
      const std::size_t last = points.size() - (rising ? 2 : 1);
      for (std::size_t j = first; j <= last; ++j)
        best.consider({sides[j].explained(),
                       (points[j - 1].at.log_size + points[j].at.log_size) / 2, rising});
    }
    return best.starts<Step>();
  }
};

/// A step that happens at one of the sizes: nothing before it, a constant after it, and at the
/// size itself anything between the two.
struct StepAtSize {
  static constexpr int linear_count = 2;
  static constexpr int nonlinear_count = 0;
  static constexpr bool starts_depend_on_gains = true;

  double log_cut;
  bool rising;

  Jet<2, 0> basis(const Abscissa& at, const Nonlinear<0>&) const {
    if (at.log_size == log_cut) return {{0.0, 1.0}, {}, {}};
    return {{(at.log_size > log_cut) == rising ? 1.0 : 0.0, 0.0}, {}, {}};
  }
  Report<2> report(const Linear<2>& A, const Nonlinear<0>&) const {
    return {A, Eigen::Matrix2d::Identity()};
  }
  static bool feasible(const Linear<2>& A) {
    return A[0] != 0 && A[1] / A[0] >= 0 && A[1] / A[0] <= 1;
  }

  static Starts<StepAtSize> starts(std::span<const Point> points) {
    BestSteps best;
    for (const bool rising : {true, false}) {
      const std::vector<Side> sides = Side::sums(points, rising);
      for (std::size_t j = 0; j < points.size(); ++j) {
        const Side side = rising ? sides[j + 1] : sides[j];
        if (side.weight == 0 || !feasible({side.mean(), points[j].gain})) continue;
        const double at_size = points[j].gain / points[j].se;
        best.consider({side.explained() + at_size * at_size, points[j].at.log_size, rising});
      }
    }
    return best.starts<StepAtSize>();
  }

  /// The lowest chi2, were the gain at the step free: unlike the feasible one it is the distance
  /// from a fixed set of linear subspaces.
  static double relaxed_chi2(std::span<const Point> points) {
    double all = 0, explained = 0;
    for (const Point& point : points) all += point.gain * point.gain / (point.se * point.se);
    for (const bool rising : {true, false}) {
      const std::vector<Side> sides = Side::sums(points, rising);
      for (std::size_t j = 0; j < points.size(); ++j) {
        const double at_size = points[j].gain / points[j].se;
        explained = std::max(explained, sides[rising ? j + 1 : j].explained() + at_size * at_size);
      }
    }
    return std::max(0.0, all - explained);
  }
};

}  // namespace gaincast

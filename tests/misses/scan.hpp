#pragma once

#include <algorithm>
#include <cmath>

#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"
#include "core/search/global_search.hpp"
#include "tests/core/search/dense_curve.hpp"
#include "tests/core/search/dense_sigmoid.hpp"

namespace gaincast::test {

/// The lowest chi2 of a family by a scan that is simple and slow: every start that no neighbour in
/// its row undercuts is polished. Of one nonlinear parameter, every gap between starts in 16.
template <SeparableCurve Curve>
double dense_chi2(std::span<const Point> points) {
  if constexpr (std::is_same_v<Curve, Sigmoid>) {
    return minimise<DenseSigmoid>(points)->chi2;
  } else if constexpr (Curve::nonlinear_count == 1) {
    return minimise<DenseCurve<Curve>>(points)->chi2;
  } else {
    const auto best = minimise<Curve>(points);
    return best ? best->chi2 : HUGE_VAL;
  }
}

/// The same of the sigmoid by 50 slopes, from nearly flat to a step within the narrowest gap, by
/// 100 middles.
inline double scanned_sigmoid(std::span<const Point> points) {
  constexpr int slopes = 25, middles = 100;  // slopes of either sign
  const double first = points.front().at.log_size, last = points.back().at.log_size;
  double gap = last - first;
  for (std::size_t i = 1; i < points.size(); ++i)
    gap = std::min(gap, points[i].at.log_size - points[i - 1].at.log_size);
  const double least = 0.1 / (last - first), most = 20 / gap;
  VariableProjection<Sigmoid> problem(points);
  double lowest = HUGE_VAL;
  for (const double sign : {-1.0, 1.0})
    for (int i = 0; i < slopes; ++i) {
      const double b = least * std::pow(most / least, i / (slopes - 1.0)), beyond = 6 / b;
      std::vector<Start<Sigmoid>> row;
      for (int j = 0; j < middles; ++j)
        row.push_back(Sigmoid::at(
            sign * b, first - beyond + (last - first + 2 * beyond) * j / (middles - 1), points));
      for (const auto& start : local_minima(problem, row))
        lowest = std::min(lowest, polish(problem, start).chi2);
    }
  return lowest;
}

/// The lowest chi2 of a law and its limits.
template <ScalingLaw L>
double lowest_chi2(std::span<const Point> points, double (*own)(std::span<const Point>)) {
  double lowest = own(points);
  const auto compare = [&]<class Curve>(const LimitTo<Curve>&) {
    lowest = std::min(lowest, dense_chi2<Curve>(points));
  };
  std::apply([&](const auto&... limit) { (compare(limit), ...); }, L::limits);
  return lowest;
}

}  // namespace gaincast::test

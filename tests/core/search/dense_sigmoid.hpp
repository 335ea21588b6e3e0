#pragma once

#include "core/laws/sigmoid.hpp"

namespace gaincast::test {

/// The sigmoid with starts so close together that no valley lies between neighbours: what the law's
/// own search, which puts halves between its starts where they are of use, is compared with.
struct DenseSigmoid : Sigmoid {
  DenseSigmoid(const Sigmoid& sigmoid) : Sigmoid(sigmoid) {}

  Start<DenseSigmoid> recentred(const Nonlinear<2>& nonlinear,
                                std::span<const Point> points) const {
    return dense(Sigmoid::recentred(nonlinear, points));
  }

  /// SlopeScale in steps of 1.4. For each, the middle c from 36/|b| before the data to as far
  /// behind them; inside, at every size and on both its sides, but never two nearer than 1/(2|b|).
  static Starts<DenseSigmoid> starts(std::span<const Point> points) {
    double gap = HUGE_VAL;
    for (std::size_t i = 1; i < points.size(); ++i)
      gap = std::min(gap, points[i].at.log_size - points[i - 1].at.log_size);
    const double first = points.front().at.log_size, last = points.back().at.log_size;
    Starts<DenseSigmoid> rows;
    for (const double b : geometric(0.05 / (last - first), 40 / gap, 1.4)) {
      std::vector<double> middles;
      for (const double k : {1, 2, 3, 4, 6, 9, 13, 18, 25, 36}) {
        middles.push_back(first - k / b);
        middles.push_back(last + k / b);
      }
      for (const Point& point : points)
        for (const double k : {-6.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 6.0})
          middles.push_back(point.at.log_size + k / b);
      std::sort(middles.begin(), middles.end());
      for (const double slope_scale : {-b, b}) {
        double previous = -HUGE_VAL;
        rows.emplace_back();
        for (const double c : middles) {
          if (c - previous < 0.5 / b) continue;
          rows.back().push_back(dense(at(slope_scale, previous = c, points)));
        }
      }
    }
    return rows;
  }

  static Starts<DenseSigmoid> sharp_starts(std::span<const Point> points) {
    Starts<DenseSigmoid> rows;
    for (const auto& row : Sigmoid::sharp_starts(points)) rows.push_back({dense(row.front())});
    return rows;
  }

 private:
  static Start<DenseSigmoid> dense(const Start<Sigmoid>& start) {
    return {start.curve, start.nonlinear};
  }
};

}  // namespace gaincast::test

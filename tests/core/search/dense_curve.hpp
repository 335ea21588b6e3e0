#pragma once

#include "core/search/global_search.hpp"

namespace gaincast::test {

/// A law with one nonlinear parameter, with starts so close together that no valley lies between
/// neighbours: what the bootstrap's search, which looks for those that do, is compared with.
template <SeparableCurve Law>
  requires(Law::nonlinear_count == 1)
struct DenseCurve : Law {
  DenseCurve(const Law& law) : Law(law) {}

  Start<DenseCurve> recentred(const Nonlinear<1>& nonlinear, std::span<const Point> points) const
    requires requires(const Law& law) { law.recentred(nonlinear, points); }
  {
    return dense(Law::recentred(nonlinear, points));
  }

  static Starts<DenseCurve> starts(std::span<const Point> points) {
    Starts<DenseCurve> rows;
    for (const auto& row : Law::starts(points)) {
      rows.push_back({dense(row.front())});
      for (std::size_t i = 1; i < row.size(); ++i) add(row[i - 1], row[i], 4, points, rows.back());
    }
    return rows;
  }

  static Starts<DenseCurve> sharp_starts(std::span<const Point> points)
    requires requires { Law::sharp_starts(points); }
  {
    Starts<DenseCurve> rows;
    for (const auto& row : Law::sharp_starts(points)) rows.push_back({dense(row.front())});
    return rows;
  }

 private:
  static Start<DenseCurve> dense(const Start<Law>& start) { return {start.curve, start.nonlinear}; }

  /// What comes after p, q with it.
  static void add(const Start<Law>& p, const Start<Law>& q, int halvings,
                  std::span<const Point> points, std::vector<Start<DenseCurve>>& row) {
    const auto half = halvings > 0 ? Law::halfway(p, q, points) : std::nullopt;
    if (!half) return row.push_back(dense(q));
    add(p, *half, halvings - 1, points, row);
    add(*half, q, halvings - 1, points, row);
  }
};

}  // namespace gaincast::test

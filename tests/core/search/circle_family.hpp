#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/search/start_grid.hpp"

namespace gaincast::test {

/// Directions on the circle of latitude lambda of the unit sphere of R³: (cos λ cos θ, cos λ sin θ,
/// sin λ). Their cone has the reach cot λ everywhere: on its axis all directions are equally near.
/// `idle` further coordinates are 0.
class Circle : public StartFamily {
 public:
  explicit Circle(double latitude, bool divisible = true, int idle = 0)
      : latitude_(latitude), divisible_(divisible), idle_(idle) {}

  int add(double longitude) {
    longitudes_.push_back(longitude);
    return static_cast<int>(longitudes_.size()) - 1;
  }
  /// Starts in one row; where it ends.
  int add_row(double first, double last, int count) {
    for (int i = 0; i < count; ++i) add(first + (last - first) * i / (count - 1));
    return static_cast<int>(longitudes_.size());
  }
  double longitude(int start) const { return longitudes_[start]; }

  void direction(int start, double* phi) const override {
    const double theta = longitudes_[start];
    phi[0] = std::cos(latitude_) * std::cos(theta);
    phi[1] = std::cos(latitude_) * std::sin(theta);
    phi[2] = std::sin(latitude_);
    std::fill_n(phi + 3, idle_, 0.0);
  }
  NonlinearVector nonlinear_of(int start) const override { return {longitudes_[start], 0}; }
  void jets(int, const NonlinearVector& nonlinear, double* out, int stride) const override {
    const double c = std::cos(latitude_) * std::cos(nonlinear[0]);
    const double s = std::cos(latitude_) * std::sin(nonlinear[0]);
    const auto put = [&](double value, double first, double second) {
      out[0] = value;
      out[1] = first;
      out[2] = second;
      out += stride;
    };
    put(c, -s, -c);
    put(s, c, -s);
    put(std::sin(latitude_), 0, 0);
    for (int i = 0; i < idle_; ++i) put(0, 0, 0);
  }
  int halfway(int start, int other) override {
    return divisible_ ? add((longitudes_[start] + longitudes_[other]) / 2) : -1;
  }

 private:
  double latitude_;
  bool divisible_;
  int idle_;
  std::vector<double> longitudes_;
};

}  // namespace gaincast::test

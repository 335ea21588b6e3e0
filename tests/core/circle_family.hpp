#pragma once

#include <cmath>
#include <vector>

#include "core/direction_net.hpp"

namespace gaincast::test {

/// Directions on the circle of latitude lambda of the unit sphere of R³: (cos λ cos θ, cos λ sin θ,
/// sin λ). Their cone has the reach cot λ everywhere: on its axis all directions are equally near.
class Circle : public StartFamily {
 public:
  explicit Circle(double latitude, bool divisible = true)
      : latitude_(latitude), divisible_(divisible) {}

  int add(double longitude) {
    longitudes_.push_back(longitude);
    return static_cast<int>(longitudes_.size()) - 1;
  }
  std::vector<int> add_row(double first, double last, int count) {
    std::vector<int> row;
    for (int i = 0; i < count; ++i) row.push_back(add(first + (last - first) * i / (count - 1)));
    return row;
  }
  double longitude(int start) const { return longitudes_[start]; }

  void direction(int start, double* phi) const override {
    const double theta = longitudes_[start];
    phi[0] = std::cos(latitude_) * std::cos(theta);
    phi[1] = std::cos(latitude_) * std::sin(theta);
    phi[2] = std::sin(latitude_);
  }
  void tangents(int start, double* by_shape) const override {
    const double theta = longitudes_[start];
    by_shape[0] = -std::cos(latitude_) * std::sin(theta);
    by_shape[1] = std::cos(latitude_) * std::cos(theta);
    by_shape[2] = 0;
  }
  int halfway(int start, int other) override {
    return divisible_ ? add((longitudes_[start] + longitudes_[other]) / 2) : -1;
  }

 private:
  double latitude_;
  bool divisible_;
  std::vector<double> longitudes_;
};

}  // namespace gaincast::test

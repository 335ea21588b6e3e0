#pragma once

#include <vector>

#include "core/search/start_grid.hpp"

namespace gaincast::test {

/// Directions (1, x, y): a plane seen from outside.
class LinearSubspace : public StartFamily {
 public:
  int add(double x, double y) {
    at_.push_back({x, y});
    return static_cast<int>(at_.size()) - 1;
  }
  void direction(int start, double* phi) const override {
    phi[0] = 1;
    phi[1] = at_[start][0];
    phi[2] = at_[start][1];
  }
  NonlinearVector nonlinear_of(int start) const override { return at_[start]; }
  void jets(int, const NonlinearVector&, double*, int) const override {}
  int halfway(int start, int other) override {
    const NonlinearVector middle = (at_[start] + at_[other]) / 2;
    return add(middle[0], middle[1]);
  }

 private:
  std::vector<NonlinearVector> at_;
};

}  // namespace gaincast::test

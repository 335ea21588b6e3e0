#pragma once

#include <iostream>
#include <string>
#include <vector>

#include "core/dataset.hpp"

namespace gaincast::backtest {

/// A real curve: what a forecaster sees, and the larger sizes that were held back.
struct Curve {
  int set;  ///< curves of one set share their models
  Dataset seen;
  std::vector<Observation> held_back;
};

/// Curves from text, one after the other to the end: the set's number, how many rows are seen, how
/// many held back, then the rows, each size, gain and standard error.
inline std::vector<Curve> read_curves(std::istream& in) {
  std::vector<Curve> curves;
  for (int set, seen, held_back; in >> set >> seen >> held_back;) {
    std::vector<Observation> rows(seen), later(held_back);
    for (auto* part : {&rows, &later})
      for (Observation& row : *part) in >> row.size >> row.gain >> row.se;
    curves.push_back({set, Dataset::parse(rows).value(), std::move(later)});
  }
  return curves;
}

}  // namespace gaincast::backtest

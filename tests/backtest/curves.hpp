#pragma once

#include <iostream>
#include <limits>
#include <map>
#include <vector>

#include "core/data/preprocessing.hpp"
#include "core/evaluation/backtest.hpp"

namespace gaincast::real_curves {

/// A real curve whose largest sizes are held back.
struct Curve {
  int set;  ///< curves of one set share their models
  double fit_up_to;
  std::vector<Observation> rows;
  double upper_bound;  ///< no gain above this (core/data/preprocessing.hpp)
};

/// Curves from text, one after the other to the end: the set's number, the largest size that is
/// seen, how many rows, then the rows, each size, gain and standard error.
inline std::vector<Curve> read_curves(std::istream& in) {
  std::vector<Curve> curves;
  for (Curve curve{}; in >> curve.set >> curve.fit_up_to;) {
    std::size_t rows = 0;
    in >> rows;
    curve.rows.resize(rows);
    std::vector<Observation> seen;
    for (Observation& row : curve.rows) {
      in >> row.size >> row.gain >> row.se;
      if (row.size <= curve.fit_up_to) seen.push_back(row);
    }
    curve.upper_bound = preprocess(seen, {}).value().natural_upper_bound;
    curves.push_back(curve);
  }
  return curves;
}

/// The held-back sizes of one curve, forecast from the rest.
inline Backtest test(const Curve& curve, Method method, const Calibration& constants) {
  BacktestOptions options;
  options.method = method;
  options.fit_up_to = curve.fit_up_to;
  if (method == Method::calibrated)
    options.bounds = [&curve](double) {
      return Interval{-std::numeric_limits<double>::infinity(), curve.upper_bound};
    };
  options.constants = constants;
  return gaincast::backtest(curve.rows, options).value();
}

}  // namespace gaincast::real_curves

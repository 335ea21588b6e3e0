#pragma once

#include <iostream>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast::bench {

/// Rows from text: size, gain and standard error, row after row to the end.
inline std::vector<Observation> read_rows(std::istream& in) {
  std::vector<Observation> rows;
  for (Observation row; in >> row.size >> row.gain >> row.se;) rows.push_back(row);
  return rows;
}

/// The same as data; they come from our own scripts and are valid.
inline Dataset read_dataset(std::istream& in) {
  return Dataset::parse(read_rows(in)).value();
}

}  // namespace gaincast::bench

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

/// Data on which refits are compared with full searches, and the rows of each of their resamples.
namespace gaincast::test {

inline Dataset data(const std::vector<Observation>& rows) {
  return Dataset::parse(rows).value();
}

inline const std::vector<std::pair<const char*, std::vector<Observation>>>& hard_sets() {
  static const std::vector<std::pair<const char*, std::vector<Observation>>> sets = {
      {"the paper's", paper_rows()},
      {"nearly flat", {{.5, 3, .3}, {1, 3.1, .3}, {2, 2.9, .4}, {4, 3.1, .5}, {8, 3.05, .6}}},
      {"flat at zero", {{.5, .1, .3}, {1, .05, .3}, {2, .2, .4}, {4, -.1, .5}, {8, .1, .6}}},
      {"falling", {{.5, 8, .3}, {1, 5, .3}, {2, 3.9, .4}, {4, 3, .5}, {8, 1.5, .6}}},
      {"30 points", random_rows(31)},
      // On these, searches that were faster found other optima for a few resamples in a hundred.
      {"two optima close together", random_rows(154)},
      {"an exponent that diverges", random_rows(260)},
      {"one large gain", random_rows(392)},
      {"nearly a step", random_rows(95)},
      // The valley lies within a standard error of the constant.
      {"nearly saturated", random_rows(181)}};
  return sets;
}

/// The rows that resample i stands for: as bootstrap() draws them.
inline std::vector<Observation> resampled(const Dataset& dataset, std::uint64_t seed, int i) {
  NormalStream stream(seed, i);
  std::vector<Observation> rows;
  for (const Point& point : dataset.points())
    rows.push_back({point.at.size, point.gain + point.se * stream.next(), point.se});
  return rows;
}

}  // namespace gaincast::test

#pragma once

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "tests/core/whole/test_data.hpp"

namespace gaincast::test {

inline double rounded(double value, int digits) {
  const double unit = std::pow(10, digits);
  return std::round(value * unit) / unit;
}

/// Tables as people type them: 3 to 8 different model sizes, gains of any course to a tenth,
/// standard errors from 0.2 to 3, alike or not, to two digits.
inline std::vector<Observation> realistic_rows(unsigned seed) {
  Noise noise(seed);
  constexpr double sizes[] = {0.1, 0.3, 0.5, 0.6, 1,  1.1, 1.5, 1.7, 2,  2.7, 3,  4,  6.7, 7,  8, 9,
                              12,  13,  14,  20,  27, 30,  32,  34,  40, 65,  70, 72, 110, 405};
  const auto pick = [&](double count) { return static_cast<int>(noise.uniform(0, count)); };
  std::set<double> chosen;
  for (const int n = 3 + pick(6); static_cast<int>(chosen.size()) < n;)
    chosen.insert(sizes[pick(std::size(sizes))]);
  const int course = pick(6);
  const double height = noise.uniform(1, 15), place = noise.uniform(), steep = noise.uniform(1, 12);
  const double low = std::log(*chosen.begin()), high = std::log(*chosen.rbegin());
  const double alike = noise.uniform();
  const double typical = std::exp(noise.uniform(std::log(0.2), std::log(3)));
  std::vector<Observation> rows;
  for (const double size : chosen) {
    const double t = (std::log(size) - low) / (high - low);
    double gain = 0;
    switch (course) {
      case 0:
        gain = height * std::exp(steep / 4 * (t - 1));
        break;
      case 1:
        gain = height * (place + t);
        break;
      case 2:
        gain = height * (1 - std::exp(-steep * size / std::exp(high)));
        break;
      case 3:
        gain = height / (1 + std::exp(-2 * steep * (t - place)));
        break;
      case 4:
        gain = height * place;
        break;
      case 5:
        gain = height * (1 - t);
        break;
    }
    const double own = std::exp(noise.uniform(std::log(0.2), std::log(3)));
    const double se = rounded(alike < 0.3 ? typical : own, 2);
    rows.push_back({size, rounded(gain + se * noise.normal(), 1), se});
  }
  return rows;
}

}  // namespace gaincast::test

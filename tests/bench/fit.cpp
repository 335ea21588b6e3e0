// Prints the milliseconds of one full fit and forecast, natively: five laws, each to its global
// optimum, at 160 sizes. The median of 200 runs. In: rows (rows.hpp).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "core/averaging/forecast.hpp"
#include "tests/bench/rows.hpp"

int main() {
  using clock = std::chrono::steady_clock;
  const auto rows = gaincast::bench::read_rows(std::cin);
  std::vector<double> sizes;
  for (int i = 0; i < 160; ++i) sizes.push_back(0.5 * (1 + i * 5.0));
  std::vector<double> times;
  double checksum = 0;
  for (int run = 0; run < 200; ++run) {
    const auto start = clock::now();
    const auto fits = gaincast::fit(gaincast::Dataset::parse(rows).value());
    const auto forecasts = gaincast::forecast(fits, gaincast::weigh(fits), sizes);
    times.push_back(std::chrono::duration<double, std::milli>(clock::now() - start).count());
    checksum += forecasts.back().average->mean;
  }
  std::nth_element(times.begin(), times.begin() + 100, times.end());
  std::printf("%.6f\n", checksum > 0 ? times[100] : -1);
}

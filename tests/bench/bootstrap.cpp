// Times the bootstrap natively, in milliseconds, and prints JSON. In: rows (rows.hpp). Arguments:
//   fits COUNT RUNS             every law's refits of COUNT resamples alone, drawn before: [ms, …]
//   update COUNT RUNS SIZE…     draws, fits, weights, averages, then the summaries of every law and
//                               the average and the average's histogram at the sizes, which is
//                               what `engine.bootstrap` does: [ms, …]
//   slice COUNT RUNS SIZE…      the same without summaries and histograms: [ms, …]
//   curves COUNT RUNS SIZE…     no times, but the refitted curves: curves[law][resample][size]
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

#include "core/averaging/bootstrap.hpp"
#include "core/fitting/law_refit.hpp"
#include "core/numerics/random.hpp"
#include "core/numerics/summary.hpp"
#include "tests/bench/rows.hpp"

namespace gaincast::bench {
namespace {

constexpr std::uint64_t seed = 1;
constexpr double level = 0.95;

volatile double sink;  // what is stored here has to be computed

void print_times(int runs, const std::function<void()>& work) {
  using clock = std::chrono::steady_clock;
  work();  // once unmeasured
  for (int run = 0; run < runs; ++run) {
    const auto start = clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = clock::now() - start;
    std::printf("%s%.6f", run == 0 ? "[" : ",", took.count());
  }
  std::printf("]\n");
}

/// Draws in units of the standard errors, as core/averaging/bootstrap.cpp makes them.
struct Drawn {
  std::vector<double> gains;
  double sum_of_squares = 0, noise_norm = 0;

  Drawn(std::span<const Point> points, std::uint64_t index) {
    NormalStream stream(seed, index);
    for (const Point& point : points) {
      const double z = stream.next(), y = point.gain / point.se + z;
      gains.push_back(y);
      sum_of_squares += y * y;
      noise_norm += z * z;
    }
    noise_norm = std::sqrt(noise_norm);
  }
};

/// Preparing the searches is part of the work.
void time_fits(const Dataset& dataset, std::int64_t count, int runs) {
  std::vector<Drawn> drawn;
  for (std::int64_t i = 0; i < count; ++i)
    drawn.emplace_back(dataset.points(), static_cast<std::uint64_t>(i));
  print_times(runs, [&] {
    RefitStore store(dataset.points());
    std::vector<LawRefit> laws;
    for (const Law& law : standard_laws()) laws.push_back(law.refit(store));
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
      const Drawn& one = drawn[static_cast<std::size_t>(i)];
      for (LawRefit& law : laws)
        sum += law.refit({i, one.gains, one.sum_of_squares, one.noise_norm}).chi2;
    }
    sink = sum;
  });
}

void summarise_all(const BootstrapSlice& slice, std::size_t sizes) {
  const auto count = static_cast<std::size_t>(slice.last - slice.first);
  const std::size_t cells = slice.values().size() / count;
  Summariser summariser(level);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto values = slice.values().subspan(cell * count, count);
    if (cell >= cells - sizes)  // the average is the last column
      sink = summariser.distribution(values).histogram.low;
    else
      sink = summariser.summarise(values).median.value_or(0);
  }
}

void print_curves(const BootstrapSlice& slice, std::size_t sizes) {
  const auto count = static_cast<std::size_t>(slice.last - slice.first);
  for (std::size_t law = 0; law < standard_laws().size(); ++law)
    for (std::size_t i = 0; i < count; ++i) {
      std::printf("%s", i > 0 ? ",[" : law > 0 ? "],[[" : "[[[");
      for (std::size_t s = 0; s < sizes; ++s) {
        const double value = slice.values()[(law * sizes + s) * count + i];
        std::printf("%s", s > 0 ? "," : "");
        std::isfinite(value) ? std::printf("%.17g", value) : std::printf("null");
      }
      std::printf("]");
    }
  std::printf("]]\n");
}

}  // namespace
}  // namespace gaincast::bench

int main(int arguments, char** argument) {
  using namespace gaincast;
  const std::string what = argument[1];
  const std::int64_t count = std::atoll(argument[2]);
  const int runs = std::atoi(argument[3]);
  std::vector<double> sizes;
  for (int i = 4; i < arguments; ++i) sizes.push_back(std::atof(argument[i]));
  const Dataset dataset = bench::read_dataset(std::cin);
  const auto slice = [&] {
    return bootstrap(dataset, {sizes, bench::seed, Criterion::aic}, 0, count);
  };
  if (what == "fits") bench::time_fits(dataset, count, runs);
  if (what == "curves") bench::print_curves(slice(), sizes.size());
  if (what == "slice")
    bench::print_times(runs, [&] { bench::sink = static_cast<double>(slice().last); });
  if (what == "update")
    bench::print_times(runs, [&] { bench::summarise_all(slice(), sizes.size()); });
}

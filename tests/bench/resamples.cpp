// Prints the gains that core/averaging/bootstrap.cpp draws, for others to refit: a line a resample,
// in full digits. In: rows (rows.hpp). Arguments: how many, and the seed.
#include <cstdio>
#include <cstdlib>

#include "core/numerics/random.hpp"
#include "tests/bench/rows.hpp"

int main(int, char** arguments) {
  const gaincast::Dataset dataset = gaincast::bench::read_dataset(std::cin);
  const long count = std::atol(arguments[1]);
  const std::uint64_t seed = std::strtoull(arguments[2], nullptr, 10);
  for (long i = 0; i < count; ++i) {
    gaincast::NormalStream stream(seed, static_cast<std::uint64_t>(i));
    for (const gaincast::Point& point : dataset.points())
      std::printf("%.17g ", point.gain + point.se * stream.next());
    std::printf("\n");
  }
}

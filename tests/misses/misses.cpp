#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/averaging/ensemble_refit.hpp"
#include "core/fitting/law_refit.hpp"
#include "tests/core/averaging/resampled_rows.hpp"
#include "tests/misses/realistic_rows.hpp"
#include "tests/misses/scan.hpp"

/// Looks for data on which the search misses an optimum, and prints them (see tests/misses/run).
namespace gaincast::test {
namespace {

constexpr double tolerance = 1e-8;  // in chi2, or as a share of it

struct Reference {
  std::string_view law;
  double (*lowest)(std::span<const Point>);
};

double power(std::span<const Point> points) {
  return lowest_chi2<Power>(points, dense_chi2<Power>);
}
double saturating(std::span<const Point> points) {
  return lowest_chi2<Saturating>(points, dense_chi2<Saturating>);
}
double sigmoid(std::span<const Point> points) {
  return lowest_chi2<Sigmoid>(points, scanned_sigmoid);
}
double dense_sigmoid(std::span<const Point> points) {
  return lowest_chi2<Sigmoid>(points, dense_chi2<Sigmoid>);
}

bool missed(double found, double lowest) {
  return !(found <= lowest + tolerance * std::max(1.0, lowest));
}

void print(std::string_view law, double found, double lowest,
           const std::vector<Observation>& rows) {
  std::printf("%s: chi2 %.9g, right %.9g:", std::string(law).c_str(), found, lowest);
  for (const Observation& row : rows) std::printf(" %.17g,%.17g,%.17g", row.size, row.gain, row.se);
  std::printf("\n");
}

/// Realistic tables, every fit of them.
long fits(unsigned seed, long count) {
  constexpr Reference references[] = {
      {"power", power}, {"saturating", saturating}, {"sigmoid", sigmoid}};
  long misses = 0;
  for (long i = 0; i < count; ++i) {
    const auto rows = realistic_rows(seed + static_cast<unsigned>(i));
    const Dataset dataset = data(rows);
    const auto fits = fit(dataset);
    for (const auto& [law, lowest] : references) {
      const Fit& found = find(fits, law);
      if (found.status == Status::not_identified) continue;
      const double reference = lowest(dataset.points()) + dataset.pure_error();
      if (!missed(found.chi2, reference)) continue;
      print(law, found.chi2, reference, rows);
      ++misses;
    }
  }
  std::printf("%ld misses in %ld fits of %ld tables\n", misses, 3 * count, count);
  return misses;
}

/// Random data of the kinds on which fitters fail, 20 resamples of each, every refit of them.
long refits(unsigned seed, long count) {
  constexpr int resamples = 20;
  constexpr Reference references[] = {
      {"power", power}, {"saturating", saturating}, {"sigmoid", dense_sigmoid}};
  long misses = 0, compared = 0;
  for (long i = 0; i < count; ++i) {
    const Dataset dataset = data(random_rows(seed + static_cast<unsigned>(i)));
    RefitStore store(dataset.points());
    for (const auto& [id, lowest] : references)
      for (const Law& law : catalogue()) {
        if (law.id != id) continue;
        LawRefit refit = law.refit(store);
        Draw draw(dataset.points());
        for (int r = 0; r < resamples; ++r, ++compared) {
          const Resample resample = draw(seed, r);
          const double found = refit.refit(resample).chi2;
          const auto points = with_gains(dataset.points(), resample);
          const double reference = lowest(points);
          if (!missed(found, reference)) continue;
          std::vector<Observation> rows;
          for (const Point& point : points) rows.push_back({point.at.size, point.gain, point.se});
          std::printf("data %u, resample %d, ", seed + static_cast<unsigned>(i), r);
          print(id, found, reference, rows);
          ++misses;
        }
      }
  }
  std::printf("%ld misses in %ld refits to resamples of %ld data sets\n", misses, compared, count);
  return misses;
}

}  // namespace
}  // namespace gaincast::test

int main(int argc, char** argv) {
  if (argc != 4) return std::puts("misses fits|refits <seed> <count>"), 2;
  const auto seed = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
  const long count = std::strtol(argv[3], nullptr, 10);
  const bool of_fits = std::strcmp(argv[1], "fits") == 0;
  const long misses = (of_fits ? gaincast::test::fits : gaincast::test::refits)(seed, count);
  return misses > 0 ? 1 : 0;
}

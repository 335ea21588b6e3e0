#include "core/laws/offset_power.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/bootstrap.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/law_entry.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

const Law law = law_entry<OffsetPower>();

Fit fit_of(const std::vector<Observation>& rows) {
  return fit(Dataset::parse(rows).value(), std::span(&law, 1)).front();
}

std::vector<Observation> rows_of(double (*gain)(double), double se) {
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0}) rows.push_back({size, gain(size), se});
  return rows;
}

/// The lowest chi2 of c − a N^(−b) over b in steps of 0.1% from 1e-4 to 1e3, by the normal
/// equations of a straight line in N^(−b), and of the limits: a logarithm, and a constant beyond
/// the smallest.
double dense(const std::vector<Observation>& rows) {
  double best = HUGE_VAL;
  const auto consider = [&](auto f) {
    double w = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (const Observation& row : rows) {
      const double weight = 1 / (row.se * row.se);
      w += weight;
      x += weight * f(row.size);
      y += weight * row.gain;
    }
    for (const Observation& row : rows) {
      const double weight = 1 / (row.se * row.se);
      const double u = f(row.size) - x / w, v = row.gain - y / w;
      xx += weight * u * u;
      xy += weight * u * v;
      yy += weight * v * v;
    }
    best = std::min(best, xx > 0 ? yy - xy * xy / xx : yy);
  };
  const double smallest = rows.front().size;
  for (double b = 1e-4; b < 1e3; b *= 1.001)
    consider([&](double N) { return std::pow(N / smallest, -b); });
  consider([](double N) { return std::log(N); });
  consider([&](double N) { return N > smallest ? 1.0 : 0.0; });
  return best;
}

TEST(OffsetPower, IsFittedToTheGlobalOptimum) {
  test::Noise noise(2);
  for (int i = 0; i < 60; ++i) {
    const double c = noise.uniform(-5, 30), a = noise.uniform(-20, 20), b = noise.uniform(0.02, 3);
    std::vector<Observation> rows;
    for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 40.0})
      if (rows.size() < 4 || i % 2 == 0)
        rows.push_back({size, c - a * std::pow(size, -b) + 0.5 * noise.normal(), 0.5});
    const double reference = dense(rows), chi2 = fit_of(rows).chi2;
    EXPECT_LE(chi2, reference * (1 + 1e-9) + 1e-8) << i;
    EXPECT_GE(chi2, reference - 1e-3) << i << ": a grid of 0.1% is that close";
  }
}

TEST(OffsetPower, IsRefittedAsItIsFitted) {
  const auto rows = rows_of([](double N) { return 12 - 6 * std::pow(N, -0.7); }, 0.5);
  const BootstrapSlice slice =
      bootstrap(Dataset::parse(rows).value(), {{70}}, 0, 100, std::span(&law, 1));
  for (int i = 0; i < 100; ++i) {
    NormalStream noise(1, i);
    auto drawn = rows;
    for (Observation& row : drawn) row.gain += row.se * noise.next();
    const Fit fit = fit_of(drawn);
    EXPECT_NEAR(slice.values()[i], fit.predict(70)->value, 1e-6 * fit.predict(70)->sd + 1e-9);
    EXPECT_LE(fit.chi2, dense(drawn) + 1e-8);
  }
}

TEST(OffsetPower, FindsItsLimits) {
  const Fit flat = fit_of(rows_of([](double) { return 3.0; }, 0.1));
  EXPECT_EQ(flat.limit, "constant");
  EXPECT_NEAR(*flat.parameters[1].value, 3, 1e-12) << "c survives";

  const Fit log = fit_of(rows_of([](double N) { return 2 + 3 * std::log(N); }, 0.1));
  EXPECT_EQ(log.limit, "logarithm");
  EXPECT_NEAR(*log.determined[0].value, 3, 1e-9);
  EXPECT_NEAR(*log.determined[1].value, 2, 1e-9);
  EXPECT_NEAR(log.predict(70)->value, 2 + 3 * std::log(70), 1e-9);

  const Fit faster = fit_of(rows_of([](double N) { return 2 * std::sqrt(N); }, 0.1));
  EXPECT_EQ(faster.limit, "logarithm") << "nothing in this family rises faster";

  const Fit jump = fit_of(rows_of([](double N) { return N > 0.5 ? 8.0 : 1.0; }, 0.1));
  EXPECT_EQ(jump.limit, "constant-beyond-smallest");
  EXPECT_NEAR(jump.predict(70)->value, 8, 1e-9);
  EXPECT_NEAR(*jump.parameters[1].value, 8, 1e-9);
}

TEST(OffsetPower, HasTheFallingPowerLawAsAMember) {
  const Fit fit = fit_of(rows_of([](double N) { return 5 * std::pow(N, -0.5); }, 0.1));
  EXPECT_EQ(fit.status, Status::converged);
  EXPECT_NEAR(*fit.parameters[0].value, -5, 1e-7);
  EXPECT_NEAR(*fit.parameters[1].value, 0, 1e-7);
}

TEST(OffsetPower, IsOffUntilItIsAskedFor) {
  EXPECT_EQ(standard_laws().size(), 5u);
  EXPECT_EQ(catalogue().back().id, "offset-power");
  EXPECT_FALSE(catalogue().back().standard);
  EXPECT_EQ(catalogue_words().size(), catalogue().size());
}

}  // namespace
}  // namespace gaincast

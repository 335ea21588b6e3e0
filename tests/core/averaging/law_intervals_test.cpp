#include "core/averaging/law_intervals.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

std::optional<Interval> interval_of(std::string_view law, const std::vector<Observation>& rows,
                                    double size, double level = 0.95) {
  const auto dataset = Dataset::parse(rows).value();
  const auto fits = fit(dataset);
  for (std::size_t i = 0; i < fits.size(); ++i)
    if (fits[i].law == law) return law_interval(dataset, catalogue()[i], fits[i], size, level);
  return std::nullopt;
}

/// A law that is linear in its parameters has a quadratic chi2: its profile is the delta method.
TEST(LawIntervals, OfALinearLawAreThoseOfTheDeltaMethod) {
  const auto rows = test::paper_rows();
  const auto fits = fit(Dataset::parse(rows).value());
  for (const double size : {2.0, 70.0, 405.0}) {
    const auto at = fits[1].predict(size);
    const auto interval = interval_of("logarithmic", rows, size);
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->low, at->value - 1.959963984540054 * at->sd, 1e-4 * at->sd);
    EXPECT_NEAR(interval->high, at->value + 1.959963984540054 * at->sd, 1e-4 * at->sd);
    const auto narrow = interval_of("logarithmic", rows, size, 0.5);
    EXPECT_NEAR(narrow->high, at->value + 0.6744897501960817 * at->sd, 1e-4 * at->sd);
  }
}

/// Issue 19, 1.3: a saturating law at its straight line. The profile's 68% at 64B is [40.3, 86.2],
/// where the delta method has ± 3.8.
TEST(LawIntervals, AtALimitHoldWhatTheLimitLeavesOpen) {
  const std::vector<Observation> rows{
      {.5, .6, .32}, {1, 1.3, .34}, {2, 2.5, .38}, {4, 5.1, .46}, {8, 10.4, .62}};
  const auto interval = interval_of("saturating", rows, 64, 0.6826894921370859);
  ASSERT_TRUE(interval);
  EXPECT_NEAR(interval->low, 40.3, 0.05);
  EXPECT_NEAR(interval->high, 86.2, 0.05);
}

/// A power law against a scan of its exponent, with the amplitude that the value then fixes.
TEST(LawIntervals, OfThePowerLawAreThoseOfAScan) {
  const auto rows = test::paper_rows();
  const double size = 70;
  const auto chi2 = [&](double v, double b) {
    double sum = 0;
    for (const Observation& row : rows) {
      const double t = (v * std::pow(row.size / size, b) - row.gain) / row.se;
      sum += t * t;
    }
    return sum;
  };
  const auto profile = [&](double v) {
    double best = HUGE_VAL;
    for (double b = 0; b < 1.5; b += 1e-4) best = std::min(best, chi2(v, b));
    return best;
  };
  const auto interval = interval_of("power", rows, size);
  ASSERT_TRUE(interval);
  const double best = fit(Dataset::parse(rows).value())[0].chi2;
  EXPECT_NEAR(profile(interval->low) - best, 3.841458820694124, 2e-3);
  EXPECT_NEAR(profile(interval->high) - best, 3.841458820694124, 2e-3);
}

TEST(LawIntervals, AreOpenWhereTheDataDoNotCloseThem) {
  // A steep power law that only the largest size shows: nothing bounds it beyond.
  const std::vector<Observation> rows{{1, 0, .1}, {2, 0, .1}, {4, 0.1, .1}, {8, .3, .1}};
  const auto interval = interval_of("sigmoid", rows, 64);
  ASSERT_TRUE(interval);
  EXPECT_TRUE(std::isinf(interval->high));
  EXPECT_TRUE(std::isfinite(interval->low));
}

TEST(LawIntervals, ContainTheBestValueAndGrowWithTheLevelOnAnyData) {
  for (unsigned seed = 0; seed < 24; ++seed) {
    const auto rows = test::random_rows(seed);
    const auto dataset = Dataset::parse(rows).value();
    const auto fits = fit(dataset);
    const double size = 3 * dataset.points().back().at.size;
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const auto wide = law_interval(dataset, catalogue()[i], fits[i], size, 0.95);
      const auto narrow = law_interval(dataset, catalogue()[i], fits[i], size, 0.5);
      const auto at = fits[i].predict(size);
      ASSERT_EQ(wide.has_value(), narrow.has_value());
      if (!wide) continue;
      const double slack = 1e-5 * (std::abs(at->value) + at->sd);
      EXPECT_LE(narrow->low, at->value + slack) << seed << fits[i].law;
      EXPECT_GE(narrow->high, at->value - slack) << seed << fits[i].law;
      EXPECT_LE(wide->low, narrow->low + slack) << seed << fits[i].law;
      EXPECT_GE(wide->high, narrow->high - slack) << seed << fits[i].law;
    }
  }
}

TEST(LawIntervals, AreNoneWithoutKnownErrors) {
  auto rows = test::paper_rows();
  for (Observation& row : rows) row.se_source = SeSource::unknown;
  EXPECT_FALSE(interval_of("power", rows, 70));
}

}  // namespace
}  // namespace gaincast

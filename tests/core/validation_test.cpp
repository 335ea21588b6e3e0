#include "core/validation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/forecast.hpp"
#include "core/random.hpp"
#include "tests/core/test_data.hpp"

namespace gaincast {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr int trials = 100;  // a sanitizer makes every refit some thirty times slower
#else
constexpr int trials = 2000;
#endif

Dataset papers() {
  return Dataset::parse(test::paper_rows()).value();
}

ValidationOptions fitted(const Dataset& dataset) {
  ValidationOptions options;
  options.truths = truths(fit(dataset));
  return options;
}

/// With the fitted laws as truths: figures of a study with another generator.
TEST(Validation, ErrorsOfTheAverageAreThoseOfAnotherStudy) {
  const Dataset dataset = papers();
  const ValidationOptions options = fitted(dataset);
  ASSERT_EQ(options.truths.size(), 4u);
  const ValidationSlice slice = validate(dataset, options, 0, trials);
  const double expected[] = {20.2, 13.3, 43.9, 23.3};
  const double tolerance = trials < 1000 ? 0.25 : 0.05;
  for (std::size_t t = 0; t < 4; ++t) {
    const TruthErrors& errors = slice.truths[t];
    EXPECT_NEAR(*accuracy(errors.average).mape, expected[t], tolerance * expected[t])
        << options.truths[t].law;
    // A truth's own law is near the low end of its row. (The sigmoid, with as many parameters as
    // it has, follows the noise of five points.)
    int better = 0;
    for (const Errors& law : errors.laws)
      better += *accuracy(law).mape < *accuracy(errors.laws[t]).mape;
    EXPECT_LE(better, t == 3 ? 3 : 0) << options.truths[t].law;
    EXPECT_GT(*accuracy(errors.laws[t]).coverage, t == 3 ? 0.6 : 0.9) << options.truths[t].law;
  }
}

TEST(Validation, ATrialIsAFitToTheTruthWithNoise) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.seed = 3;
  const int trial = 17;
  const ValidationSlice slice = validate(dataset, options, trial, trial + 1);
  for (std::size_t t = 0; t < options.truths.size(); ++t) {
    NormalStream noise(3, trial);
    std::vector<Observation> rows;
    for (const Point& point : dataset.points())
      rows.push_back({point.at.size,
                      options.truths[t].gain(point.at.size) + point.se * noise.next(), point.se});
    const auto fits = test::fit_rows(rows);
    const auto forecasts = forecast(fits, weigh(fits), options.targets);
    double relative = 0;
    int covered = 0;
    for (const ForecastAt& at : forecasts) {
      const double truth = options.truths[t].gain(at.size);
      relative += std::abs(at.average->mean - truth) / truth;
      covered += std::abs(at.average->mean - truth) <= 2 * at.average->sd;
    }
    EXPECT_NEAR(slice.truths[t].average.relative, relative, 1e-5 * relative);
    EXPECT_EQ(slice.truths[t].average.covered, covered);
    EXPECT_EQ(slice.truths[t].average.forecasts, 3);
  }
}

TEST(Validation, SlicesAddUp) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.replicates = 20;
  const ValidationSlice whole = validate(dataset, options, 0, 30);
  ValidationSlice sum = validate(dataset, options, 20, 30);
  add(sum, validate(dataset, options, 0, 20));
  EXPECT_EQ(sum.first, 0);
  EXPECT_EQ(sum.last, 30);
  for (std::size_t t = 0; t < 4; ++t) {
    EXPECT_NEAR(sum.truths[t].average.relative, whole.truths[t].average.relative, 1e-12);
    EXPECT_EQ(sum.truths[t].average.covered, whole.truths[t].average.covered);
    EXPECT_EQ(sum.truths[t].interval.covered, whole.truths[t].interval.covered);
    EXPECT_NEAR(sum.truths[t].interval.width, whole.truths[t].interval.width, 1e-9);
  }
}

TEST(Validation, TheBootstrapOfATrialIsThatOfItsData) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.replicates = 200;
  const ValidationSlice slice = validate(dataset, options, 0, 20);
  for (const TruthErrors& errors : slice.truths) {
    EXPECT_EQ(errors.interval.intervals, 20 * 3);
    EXPECT_GT(errors.interval.covered, 20);
    EXPECT_GT(errors.interval.width / 60, 2);
    EXPECT_LT(errors.interval.width / 60, 40);
  }
}

TEST(Validation, ATruthWithoutNoiseIsForecastByItsOwnLaw) {
  std::vector<Observation> rows = test::paper_rows();
  for (Observation& row : rows) row.se = 1e-6;
  const Dataset dataset = Dataset::parse(rows).value();
  ValidationOptions options;
  options.truths = {truth("power", {2, 0.6}).value(), truth("logarithmic", {1.5, 2}).value(),
                    truth("saturating", {9, 4}).value(), truth("sigmoid", {12, 1.1, 0.8}).value()};
  const ValidationSlice slice = validate(dataset, options, 0, 5);
  for (std::size_t t = 0; t < 4; ++t) {
    EXPECT_LT(*accuracy(slice.truths[t].laws[t]).mape, 0.01) << options.truths[t].law;
    EXPECT_LT(*accuracy(slice.truths[t].average).mape, 0.01) << options.truths[t].law;
  }
}

TEST(Truth, IsThePapersFormula) {
  EXPECT_NEAR(truth("power", {2, 0.5}).value().gain(4), 4, 1e-12);
  EXPECT_NEAR(truth("logarithmic", {2, 1}).value().gain(std::exp(1)), 3, 1e-12);
  EXPECT_NEAR(truth("saturating", {2, 4}).value().gain(4), 2 * (1 - std::exp(-1)), 1e-12);
  EXPECT_NEAR(truth("sigmoid", {2, 3, 0}).value().gain(1), 1, 1e-12);
  EXPECT_EQ(truth("sqrt-log", {1, 1, 1}).error().field, "truths");
  EXPECT_EQ(truth("power", {1}).error().code, "bad-option");
  EXPECT_EQ(truth("saturating", {1, 0}).error().field, "truths");
}

/// At a limit the limiting curve is the truth; a law without a forecast is none.
TEST(Truth, FollowsTheFitToItsLimit) {
  const auto fits = test::fit_rows({{1, 3, .1}, {2, 3, .1}, {4, 3, .1}, {8, 3, .1}});
  for (const Truth& truth : truths(fits)) EXPECT_NEAR(truth.gain(70), 3, 0.2) << truth.law;
}

}  // namespace
}  // namespace gaincast

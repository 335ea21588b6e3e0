#include "core/evaluation/validation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/forecast.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

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
  options.generating_models = generating_models(fit(dataset));
  return options;
}

/// With the fitted laws as generating models: figures of a study with another generator.
TEST(Validation, ErrorsOfTheAverageAreThoseOfAnotherStudy) {
  const Dataset dataset = papers();
  const ValidationOptions options = fitted(dataset);
  ASSERT_EQ(options.generating_models.size(), 4u);
  const ValidationSlice slice = validate(dataset, options, 0, trials);
  const double expected[] = {20.2, 13.3, 43.9, 23.3};
  const double tolerance = trials < 1000 ? 0.25 : 0.05;
  for (std::size_t t = 0; t < 4; ++t) {
    const GeneratingModelErrors& errors = slice.generating_models[t];
    EXPECT_NEAR(*accuracy(errors.average).mape, expected[t], tolerance * expected[t])
        << options.generating_models[t].law;
    // The law that generates the data is near the low end of its row. (The sigmoid, with three
    // parameters, follows the noise of five points.)
    int better = 0;
    for (const Errors& law : errors.laws)
      better += *accuracy(law).mape < *accuracy(errors.laws[t]).mape;
    EXPECT_LE(better, t == 3 ? 3 : 0) << options.generating_models[t].law;
    EXPECT_GT(*accuracy(errors.laws[t]).coverage, t == 3 ? 0.6 : 0.9)
        << options.generating_models[t].law;
  }
}

TEST(Validation, ATrialIsAFitToGeneratedGainsWithNoise) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.seed = 3;
  const int trial = 17;
  const ValidationSlice slice = validate(dataset, options, trial, trial + 1);
  for (std::size_t t = 0; t < options.generating_models.size(); ++t) {
    NormalStream noise(3, trial);
    std::vector<Observation> rows;
    for (const Point& point : dataset.points())
      rows.push_back({point.at.size,
                      options.generating_models[t].gain(point.at.size) + point.se * noise.next(),
                      point.se});
    const auto fits = test::fit_rows(rows);
    const auto forecasts = forecast(fits, weigh(fits), options.targets);
    double relative = 0;
    int covered = 0;
    for (const ForecastAt& at : forecasts) {
      const double generated = options.generating_models[t].gain(at.size);
      relative += std::abs(at.average->mean - generated) / generated;
      covered += std::abs(at.average->mean - generated) <= 2 * at.average->sd;
    }
    EXPECT_NEAR(slice.generating_models[t].average.relative, relative, 1e-5 * relative);
    EXPECT_EQ(slice.generating_models[t].average.covered, covered);
    EXPECT_EQ(slice.generating_models[t].average.forecasts, 3);
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
    EXPECT_NEAR(sum.generating_models[t].average.relative,
                whole.generating_models[t].average.relative, 1e-12);
    EXPECT_EQ(sum.generating_models[t].average.covered, whole.generating_models[t].average.covered);
    EXPECT_EQ(sum.generating_models[t].interval.covered,
              whole.generating_models[t].interval.covered);
    EXPECT_NEAR(sum.generating_models[t].interval.width, whole.generating_models[t].interval.width,
                1e-9);
  }
}

TEST(Validation, TheBootstrapOfATrialIsThatOfItsData) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.replicates = 200;
  const ValidationSlice slice = validate(dataset, options, 0, 20);
  for (const GeneratingModelErrors& errors : slice.generating_models) {
    EXPECT_EQ(errors.interval.intervals, 20 * 3);
    EXPECT_GT(errors.interval.covered, 20);
    EXPECT_GT(errors.interval.width / 60, 2);
    EXPECT_LT(errors.interval.width / 60, 40);
  }
}

TEST(Validation, WithoutNoiseTheGeneratingLawForecastsItself) {
  std::vector<Observation> rows = test::paper_rows();
  for (Observation& row : rows) row.se = 1e-6;
  const Dataset dataset = Dataset::parse(rows).value();
  ValidationOptions options;
  options.generating_models = {generating_model("power", {2, 0.6}).value(),
                               generating_model("logarithmic", {1.5, 2}).value(),
                               generating_model("saturating", {9, 4}).value(),
                               generating_model("sigmoid", {12, 1.1, 0.8}).value()};
  const ValidationSlice slice = validate(dataset, options, 0, 5);
  for (std::size_t t = 0; t < 4; ++t) {
    EXPECT_LT(*accuracy(slice.generating_models[t].laws[t]).mape, 0.01)
        << options.generating_models[t].law;
    EXPECT_LT(*accuracy(slice.generating_models[t].average).mape, 0.01)
        << options.generating_models[t].law;
  }
}

TEST(GeneratingModel, IsThePapersFormula) {
  EXPECT_NEAR(generating_model("power", {2, 0.5}).value().gain(4), 4, 1e-12);
  EXPECT_NEAR(generating_model("logarithmic", {2, 1}).value().gain(std::exp(1)), 3, 1e-12);
  EXPECT_NEAR(generating_model("saturating", {2, 4}).value().gain(4), 2 * (1 - std::exp(-1)),
              1e-12);
  EXPECT_NEAR(generating_model("sigmoid", {2, 3, 0}).value().gain(1), 1, 1e-12);
  EXPECT_EQ(generating_model("sqrt-log", {1, 1, 1}).error().field, "truths");
  EXPECT_EQ(generating_model("power", {1}).error().code, "bad-option");
  EXPECT_EQ(generating_model("saturating", {1, 0}).error().field, "truths");
}

/// A law that is fitted at a limit generates the limiting curve.
TEST(GeneratingModel, FollowsTheFitToItsLimit) {
  const auto fits = test::fit_rows({{1, 3, .1}, {2, 3, .1}, {4, 3, .1}, {8, 3, .1}});
  for (const GeneratingModel& generating_model : generating_models(fits))
    EXPECT_NEAR(generating_model.gain(70), 3, 0.2) << generating_model.law;
}

}  // namespace
}  // namespace gaincast

#include "core/evaluation/validation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/averaging/forecast.hpp"
#include "core/numerics/random.hpp"
#include "core/numerics/summary.hpp"
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

/// The rows with noise from one stream added to their gains.
std::vector<Observation> noisy(std::vector<Observation> rows, std::uint64_t seed,
                               std::uint64_t stream) {
  NormalStream noise(seed, stream);
  for (Observation& row : rows) row.gain += row.se * noise.next();
  return rows;
}

/// Every trial and every resample of it drawn, fitted and averaged one by one.
TEST(Validation, TheBootstrapOfATrialIsThatOfItsData) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.seed = 5;
  options.level = 0.8;
  options.replicates = 25;
  for (const std::uint64_t trial : {4, 11}) {
    const auto first = static_cast<std::int64_t>(trial);
    const ValidationSlice slice = validate(dataset, options, first, first + 1);
    for (std::size_t m = 0; m < options.generating_models.size(); ++m) {
      const auto& gain = options.generating_models[m].gain;
      std::vector<Observation> noiseless;
      for (const Point& point : dataset.points())
        noiseless.push_back({point.at.size, gain(point.at.size), point.se});
      const auto gains = noisy(noiseless, 5, trial);
      std::vector<std::vector<double>> means(options.targets.size());
      for (std::uint64_t r = 1; r <= 25; ++r) {
        const auto fits = test::fit_rows(noisy(gains, 5, (r << 32) + trial));
        const auto forecasts = forecast(fits, weigh(fits), options.targets);
        for (std::size_t t = 0; t < means.size(); ++t)
          means[t].push_back(forecasts[t].average->mean);
      }
      double width = 0;
      std::int64_t covered = 0;
      for (std::size_t t = 0; t < means.size(); ++t) {
        const Summary summary = summarise(means[t], 0.8);
        const double generated = gain(options.targets[t]);
        width += *summary.high - *summary.low;
        covered += *summary.low <= generated && generated <= *summary.high;
      }
      const auto& interval = slice.generating_models[m].interval;
      EXPECT_EQ(interval.intervals, 3);
      EXPECT_EQ(interval.covered, covered) << m << ", trial " << trial;
      EXPECT_NEAR(interval.width, width, 1e-5 * width) << m << ", trial " << trial;
    }
  }
}

TEST(Validation, EveryTrialHasNoiseOfItsOwn) {
  const Dataset dataset = papers();
  const ValidationOptions options = fitted(dataset);
  std::vector<double> errors;
  for (int trial = 0; trial < 6; ++trial)
    errors.push_back(
        validate(dataset, options, trial, trial + 1).generating_models[0].average.relative);
  std::sort(errors.begin(), errors.end());
  EXPECT_EQ(std::unique(errors.begin(), errors.end()), errors.end());
}

TEST(Validation, CountsWhatIsCoveredByTwiceTheSd) {
  const Dataset dataset = papers();
  ValidationOptions options = fitted(dataset);
  options.targets = {70};
  const ValidationSlice slice = validate(dataset, options, 0, 60);
  for (std::size_t m = 0; m < options.generating_models.size(); ++m) {
    const auto& gain = options.generating_models[m].gain;
    std::vector<Observation> noiseless;
    for (const Point& point : dataset.points())
      noiseless.push_back({point.at.size, gain(point.at.size), point.se});
    std::int64_t covered = 0;
    double relative = 0;
    for (std::uint64_t trial = 0; trial < 60; ++trial) {
      const auto fits = test::fit_rows(noisy(noiseless, options.seed, trial));
      std::vector<std::optional<Prediction>> laws;
      for (const Fit& each : fits) laws.push_back(each.predict(70));
      const auto average = *gaincast::average(laws, weigh(fits).scores);
      covered += std::abs(average.mean - gain(70)) <= 2 * average.sd;
      relative += std::abs(average.mean - gain(70)) / gain(70);
    }
    EXPECT_EQ(slice.generating_models[m].average.covered, covered) << m;
    EXPECT_NEAR(slice.generating_models[m].average.relative, relative, 1e-5 * relative) << m;
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

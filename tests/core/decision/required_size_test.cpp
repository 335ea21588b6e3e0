#include "core/decision/required_size.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/common_variance.hpp"
#include "core/averaging/forecast.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/law_choice.hpp"
#include "core/numerics/random.hpp"
#include "core/trend/calibrated.hpp"
#include "core/trend/post_training.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Preprocessed preprocessed(const std::vector<Observation>& rows) {
  return preprocess(rows, {}, &with_common_variance).value();
}

/// Rows with scores, for the method learned from post-training.
std::vector<Observation> with_bases() {
  return {{1, 10, 2, 20}, {3, 14, 2, 35}, {8, 18, 2, 50}};
}

/// P(gain at a size >= x) for the paper's method by drawing: a law by its weight, then its gain.
double by_drawing(const Dataset& dataset, double size, double gain, int draws) {
  const auto fits = fit(dataset);
  const auto ensemble = weigh(fits);
  test::Noise noise(7);
  int reached = 0;
  for (int i = 0; i < draws; ++i) {
    double u = noise.uniform();
    std::size_t law = 0;
    while (law + 1 < fits.size() && u >= ensemble.scores[law].weight)
      u -= ensemble.scores[law++].weight;
    const auto at = *fits[law].predict(size);
    reached += at.value + at.sd * noise.normal() >= gain;
  }
  return static_cast<double>(reached) / draws;
}

TEST(RequiredSize, ReachesTheProbabilityAndNothingSmallerDoesByDrawing) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const Forecaster forecaster(rows, {});
  for (const double p : {0.2, 0.5, 0.65}) {
    const auto found = required_size(forecaster, {.gain = 10, .probability = p, .largest = 1e6});
    ASSERT_EQ(found.reached, Reached::within);
    // 40,000 draws: the share is within 4 · sqrt(p(1 − p)/40,000) < 0.01 of the probability.
    EXPECT_NEAR(by_drawing(rows.dataset, *found.size, 10, 40'000), p, 0.01);
    for (double size = 0.5; size < *found.size * (1 - 1e-6); size *= 1.01)
      EXPECT_LT(*forecaster.at_least(std::span(&size, 1), 10)[0], p) << size;
  }
}

TEST(RequiredSize, RangeHoldsTheSizeAtWhichSimulatedCurvesReachTheGain) {
  // One law alone, so that a curve of it can be drawn from its fit's covariance: a + b ln N.
  const std::vector<Observation> observations = test::paper_rows();
  const Preprocessed rows = preprocessed(observations);
  const std::vector<std::string> ids{"logarithmic"};
  const auto laws = choose_laws(catalogue(), ids).value();
  const Forecaster forecaster(rows, {.laws = laws});
  const auto found = required_size(forecaster, {.gain = 10, .level = 0.8, .largest = 1e9});
  const Fit& fit = forecaster.fits()[1];
  ASSERT_EQ(fit.parameters[0].name, "a");
  const double a = *fit.parameters[0].value, c = *fit.parameters[1].value;
  const double aa = fit.covariance[0], ac = fit.covariance[1], cc = fit.covariance[3];
  const double l = std::sqrt(aa), across = ac / l, own = std::sqrt(cc - across * across);
  test::Noise noise(3);
  int below = 0, inside = 0;
  const int draws = 40'000;
  for (int i = 0; i < draws; ++i) {
    const double u = noise.normal(), v = noise.normal();
    const double size = std::exp((10 - (c + across * u + own * v)) / (a + l * u));
    below += size < *found.size;
    inside += size >= *found.range.low && size <= *found.range.high;
  }
  EXPECT_NEAR(static_cast<double>(below) / draws, 0.5, 0.01);
  EXPECT_NEAR(static_cast<double>(inside) / draws, 0.8, 0.01);
}

TEST(RequiredSize, IsWhereTheForecastOfEveryMethodHasThatProbability) {
  const Preprocessed rows = preprocessed(with_bases());
  for (const DecisionMethod method :
       {DecisionMethod::paper, DecisionMethod::calibrated, DecisionMethod::post_training}) {
    const Forecaster forecaster(rows, {.method = method});
    const auto found = required_size(forecaster, {.gain = 15, .probability = 0.4});
    ASSERT_EQ(found.reached, Reached::within) << id(method);
    double probability = 0;
    const double at[]{*found.size};
    if (method == DecisionMethod::calibrated)
      probability = calibrated_forecast(rows.dataset, {at, {}, {}, 15}).at[0].at_least;
    else if (method == DecisionMethod::post_training)
      probability = *post_training_forecast(rows.rows, rows.dataset,
                                            {.sizes = at, .levels = {}, .at_least = 15})[0]
                         .at_least;
    else
      probability = by_drawing(rows.dataset, *found.size, 15, 40'000);
    EXPECT_NEAR(probability, 0.4, method == DecisionMethod::paper ? 0.01 : 1e-5) << id(method);
  }
}

TEST(RequiredSize, SaysWhyThereIsNone) {
  const Preprocessed rising = preprocessed(test::paper_rows());
  const Forecaster forecaster(rising, {});
  const auto beyond = required_size(forecaster, {.gain = 60});
  EXPECT_EQ(beyond.reached, Reached::beyond);
  EXPECT_FALSE(beyond.size);
  EXPECT_LT(*beyond.at_largest, 0.5);
  EXPECT_TRUE(beyond.range.low) << "it may be reached, but for less than one in two";
  EXPECT_FALSE(beyond.range.high);

  const auto below = required_size(forecaster, {.gain = 0});
  EXPECT_EQ(below.reached, Reached::below_data);
  EXPECT_EQ(*below.size, 0.5);

  // Two rows without se: nothing to estimate errors from, hence no average at all.
  std::vector<Observation> two{{1, 2, 1}, {2, 3, 1}};
  for (Observation& row : two) row.se_source = SeSource::unknown;
  const Preprocessed few = preprocessed(two);
  const auto none = required_size(Forecaster(few, {}), {.gain = 3});
  EXPECT_EQ(none.reached, Reached::no_forecast);
  EXPECT_FALSE(none.size || none.range.low || none.range.high || none.at_largest);
}

TEST(RequiredSize, OfFallingGainsIsTheSmallestMeasured) {
  const Preprocessed falling =
      preprocessed({{1, 10, 0.5}, {2, 8, 0.5}, {4, 5, 0.5}, {8, 3, 0.5}, {16, 1, 0.5}});
  const Forecaster forecaster(falling, {});
  const auto found = required_size(forecaster, {.gain = 5});
  EXPECT_EQ(found.reached, Reached::below_data);
  EXPECT_LT(*found.at_largest, 0.5) << "although it is lost again";
}

TEST(RequiredSize, GrowsWithTheGainAndWithTheProbability) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const Forecaster forecaster(rows, {});
  double before = 0;
  for (const double gain : {2.0, 5.0, 8.0, 11.0, 14.0}) {
    const auto found = required_size(forecaster, {.gain = gain, .largest = 1e5});
    EXPECT_GT(*found.size, before);
    EXPECT_LT(*found.range.low, *found.size);
    before = *found.size;
    EXPECT_GT(*required_size(forecaster, {.gain = gain, .probability = 0.6, .largest = 1e5}).size,
              before);
  }
}

TEST(RequiredSize, RefusesWhatCannotBeAsked) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const auto field = [&](const RequiredSizeOptions& options) {
    const auto error = refuse(options, rows);
    return error ? *error->field : "";
  };
  EXPECT_EQ(field({.gain = 5}), "");
  EXPECT_EQ(field({.gain = NAN}), "gain");
  EXPECT_EQ(field({.gain = 5, .probability = 1}), "probability");
  EXPECT_EQ(field({.gain = 5, .level = 0}), "level");
  EXPECT_EQ(field({.gain = 5, .largest = 0.5}), "largest");
  EXPECT_EQ(field({.gain = 5, .largest = INFINITY}), "largest");
  EXPECT_EQ(field({.gain = 5, .cost = {.price = 0}}), "cost");
}

}  // namespace
}  // namespace gaincast

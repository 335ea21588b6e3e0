#include "core/decision/verification.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/averaging/common_variance.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

constexpr double levels[]{0.5, 0.9};
constexpr DecisionMethod methods[]{DecisionMethod::paper, DecisionMethod::calibrated,
                                   DecisionMethod::post_training};

Preprocessed preprocessed(const std::vector<Observation>& rows, const Preprocessing& asked = {}) {
  return preprocess(rows, asked, &with_common_variance).value();
}

/// The integral over x of (P(gain <= x) − [outcome <= x])², by the trapezoidal rule.
double crps_by_integration(const Forecaster& forecaster, double size, double outcome) {
  const double widest[]{1 - 1e-5};
  const Interval range = forecaster.at(std::span(&size, 1), widest, {})[0]->intervals[0];
  const double low = std::min(range.low, outcome), high = std::max(range.high, outcome);
  constexpr int steps = 4000;
  double sum = 0;
  for (int i = 0; i <= steps; ++i) {
    const double x = low + (high - low) * i / steps;
    const double below = 1 - *forecaster.at_least(std::span(&size, 1), x)[0];
    const double off = below - (outcome <= x);
    sum += off * off * (i == 0 || i == steps ? 0.5 : 1);
  }
  return sum * (high - low) / steps;
}

TEST(Verification, ScoresEveryMethodAsIntegrationDoes) {
  const Preprocessed rows = preprocessed({{1, 10, 2, 20}, {3, 14, 2, 35}, {8, 18, 2, 50}});
  const std::vector<Observation> measured{{14, 17, 1}, {70, 25, 1}, {405, 3, 1}};
  for (const DecisionMethod method : methods) {
    const Forecaster forecaster(rows, {.method = method});
    const auto found = verify(forecaster, measured, levels);
    ASSERT_TRUE(found.ok());
    for (const Outturn& each : found.value().outturns) {
      ASSERT_TRUE(each.forecast) << id(method);
      const double size = each.measured.size, gain = each.measured.gain;
      EXPECT_NEAR(each.forecast->crps, crps_by_integration(forecaster, size, gain),
                  0.02 * each.forecast->crps + 0.02)
          << id(method) << " at " << size;
      EXPECT_DOUBLE_EQ(each.forecast->below,
                       1 - *forecaster.at_least(std::span(&size, 1), gain)[0]);
      EXPECT_EQ(each.forecast->mean, forecaster.at(std::span(&size, 1), {}, {})[0]->centre);
    }
  }
}

TEST(Verification, AnIntervalHoldsWhatLiesBetweenItsQuantiles) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  for (const DecisionMethod method : methods) {
    const Forecaster forecaster(rows, {.method = method});
    for (double gain = -20; gain <= 60; gain += 5) {
      const std::vector<Observation> measured{{70, gain, 1}};
      const auto found = verify(forecaster, measured, levels);
      ASSERT_TRUE(found.ok());
      const auto& forecast = *found.value().outturns[0].forecast;
      for (std::size_t l = 0; l < 2; ++l) {
        const bool central = std::abs(forecast.below - 0.5) <= levels[l] / 2;
        const auto& [low, high] = forecast.intervals[l];
        EXPECT_EQ(gain >= low && gain <= high, central) << id(method) << gain << levels[l];
        EXPECT_EQ(found.value().scores.inside[l], central ? 1 : 0);
      }
    }
  }
}

TEST(Verification, ComparesWithNaiveForecasts) {
  const Preprocessed rows = preprocessed({{1, 10, 2, 20}, {3, 14, 2, 36}, {8, 18, 2, 50}});
  const Forecaster forecaster(rows, {.method = DecisionMethod::calibrated});
  const std::vector<Observation> measured{{70, 15, 1, 60}, {140, 10, 1}};
  const auto found = verify(forecaster, measured, levels).value();
  EXPECT_DOUBLE_EQ(found.outturns[0].baseline[0], 18);  // the gain at 8
  EXPECT_DOUBLE_EQ(*found.outturns[0].last_share, 18.0 / 50 * 40);
  EXPECT_FALSE(found.outturns[1].last_share);  // its base is not known
  EXPECT_FALSE(found.scores.last_share_error);
  EXPECT_DOUBLE_EQ(found.scores.baseline_error[0], (3.0 + 8) / 2);
  const auto alone = verify(forecaster, std::span(measured).first(1), levels).value();
  EXPECT_DOUBLE_EQ(*alone.scores.last_share_error, std::abs(18.0 / 50 * 40 - 15));
}

TEST(Verification, IsInTheUnitOfTheRows) {
  const std::vector<Observation> rows{{1, 10, 2, 20}, {3, 14, 2, 36}, {8, 18, 2, 50}};
  const Preprocessed shares = preprocessed(rows, {.share_of_headroom = true});
  const Forecaster forecaster(shares, {.method = DecisionMethod::calibrated});
  const std::vector<Observation> measured{{70, 15, 1, 60}};
  const auto found = verify(forecaster, measured, levels).value();
  EXPECT_DOUBLE_EQ(found.outturns[0].measured.gain, 37.5);
  EXPECT_DOUBLE_EQ(found.outturns[0].baseline[0], 36);
  EXPECT_FALSE(found.outturns[0].last_share);
}

TEST(Verification, RefusesWhatIsNoOutcome) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const Forecaster forecaster(rows, {});
  const auto code = [&](const std::vector<Observation>& measured) {
    const auto found = verify(forecaster, measured, levels);
    return found.ok() ? std::string() : found.error().code;
  };
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(code({}), "no-outcome");
  EXPECT_EQ(code(std::vector<Observation>(max_outturns + 1, {70, 1, 1})), "too-many-rows");
  EXPECT_EQ(code({{70, nan, 1}}), "not-finite");
  EXPECT_NE(code({{-70, 1, 1}}), "");
  EXPECT_NE(code({{70, 1, 1}, {0, 1, 1}}), "");
  const auto second = verify(forecaster, std::vector<Observation>{{70, 1, 1}, {0, 1, 1}}, levels);
  EXPECT_EQ(second.error().row, 1);
}

}  // namespace
}  // namespace gaincast

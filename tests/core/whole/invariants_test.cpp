#include <gtest/gtest.h>

#include <algorithm>

#include "core/averaging/forecast.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "tests/core/whole/test_data.hpp"

/// Truths that need no golden number, for every law and every kind of data.
namespace gaincast {
namespace {

class EveryLawOnEveryData : public testing::TestWithParam<std::tuple<std::string, unsigned>> {
 protected:
  std::string law() const { return std::get<0>(GetParam()); }
  std::vector<Observation> rows = test::random_rows(std::get<1>(GetParam()));
  const Fit first = refit(rows);

  const Fit& original() const { return first; }
  Fit refit(const std::vector<Observation>& changed) const {
    const Dataset dataset = Dataset::parse(changed).value();
    for (const Law& each : catalogue())
      if (each.id == law()) return fit(dataset, std::span(&each, 1)).front();
    throw std::out_of_range(law());
  }

  /// Compares the law's forecasts before and after a change of the data that moves them as stated:
  /// value(size_factor·N) = gain_factor·value(N), sd likewise with sd_factor.
  void expect_forecasts(const std::vector<Observation>& changed, double size_factor,
                        double gain_factor, double sd_factor) const {
    const Fit fit = refit(changed);
    EXPECT_EQ(id(fit.status), id(original().status));
    EXPECT_EQ(fit.limit, original().limit);
    double largest = 0;
    for (const Observation& row : rows) largest = std::max(largest, row.size);
    for (const double times : {0.1, 0.7, 3.0, 20.0}) {
      const auto before = original().predict(largest * times);
      const auto after = fit.predict(largest * times * size_factor);
      ASSERT_EQ(before.has_value(), after.has_value());
      if (!before) continue;
      const double scale = 1e-6 * (std::abs(before->value) + before->sd);
      EXPECT_NEAR(after->value, gain_factor * before->value, scale * std::abs(gain_factor));
      EXPECT_NEAR(after->sd, sd_factor * before->sd, scale * std::abs(sd_factor));
    }
  }
};

TEST_P(EveryLawOnEveryData, OrderOfRowsChangesNothing) {
  auto permuted = rows;
  std::reverse(permuted.begin(), permuted.end());
  std::swap(permuted[0], permuted[permuted.size() / 2]);
  const Fit fit = refit(permuted);
  EXPECT_EQ(fit.chi2, original().chi2) << "to the last bit";
  for (int i = 0; i < fit.k; ++i)
    EXPECT_EQ(fit.parameters[i].value, original().parameters[i].value);
}

TEST_P(EveryLawOnEveryData, ScalingGainsAndErrorsScalesForecasts) {
  for (auto& row : rows) row = {row.size, row.gain * 100, row.se * 100};
  expect_forecasts(rows, 1, 100, 100);
}

TEST_P(EveryLawOnEveryData, NegatingGainsNegatesForecasts) {
  for (auto& row : rows) row.gain = -row.gain;
  expect_forecasts(rows, 1, -1, 1);
}

TEST_P(EveryLawOnEveryData, ScalingErrorsScalesCovariancesAndChi2) {
  auto scaled = rows;
  for (auto& row : scaled) row.se *= 2;
  const Fit fit = refit(scaled);
  EXPECT_NEAR(4 * fit.chi2, original().chi2, 1e-8 * std::max(1.0, original().chi2));
  ASSERT_EQ(fit.covariance.size(), original().covariance.size());
  for (std::size_t i = 0; i < fit.covariance.size(); ++i)
    EXPECT_NEAR(fit.covariance[i], 4 * original().covariance[i],
                1e-4 * std::abs(original().covariance[i]));
}

TEST_P(EveryLawOnEveryData, RawCountsFitAsWellAsBillions) {
  if (law() == "sqrt-log") GTEST_SKIP() << "not scale-free: ln(N + 1) knows the unit of N";
  auto raw = rows;
  for (auto& row : raw) row.size *= 1e9;
  double largest = 0;
  for (const Observation& row : rows) largest = std::max(largest, row.size);
  expect_forecasts(raw, 1e9, 1, 1);
}

TEST_P(EveryLawOnEveryData, ARowSplitIntoTwoHalvesIsTheSameRow) {
  auto split = rows;
  split[0].se *= std::sqrt(2);
  split.push_back(split[0]);
  expect_forecasts(split, 1, 1, 1);
}

TEST_P(EveryLawOnEveryData, FittingTheFittedCurveReturnsIt) {
  if (original().status == Status::not_identified) GTEST_SKIP() << "no curve";
  auto fitted = rows;
  for (auto& row : fitted) row.gain = original().predict(row.size)->value;
  const Fit fit = refit(fitted);
  EXPECT_LT(fit.chi2, 1e-9);
  if (fit.status == Status::not_identified) return;
  for (const Observation& row : fitted)
    EXPECT_NEAR(fit.predict(row.size)->value, row.gain, 1e-4 * row.se);
}

TEST_P(EveryLawOnEveryData, ChiSquaredIsThatOfThePredictions) {
  if (original().status == Status::not_identified) GTEST_SKIP() << "no curve";
  double chi2 = 0;
  for (const Observation& row : rows)
    chi2 += std::pow((row.gain - original().predict(row.size)->value) / row.se, 2);
  EXPECT_NEAR(original().chi2, chi2, 1e-8 * std::max(1.0, chi2));
}

TEST_P(EveryLawOnEveryData, AMeasurementOnTheCurveSharpensIt) {
  if (original().status != Status::converged) GTEST_SKIP() << "not a regular fit";
  double largest = 0;
  for (const Observation& row : rows) largest = std::max(largest, row.size);
  const double size = 2 * largest;
  auto more = rows;
  more.push_back({size, original().predict(size)->value, 0.1});
  const Fit fit = refit(more);
  EXPECT_LE(fit.chi2, original().chi2 + 1e-8 * std::max(1.0, original().chi2));
  if (fit.status != Status::converged || original().covariance.empty()) return;
  if (std::abs(fit.predict(size)->value - more.back().gain) > 1e-6) return;  // another minimum
  EXPECT_LE(fit.predict(size)->sd, 0.1 + 1e-9);
  EXPECT_LE(fit.predict(size)->sd, original().predict(size)->sd * (1 + 1e-6));
}

TEST_P(EveryLawOnEveryData, TheSameInputGivesTheSameBits) {
  const Fit fit = refit(rows);
  EXPECT_EQ(fit.chi2, original().chi2);
  EXPECT_EQ(fit.covariance, original().covariance);
}

INSTANTIATE_TEST_SUITE_P(Invariants, EveryLawOnEveryData,
                         testing::Combine(testing::Values("power", "logarithmic", "saturating",
                                                          "sigmoid", "sqrt-log"),
                                          testing::Range(0u, 40u)),
                         [](const auto& each) {
                           std::string name = std::get<0>(each.param) + "_" +
                                              std::to_string(std::get<1>(each.param));
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

/// What holds of every average.
TEST(Average, OfOneLawAloneIsThatLaw) {
  auto fits = test::fit_rows(test::paper_rows());
  for (std::size_t i = 1; i < fits.size(); ++i) fits[i].averaged = false;
  const double size = 70;
  const ForecastAt at = forecast(fits, weigh(fits), std::span(&size, 1))[0];
  EXPECT_DOUBLE_EQ(at.average->mean, at.laws[0]->value);
  EXPECT_DOUBLE_EQ(at.average->sd, at.laws[0]->sd);
  EXPECT_EQ(at.average->between, 0);
}

TEST(Average, LiesAmongTheLaws) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    const auto fits = test::fit_rows(test::random_rows(seed));
    const double size = 1000;
    const ForecastAt at = forecast(fits, weigh(fits), std::span(&size, 1))[0];
    if (!at.average) continue;
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const auto& law : at.laws)
      if (law) low = std::min(low, law->value), high = std::max(high, law->value);
    EXPECT_GE(at.average->mean, low - 1e-9 * std::abs(low));
    EXPECT_LE(at.average->mean, high + 1e-9 * std::abs(high));
  }
}

}  // namespace
}  // namespace gaincast

#include <gtest/gtest.h>

#include <cstdio>

#include "core/averaging/forecast.hpp"
#include "tests/core/whole/test_data.hpp"

/// The paper's figures, and paper_golden.json: 15 digits from a 50-digit Gauss–Newton (mpmath) on
/// the paper's gains with the recovered standard errors.
namespace gaincast {
namespace {

void expect_digits(double ours, const nlohmann::json& golden, const std::string& what) {
  const double theirs = test::digits(golden);
  EXPECT_NEAR(ours, theirs, 1e-9 * std::abs(theirs)) << what;
}

class Paper : public testing::Test {
 protected:
  std::vector<Fit> fits = test::fit_rows(test::paper_rows());
  nlohmann::json golden = test::load("paper_golden.json");

  std::string at(double size, int decimals, std::string_view law) {
    const auto forecasts = forecast(fits, weigh(fits), std::span(&size, 1));
    double value = forecasts[0].average->mean;
    for (std::size_t i = 0; i < fits.size(); ++i)
      if (fits[i].law == law) value = forecasts[0].laws[i]->value;
    return rounded(value, decimals);
  }
  static std::string rounded(double value, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
  }
};

TEST_F(Paper, GoldenFitsToNineDigits) {
  for (const auto& expected : golden["fits"]) {
    const std::string law = expected["law"];
    const Fit& fit = test::find(fits, law);
    EXPECT_EQ(fit.status, Status::converged) << law;
    for (const Parameter& parameter : fit.parameters) {
      const std::string name(parameter.name);
      expect_digits(*parameter.value, expected["parameters"][name], law + " " + name);
      expect_digits(*parameter.sd, expected["sd"][name], law + " sd of " + name);
    }
    ASSERT_EQ(fit.covariance.size(), expected["covariance"].size());
    for (std::size_t i = 0; i < fit.covariance.size(); ++i)
      expect_digits(fit.covariance[i], expected["covariance"][i], law + " covariance");
    expect_digits(fit.chi2, expected["chi2"], law + " chi2");
    EXPECT_EQ(fit.k, expected["k"].get<int>());
  }
}

TEST_F(Paper, GoldenCriteriaAndWeightsToNineDigits) {
  const Ensemble by_aic = weigh(fits), by_bic = weigh(fits, Criterion::bic);
  for (std::size_t i = 0; i < fits.size(); ++i) {
    const auto& expected = golden["fits"][i];
    ASSERT_EQ(expected["law"], fits[i].law);
    expect_digits(by_aic.scores[i].aic, expected["aic"], "aic");
    expect_digits(*by_aic.scores[i].aicc, expected["aicc"], "aicc");
    expect_digits(by_aic.scores[i].bic, expected["bic"], "bic");
    expect_digits(by_aic.scores[i].weight, expected["weightAic"], "weight by AIC");
    expect_digits(by_bic.scores[i].weight, expected["weightBic"], "weight by BIC");
  }
}

TEST_F(Paper, GoldenForecastsToNineDigits) {
  for (const auto& expected : golden["forecast"]) {
    const double size = expected["size"];
    const ForecastAt ours = forecast(fits, weigh(fits), std::span(&size, 1))[0];
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const auto& law = expected["laws"][std::string(fits[i].law)];
      expect_digits(ours.laws[i]->value, law["value"], "value");
      expect_digits(ours.laws[i]->sd, law["sd"], "sd");
    }
    expect_digits(ours.average->mean, expected["mean"], "mean");
    expect_digits(ours.average->within, expected["within"], "within");
    expect_digits(ours.average->between, expected["between"], "between");
    expect_digits(ours.average->sd, expected["sd"], "sd");
  }
}

/// The paper's Table 1: chi2 to two decimals, weights to three.
TEST_F(Paper, TableOneToThePrintedDigits) {
  const std::vector<std::array<std::string, 3>> printed = {{"power", "0.55", "0.338"},
                                                           {"saturating", "0.73", "0.309"},
                                                           {"sigmoid", "0.02", "0.162"},
                                                           {"sqrt-log", "0.06", "0.159"},
                                                           {"logarithmic", "5.27", "0.032"}};
  const Ensemble ensemble = weigh(fits);
  for (const auto& [law, chi2, weight] : printed)
    for (std::size_t i = 0; i < fits.size(); ++i)
      if (fits[i].law == law) {
        EXPECT_EQ(rounded(fits[i].chi2, 2), chi2) << law;
        EXPECT_EQ(rounded(ensemble.scores[i].weight, 3), weight) << law;
      }
}

TEST_F(Paper, PredictionsAtSeventyAndOneHundredFortyBillionToThePrintedDigits) {
  EXPECT_EQ(at(70, 1, "power"), "32.9");
  EXPECT_EQ(at(70, 1, "saturating"), "9.1");
  EXPECT_EQ(at(70, 1, "sigmoid"), "15.7");
  EXPECT_EQ(at(70, 1, "sqrt-log"), "17.2");
  EXPECT_EQ(at(70, 1, "logarithmic"), "12.2");
  EXPECT_EQ(at(70, 1, "average"), "19.6");
  const double size = 70;
  EXPECT_EQ(rounded(forecast(fits, weigh(fits), std::span(&size, 1))[0].average->sd, 1), "11.3");
  EXPECT_EQ(at(140, 0, "power"), "51");
  EXPECT_EQ(at(140, 1, "saturating"), "9.1");
}

}  // namespace
}  // namespace gaincast

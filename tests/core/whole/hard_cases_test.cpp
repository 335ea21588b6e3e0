#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "core/averaging/forecast.hpp"
#include "tests/core/whole/test_data.hpp"

/// hard_cases.json: inputs on which common fitters fail, with the infimum of chi2 over every law's
/// closure and what the right answer is, in words.
namespace gaincast {
namespace {

bool says(const std::string& answer, const char* words) {
  return answer.find(words) != std::string::npos;
}

/// The status that the words mean.
Status expected_status(const std::string& answer, const Fit& fit, int distinct_sizes) {
  if (says(answer, "not identified (") || says(answer, "RANK") || says(answer, "distinct sizes"))
    return Status::not_identified;
  if (says(answer, "limit")) return Status::at_limit;
  return distinct_sizes == fit.k ? Status::interpolates : Status::converged;
}

TEST(HardCases, InfimumStatusAndSaneNumbers) {
  const auto cases = test::load("hard_cases.json")["cases"];
  ASSERT_EQ(cases.size(), 13u);
  for (const auto& hard : cases) {
    const std::string name = hard["case"];
    const auto dataset = Dataset::parse(test::rows(hard["N"], hard["y"], hard["se"]));
    if (hard["right"]["power"]["inf_chi2"].is_null()) {
      ASSERT_FALSE(dataset.ok()) << name;
      EXPECT_EQ(dataset.error().row, 1) << name;
      EXPECT_EQ(dataset.error().field, "se") << name;
      continue;
    }
    ASSERT_TRUE(dataset.ok()) << name;
    const auto fits = fit(dataset.value());
    for (const Fit& fit : fits) {
      const auto& right = hard["right"][std::string(fit.law)];
      const std::string answer = right["answer"], where = name + ", " + std::string(fit.law);
      const double infimum = right["inf_chi2"];
      EXPECT_NEAR(fit.chi2, infimum, 1e-6 * std::max(1.0, infimum)) << where;
      EXPECT_EQ(id(fit.status), id(expected_status(answer, fit, dataset.value().distinct_sizes())))
          << where << ": " << answer;
      EXPECT_FALSE(fit.message.empty());
      for (const Parameter& parameter : fit.parameters) {
        EXPECT_EQ(parameter.value.has_value(), parameter.sd.has_value()) << where;
        if (!parameter.value) continue;
        EXPECT_TRUE(std::isfinite(*parameter.value)) << where;
        EXPECT_LT(*parameter.sd, 1e4) << where;
      }
      for (const double size : {0.25, 3.0, 70.0, 405.0}) {
        const auto prediction = fit.predict(size);
        EXPECT_EQ(prediction.has_value(), fit.status != Status::not_identified) << where;
        EXPECT_TRUE(!prediction || prediction->sd < 1e5) << where;
      }
    }
    const Ensemble ensemble = weigh(fits);
    const double target = 70;
    const ForecastAt forecasts = forecast(fits, ensemble, std::span(&target, 1))[0];
    EXPECT_TRUE(forecasts.average.has_value()) << name;
  }
}

struct Named {
  const char* name;
  const char* law;
  std::vector<double> gains;
  Status status;
  const char* limit;
};

/// More of the same kinds, on sizes 0.5, 1, 2, 4, 8.
TEST(HardCases, LimitsOfEveryKindAreNamed) {
  const std::vector<Named> cases = {
      {"all zero", "power", {0, 0, 0, 0, 0}, Status::not_identified, ""},
      {"all zero", "saturating", {0, 0, 0, 0, 0}, Status::not_identified, ""},
      {"all zero", "sigmoid", {0, 0, 0, 0, 0}, Status::not_identified, ""},
      {"all zero", "logarithmic", {0, 0, 0, 0, 0}, Status::converged, ""},
      {"only the largest", "power", {0, 0, 0, 0, 5}, Status::at_limit, "largest-size-only"},
      {"only the largest", "sigmoid", {0, 0, 0, 0, 5}, Status::at_limit, "largest-size-only"},
      {"only the largest", "saturating", {0, 0, 0, 0, 5}, Status::at_limit, "straight-line"},
      {"only the smallest", "power", {5, 0, 0, 0, 0}, Status::at_limit, "smallest-size-only"},
      {"only the smallest", "sigmoid", {5, 0, 0, 0, 0}, Status::at_limit, "smallest-size-only"},
      {"only the smallest", "saturating", {5, 0, 0, 0, 0}, Status::at_limit, "constant"},
      {"falling line in ln N", "saturating", {9, 7, 5, 3, 1}, Status::at_limit, "constant"},
      {"falling line in ln N", "sigmoid", {9, 7, 5, 3, 1}, Status::converged, ""},
      {"falling power law", "sigmoid", {8, 4, 2, 1, 0.5}, Status::at_limit, "power-law"},
      {"straight line", "saturating", {1, 2, 4, 8, 16}, Status::at_limit, "straight-line"},
      {"step at a size", "sigmoid", {0, 0, 2, 5, 5}, Status::at_limit, "step"},
      {"falling step", "sigmoid", {5, 5, 5, 0, 0}, Status::at_limit, "step"},
      {"negative step", "sigmoid", {0, 0, -4, -4, -4}, Status::at_limit, "step"},
  };
  for (const Named& named : cases) {
    const double sizes[] = {0.5, 1, 2, 4, 8}, ses[] = {0.3, 0.3, 0.4, 0.5, 0.6};
    std::vector<Observation> rows;
    for (int i = 0; i < 5; ++i) rows.push_back({sizes[i], named.gains[i], ses[i]});
    const auto fits = test::fit_rows(rows);
    const Fit& fit = test::find(fits, named.law);
    EXPECT_EQ(id(fit.status), id(named.status)) << named.name << ", " << named.law;
    EXPECT_EQ(fit.limit, named.limit) << named.name << ", " << named.law;
    if (fit.status == Status::at_limit) {
      EXPECT_FALSE(fit.determined.empty()) << named.name;
      EXPECT_TRUE(fit.covariance.empty()) << named.name;
    }
  }
}

/// The parabola through three curves of which two are steps promises a depth that is not there, and
/// once kept the search from the valley beside it. Values of a scan (tests/misses/run).
TEST(HardCases, ASigmoidIsFoundBesideAStepThatFitsNearlyAsWell) {
  const auto fits = test::fit_rows(
      {{7, -.1, 2}, {32, 4.1, .29}, {65, 2.7, .3}, {4, .4, .36}, {70, 5.3, 1.79}, {30, 3.7, 2.85}});
  const Fit& sigmoid = test::find(fits, "sigmoid");
  EXPECT_NEAR(sigmoid.chi2, 13.284073, 1e-6);
  EXPECT_EQ(sigmoid.status, Status::converged);
  EXPECT_NEAR(*sigmoid.parameters[0].value, 3.4518, 1e-4);
  EXPECT_NEAR(*sigmoid.parameters[1].value, 3.8736, 1e-4);
  EXPECT_NEAR(*sigmoid.parameters[2].value, 2.0174, 1e-4);
  // Two of 150,000 tables of tests/misses/realistic_rows.hpp.
  const auto chi2_of = [](const std::vector<Observation>& rows) {
    return test::find(test::fit_rows(rows), "sigmoid").chi2;
  };
  EXPECT_NEAR(chi2_of({{0.1, 0.5, 1.2},
                       {2, 1.2, 0.34},
                       {2.7, 4, 1.35},
                       {12, 10.6, 1.16},
                       {13, 11.4, 0.75},
                       {30, 14.4, 1.22},
                       {70, 11.4, 0.8}}),
              6.2405794, 1e-6);
  EXPECT_NEAR(chi2_of({{0.1, -0.3, 1.63},
                       {1, 8.4, 1.44},
                       {2.7, 8, 0.2},
                       {14, 7.2, 1.44},
                       {40, 7.1, 2.72},
                       {70, 8.9, 0.47}}),
              3.6226470, 1e-6);
}

/// The plateau is the mean of the last two gains, and the first lies on the way to it.
TEST(HardCases, SizesOfAnyScaleSaturate) {
  for (const double scale : {1e2, 1e12, 1e20, 1e30, 1e45, 1e60})
    for (const auto& [first, second, third] :
         {std::array{2.0, 8.0, 3.0}, {6.0, 6.0, 10.0}, {4.0, 4.0, 5.0}, {-4.0, -2.0, -7.0}}) {
      const auto fits = test::fit_rows({{1 / scale, first, 1}, {1, second, 1}, {scale, third, 1}});
      const Fit& saturating = test::find(fits, "saturating");
      EXPECT_NEAR(saturating.chi2, (second - third) * (second - third) / 2, 1e-9)
          << scale << ", " << first;
      EXPECT_EQ(saturating.status, Status::converged) << scale << ", " << first;
    }
}

TEST(HardCases, ALawWithoutForecastBeyondTheDataIsLeftOutOfTheAverage) {
  const auto fits =
      test::fit_rows({{0.5, 0, 0.3}, {1, 0, 0.3}, {2, 0, 0.4}, {4, 0, 0.5}, {8, 5, 0.6}});
  const Fit& power = test::find(fits, "power");
  EXPECT_FALSE(power.averaged);
  EXPECT_FALSE(power.predict(70).has_value());
  EXPECT_EQ(power.predict(4)->value, 0);
  EXPECT_EQ(power.predict(8)->value, 5);
  // It fits decisively better than those that remain, so that there is no average; where it does
  // not, it is left out.
  const double target = 70;
  EXPECT_FALSE(forecast(fits, weigh(fits), std::span(&target, 1))[0].average.has_value());
  const auto mild =
      test::fit_rows({{0.5, 0, 0.3}, {1, 0, 0.3}, {2, 0, 0.4}, {4, 0, 0.5}, {8, 1.5, 0.6}});
  EXPECT_FALSE(test::find(mild, "power").averaged);
  const auto average = forecast(mild, weigh(mild), std::span(&target, 1))[0].average;
  ASSERT_TRUE(average.has_value());
  EXPECT_TRUE(std::isfinite(average->mean));
}

TEST(HardCases, ManyRowsAreFittedInBoundedWork) {
  std::vector<Observation> rows;
  test::Noise noise(3);
  for (int i = 0; i < Dataset::max_rows; ++i) {
    const double size = 0.1 * std::pow(1000, i / 9999.0);
    rows.push_back({size, 20 / (1 + std::exp(-2 * (std::log(size) - 1))) + noise.normal(), 1});
  }
  const auto fits = test::fit_rows(rows);
  const Fit& sigmoid = test::find(fits, "sigmoid");
  EXPECT_EQ(sigmoid.status, Status::converged);
  EXPECT_NEAR(*sigmoid.parameters[0].value, 20, 5 * *sigmoid.parameters[0].sd);
  EXPECT_NEAR(*sigmoid.parameters[1].value, 2, 5 * *sigmoid.parameters[1].sd);
  EXPECT_NEAR(*sigmoid.parameters[2].value, 1, 5 * *sigmoid.parameters[2].sd);
}

TEST(HardCases, AStepAmongManySizesIsFound) {
  std::vector<Observation> rows;
  for (int i = 0; i < 3000; ++i) rows.push_back({1.0 + i, i < 1234 ? 0.0 : 5.0, 0.5});
  const auto fits = test::fit_rows(rows);
  EXPECT_NEAR(test::find(fits, "sigmoid").chi2, 0, 1e-9);
}

TEST(HardCases, ExtremeMagnitudesStayFinite) {
  for (const double size : {1e-60, 1e-9, 1e40})
    for (const double gain : {1e-60, 1.0, 1e59})
      for (const double se : {1e-60, 1.0, 1e60}) {
        std::vector<Observation> rows;
        for (int i = 0; i < 6; ++i)
          rows.push_back({size * std::pow(10, i), gain * (1 + 0.3 * i), se});
        for (const Fit& fit : test::fit_rows(rows)) {
          EXPECT_TRUE(std::isfinite(fit.chi2)) << fit.law;
          for (const Parameter& parameter : fit.parameters)
            EXPECT_TRUE(!parameter.value || std::isfinite(*parameter.sd)) << fit.law;
        }
      }
}

}  // namespace
}  // namespace gaincast

#include "core/fitting/law_fit.hpp"
#include "core/fitting/fit_laws.hpp"

#include <gtest/gtest.h>

#include "core/fitting/law.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

TEST(Fit, TooFewSizesForALawIsAStatusNotAFailure) {
  const auto fits = test::fit_rows({{1, 2.0, 0.3}, {1, 2.2, 0.3}, {8, 8.0, 0.5}, {8, 7.7, 0.6}});
  for (const Fit& fit : fits) {
    EXPECT_EQ(id(fit.status), fit.k == 3 ? "not-identified" : "interpolates") << fit.law;
    EXPECT_EQ(fit.averaged, fit.k == 2) << fit.law;
    EXPECT_EQ(fit.predict(70).has_value(), fit.k == 2) << fit.law;
    for (const Parameter& parameter : fit.parameters)
      EXPECT_EQ(parameter.value.has_value(), fit.k == 2) << fit.law;
    EXPECT_NEAR(fit.chi2, test::find(fits, "power").chi2, 1e-9) << "all reach the pooled gains";
  }
}

TEST(Fit, SizesTooCloseTogetherForThreeParametersAreNotIdentified) {
  const auto fits = test::fit_rows(
      {{1, 2.0, 0.3}, {1.00001, 2.2, 0.3}, {1.00002, 2.1, 0.5}, {1.00003, 2.4, 0.6}});
  const Fit& fit = test::find(fits, "sqrt-log");
  EXPECT_EQ(fit.status, Status::not_identified);
  EXPECT_FALSE(fit.parameters[0].sd.has_value());
}

TEST(Fit, AtTheStraightLineOnlyTheSlopeIsDetermined) {
  const auto fits = test::fit_rows({{1, 1, 0.1}, {2, 2, 0.1}, {4, 5, 0.1}});
  const Fit& fit = test::find(fits, "saturating");
  ASSERT_EQ(id(fit.status), "at-limit");
  EXPECT_EQ(fit.limit, "straight-line");
  EXPECT_EQ(
      fit.message,
      "The data show no saturation: the best fit is a straight line, and only its slope a/N0 is "
      "determined.");
  ASSERT_EQ(fit.determined.size(), 1u);
  EXPECT_EQ(fit.determined[0].name, "a/N0");
  // Weighted slope through the origin: sum(xy)/sum(xx) = 25/21, sd = se/sqrt(21).
  EXPECT_NEAR(*fit.determined[0].value, 25 / 21.0, 1e-12);
  EXPECT_NEAR(*fit.determined[0].sd, 0.1 / std::sqrt(21), 1e-12);
  EXPECT_NEAR(fit.predict(70)->value, 70 * 25 / 21.0, 1e-9);
  EXPECT_NEAR(fit.predict(70)->sd, 70 * 0.1 / std::sqrt(21), 1e-9);
}

TEST(Fit, ACurveNextToItsLimitClaimsNoCeiling) {
  // A power law with a ceiling so far off that it changes chi2 in the ninth digit only.
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0}) {
    const double power = 2 * std::sqrt(size);
    rows.push_back({size, power / (1 + 3e-6 * power), 0.1});
  }
  const auto fits = test::fit_rows(rows);
  const Fit& fit = test::find(fits, "sigmoid");
  EXPECT_TRUE(fit.averaged);
  EXPECT_FALSE(fit.parameters[0].value.has_value()) << "the ceiling a is not determined";
  ASSERT_TRUE(fit.parameters[1].value.has_value()) << "the exponent b is";
  EXPECT_NEAR(*fit.parameters[1].value, 0.5, 1e-4);
  EXPECT_TRUE(fit.predict(70).has_value());
}

TEST(Fit, EveryStatusHasAnIdAndASentence) {
  EXPECT_EQ(id(Status::converged), "converged");
  EXPECT_EQ(id(Status::at_limit), "at-limit");
  EXPECT_EQ(id(Status::interpolates), "interpolates");
  EXPECT_EQ(id(Status::not_identified), "not-identified");
  for (unsigned seed = 0; seed < 60; ++seed)
    for (const Fit& fit : test::fit_rows(test::random_rows(seed))) {
      EXPECT_FALSE(fit.message.empty());
      EXPECT_EQ(fit.limit.empty(), fit.status != Status::at_limit);
      EXPECT_EQ(fit.determined.empty(), fit.status != Status::at_limit);
    }
}

TEST(Parameters, ThatNoNumberCanHoldAreNotReported) {
  // a = e^(−b ln 2013) of a power law with b of several hundred is below the smallest number.
  const auto fits =
      test::fit_rows({{2011, 1, .4}, {2012, 2, .3}, {2013, 3.5, .4}, {2014, 4, .4}, {2015, 5, .5}});
  const Fit& power = test::find(fits, "power");
  EXPECT_EQ(power.status, Status::converged);
  EXPECT_FALSE(power.parameters[0].value || power.parameters[0].sd);
  EXPECT_TRUE(power.parameters[1].value);
  EXPECT_NE(power.message.find("too small for a number"), std::string_view::npos);
  EXPECT_TRUE(power.predict(2016));
  for (const double unit : {1e-50, 1e-20, 1e25}) {
    const auto scaled = test::fit_rows({{unit, 1, .01},
                                        {unit * 1.01, 1.5, .01},
                                        {unit * 1.02, 2.3, .01},
                                        {unit * 1.03, 3.4, .01}});
    for (const Parameter& each : test::find(scaled, "power").parameters)
      EXPECT_TRUE(!each.value || (std::isfinite(*each.value) && *each.value != 0)) << unit;
  }
}

}  // namespace
}  // namespace gaincast

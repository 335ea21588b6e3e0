#include "core/data/gain_se.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

TEST(GainSe, OfOneAnswerAQuestionIsBinomial) {
  const GainSe found = gain_se({.base = 20, .score = 50, .questions = 400}).value();
  EXPECT_NEAR(found.base_se, 2, 1e-12);
  EXPECT_NEAR(found.score_se, 2.5, 1e-12);
  EXPECT_NEAR(found.gain_se, std::hypot(2, 2.5), 1e-12);
}

TEST(GainSe, MoreAnswersAQuestionHelpOnlyAsFarAsTheyDiffer) {
  const auto at = [](double samples, double within) {
    return gain_se(
               {.base = 50, .score = 50, .questions = 100, .samples = samples, .within = within})
        .value()
        .score_se;
  };
  EXPECT_NEAR(at(4, 0), at(1, 0) / 2, 1e-12);
  EXPECT_NEAR(at(4, 1), at(1, 1), 1e-12);
  EXPECT_NEAR(at(1e9, 0.5), at(1, 0.5) * std::sqrt(0.5), 1e-6);
}

TEST(GainSe, TheSameQuestionsMakeTheDifferenceMoreCertain) {
  Measurement measurement{.base = 40, .score = 48, .questions = 500, .paired = true};
  measurement.between = 0;
  const double apart = gain_se(measurement).value().gain_se;
  measurement.between = 0.5;
  EXPECT_LT(gain_se(measurement).value().gain_se, 0.8 * apart);
}

TEST(GainSe, AFullScoreIsNotCertain) {
  EXPECT_GT(gain_se({.base = 0, .score = 100, .questions = 50}).value().score_se, 0.5);
}

TEST(GainSe, RefusesNamingTheField) {
  const Measurement good{.base = 40, .score = 48, .questions = 500};
  const auto field = [](const Measurement& bad) {
    const auto found = gain_se(bad);
    return found ? std::string("none") : found.error().field.value_or("");
  };
  EXPECT_EQ(field(good), "none");
  auto bad = good;
  bad.base = -1;
  EXPECT_EQ(field(bad), "base");
  bad = good;
  bad.score = std::nan("");
  EXPECT_EQ(field(bad), "score");
  bad = good;
  bad.questions = 0;
  EXPECT_EQ(field(bad), "questions");
  bad = good;
  bad.samples = 0.5;
  EXPECT_EQ(field(bad), "samples");
  bad = good;
  bad.within = 2;
  EXPECT_EQ(field(bad), "within");
  bad = {.base = 50, .score = 50, .questions = 10, .paired = true, .between = 1};
  EXPECT_EQ(field(bad), "between");
}

}  // namespace
}  // namespace gaincast

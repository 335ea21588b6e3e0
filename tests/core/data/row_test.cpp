#include "core/data/row.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "core/data/gain_se.hpp"
#include "core/data/preprocessing.hpp"

namespace gaincast {
namespace {

constexpr std::nullopt_t none = std::nullopt;
const double nan = std::nan("");

/// Why rows are refused of which the first is this one: code and field.
std::array<std::string, 2> refusal(const Row& row, const Preprocessing& how = {}) {
  const std::vector<Observation> rows{observation_of(row), {90, 1, 1}};
  const auto outcome = preprocess(rows, how);
  if (outcome) return {"none", ""};
  EXPECT_EQ(outcome.error().row, 0);
  EXPECT_NE(outcome.error().message.find("Row 1: "), std::string::npos);
  return {outcome.error().code, outcome.error().field.value_or("")};
}

TEST(Row, TheGainIsTheScoreLessTheBaselineWhereItIsNotGiven) {
  EXPECT_EQ(observation_of({8, none, 1.0, 50.0, 67.5, none, none}).gain, 17.5);
  EXPECT_EQ(observation_of({8, 17.4, 1.0, 50.0, 67.5, none, none}).gain, 17.4) << "as given";
  EXPECT_EQ(observation_of({8, 17.5, 1.0, none, 67.5, none, none}).base, 50.0);
  EXPECT_TRUE(std::isnan(observation_of({8, none, 1.0, none, 67.5, none, none}).gain));
}

TEST(Row, QuestionsTellTheErrorOfBothScores) {
  const Measurement measured{.base = 50, .score = 67, .questions = 500, .samples = 4};
  const double expected = gain_se(measured).value().gain_se;
  for (const Row& row :
       {Row{8, none, none, 50.0, 67.0, 500.0, 4.0}, Row{8, 17.0, none, 50.0, none, 500.0, 4.0},
        Row{8, 17.0, none, none, 67.0, 500.0, 4.0}}) {
    const Observation seen = observation_of(row);
    EXPECT_EQ(seen.se_source, SeSource::given);
    EXPECT_NEAR(seen.se, expected, 1e-12);
  }
  const double alone = observation_of({8, 17.0, none, none, none, 100.0, none}).se;
  EXPECT_NEAR(alone, 5 * std::sqrt(2), 1e-12) << "of two scores of 50%";
  EXPECT_GT(observation_of({8, none, none, 0.0, 100.0, 30.0, none}).se, 1) << "p is shrunk";
}

TEST(Row, AGivenErrorIsKeptAndNoneIsNotKnown) {
  EXPECT_EQ(observation_of({8, none, 0.7, 50.0, 67.0, 500.0, none}).se, 0.7);
  EXPECT_EQ(observation_of({8, none, none, 50.0, 67.0, none, none}).se_source, SeSource::unknown);
}

TEST(Row, WhatContradictsItselfIsRefusedByRowAndField) {
  using Refusal = std::array<std::string, 2>;
  const auto with = [](std::optional<double> gain, std::optional<double> base,
                       std::optional<double> score, std::optional<double> questions = none,
                       std::optional<double> samples = none) {
    return refusal({8, gain, none, base, score, questions, samples});
  };
  EXPECT_EQ(with(17.15, 50.0, 67.0)[0], "none") << "rounded";
  EXPECT_EQ(with(17.2, 50.0, 67.0), (Refusal{"inconsistent", "gain"}));
  EXPECT_EQ(with(-17.0, 50.0, 67.0), (Refusal{"inconsistent", "gain"}));
  EXPECT_EQ(with(none, none, 67.0), (Refusal{"no-base", "base"}));
  EXPECT_EQ(with(none, 50.0, none), (Refusal{"not-finite", "gain"}));
  EXPECT_EQ(with(none, nan, 67.0), (Refusal{"not-finite", "base"}));
  EXPECT_EQ(with(none, 50.0, nan), (Refusal{"not-finite", "score"}));
  EXPECT_EQ(with(nan, 50.0, 67.0), (Refusal{"not-finite", "gain"}));
  EXPECT_EQ(with(none, 50.0, 101.0), (Refusal{"above-ceiling", "score"}));
  EXPECT_EQ(with(none, 100.0, 100.0), (Refusal{"above-ceiling", "base"}));
  EXPECT_EQ(with(none, 50.0, -1.0), (Refusal{"out-of-range", "score"}));
  EXPECT_EQ(with(none, -1.0, 50.0), (Refusal{"out-of-range", "base"}));
  EXPECT_EQ(with(20.0, none, 10.0), (Refusal{"out-of-range", "base"}));
  for (const double questions : {0.0, -500.0, -0.0})
    EXPECT_EQ(with(none, 50.0, 67.0, questions), (Refusal{"not-positive", "questions"}));
  EXPECT_EQ(with(none, 50.0, 67.0, 499.5), (Refusal{"not-whole", "questions"}));
  EXPECT_EQ(with(17.0, none, none, nan), (Refusal{"not-finite", "questions"}));
  EXPECT_EQ(with(none, 50.0, 67.0, 500.0, 0.0), (Refusal{"not-positive", "samples"}));
  EXPECT_EQ(with(none, 50.0, 67.0, none, 1.5), (Refusal{"not-whole", "samples"}));
  EXPECT_EQ(with(60.0, -20.0, none, 500.0), (Refusal{"out-of-range", "base"}));
  EXPECT_EQ(with(-60.0, 50.0, none, 500.0), (Refusal{"out-of-range", "questions"}));
  EXPECT_EQ(refusal({8, none, 1.0, 50.0, 67.0, none, none}, {.ceiling = 60}),
            (Refusal{"above-ceiling", "score"}));
}

TEST(Row, EveryRowStandsForItself) {
  const std::vector<Observation> rows{observation_of({1, none, none, 20.0, 35.0, 500.0, none}),
                                      observation_of({3, 17.0, 2.0, none, none, none, none}),
                                      observation_of({8, none, none, 50.0, 67.0, none, none})};
  const auto preprocessed = preprocess(rows, {}).value();
  EXPECT_EQ(preprocessed.rows[0].gain, 15);
  EXPECT_EQ(preprocessed.rows[0].se_source, SeSource::given);
  EXPECT_EQ(preprocessed.rows[2].se_source, SeSource::filled);
  EXPECT_NEAR(preprocessed.rows[2].se, std::sqrt((rows[0].se * rows[0].se + 4) / 2), 1e-12);
}

TEST(Row, SharesOfTheHeadroomAndScatterAreOfTheSameMeasurement) {
  const Row row{8, none, none, 50.0, 67.0, 500.0, none};
  const std::vector<Observation> rows{observation_of(row),
                                      observation_of({2, 9.0, 1.0, 40.0, none, none, none})};
  const auto share = preprocess(rows, {.share_of_headroom = true}).value();
  EXPECT_NEAR(share.rows[0].gain, 34, 1e-12);
  EXPECT_NEAR(share.rows[0].se, 2 * rows[0].se, 1e-12);
  const auto scattered = preprocess(rows, {.extra_se = 3}).value();
  EXPECT_NEAR(scattered.rows[0].se, std::hypot(rows[0].se, 3), 1e-12);
  EXPECT_FALSE(scattered.rows[0].questions) << "they no longer tell the error";
}

}  // namespace
}  // namespace gaincast

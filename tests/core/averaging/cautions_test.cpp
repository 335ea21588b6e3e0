#include "core/averaging/cautions.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/averaging/bootstrap.hpp"
#include "core/data/bounds.hpp"
#include "core/numerics/summary.hpp"
#include "tests/core/whole/test_data.hpp"

/// Every caution on data that deserve it, and none on the paper's.
namespace gaincast {
namespace {

using Rows = std::vector<Observation>;

struct Answer {
  ForecastAt at;
  std::vector<Caution> cautions;

  const Caution* find(std::string_view code) const {
    for (const Caution& each : cautions)
      if (each.code == code) return &each;
    return nullptr;
  }
};

Answer ask(const Rows& rows, double size, bool bounded = false,
           Criterion criterion = Criterion::aic) {
  const Preprocessed preprocessed = preprocess(rows, {}).value();
  const auto fits = fit(preprocessed.dataset);
  const auto possible = possible_gains(preprocessed, std::span(&size, 1));
  Bounds bounds;
  if (bounded) bounds = {possible, true};
  const auto forecasts = forecast(fits, weigh(fits, criterion), std::span(&size, 1), bounds);
  return {forecasts[0],
          cautions({preprocessed.dataset, fits, criterion, possible, bounds}, forecasts)};
}

TEST(Cautions, NoneOnThePapersDataNearThem) {
  EXPECT_TRUE(ask(test::paper_rows(), 70).cautions.empty());
  EXPECT_TRUE(ask(test::paper_rows(), 70, true).cautions.empty());
}

TEST(Cautions, ThereIsNoAverageWhereABetterLawIsLeftOut) {
  // A take-off at the largest size, which the power law and the sigmoid fit without a forecast.
  for (const Rows& rows : {Rows{{1, 0, .1}, {2, 0, .1}, {4, 0, .1}, {8, 5, .1}},
                           Rows{{.5, 0, .1}, {1, 0, .1}, {2, 0, .1}, {7, 0, .1}, {14, 9, .3}},
                           Rows{{1, 0, .2}, {3, 0, .2}, {9, 0, .2}, {27, -6, .2}},
                           Rows{{2, 0, .1}, {4, 0, .1}, {8, 0, .1}, {16, 0, .1}, {32, 2, .1}}}) {
    const Answer answer = ask(rows, 8 * rows.back().size);
    EXPECT_FALSE(answer.at.average);
    ASSERT_FALSE(answer.cautions.empty());
    EXPECT_EQ(answer.cautions[0].code, "better-law-left-out") << "the gravest first";
  }
}

TEST(Cautions, ALawLeftOutThatFitsHardlyBetterTakesNothingAway) {
  // 0.5 ± 0.4 at the largest size is hardly a take-off.
  const Answer answer = ask({{1, 0, .4}, {2, 0, .4}, {4, 0, .4}, {8, .5, .4}}, 64);
  EXPECT_TRUE(answer.at.average);
  EXPECT_FALSE(answer.find("better-law-left-out"));
}

TEST(Cautions, AResampleWithABetterLawLeftOutHasNoBoundBeyondTheData) {
  // The take-off is decisive in about a third of the resamples.
  const Dataset dataset =
      Dataset::parse(Rows{{1, 0, 1}, {2, 0, 1}, {4, 0, 1}, {8, 7.2, 1}}).value();
  const auto slice = bootstrap(dataset, {.sizes = {4, 64}}, 0, 400);
  const auto within = slice.values().subspan(5 * 2 * 400, 400), beyond = slice.values().last(400);
  EXPECT_TRUE(std::all_of(within.begin(), within.end(), [](double x) { return std::isfinite(x); }));
  EXPECT_GT(std::count_if(beyond.begin(), beyond.end(), [](double x) { return x == HUGE_VAL; }),
            10);
  EXPECT_FALSE(std::any_of(beyond.begin(), beyond.end(), [](double x) { return std::isnan(x); }));
}

TEST(Cautions, AiccDropsNoBetterLawWithoutAWord) {
  // A step with known errors: AICc has no value for the laws of three parameters.
  const Rows rows{{1, 0, .1}, {2, 0, .1}, {4, 4, .1}, {8, 4.1, .1}};
  const Answer answer = ask(rows, 16, false, Criterion::aicc);
  ASSERT_TRUE(answer.find("better-law-left-out"));
  EXPECT_NE(answer.find("better-law-left-out")->message.find("AICc"), std::string_view::npos);
  EXPECT_FALSE(ask(rows, 16).find("better-law-left-out"));
}

TEST(Cautions, SayThatNoLawFits) {
  for (const Rows& rows :
       {Rows{{.5, 12.8, 1.35}, {1.5, 18.7, 1.29}, {7, 3.5, .83}, {14, 2.8, .71}, {32, 3, .64}},
        Rows{{1, 8.3, 1e-3},
             {2, 10.3, 1e-3},
             {3, 19, 1e-3},
             {4, 16, 1e-3},
             {5, 15.6, 1e-3},
             {7, 19.8, 1e-3}},
        Rows{{1, 1, .1}, {2, 3, .1}, {4, 1, .1}, {8, 3, .1}, {16, 1, .1}},
        Rows{{1, 0, .1}, {1, 3, .1}, {2, 1, .1}, {2, 4, .1}, {4, 1, .1}, {8, 3, .1}}})
    EXPECT_TRUE(ask(rows, 20).find("lack-of-fit"));
  EXPECT_FALSE(ask({{1, 1, .1}, {2, 2, .1}, {4, 3, .1}, {8, 4, .1}}, 20).find("lack-of-fit"));
}

TEST(Cautions, ABoundThatDecidesLeavesNoNumber) {
  const Rows rows{{.5, .5, .4}, {1, .1, .3}, {2, -.3, .4}, {4, .9, .5}, {8, 8, .6}};
  const Answer free = ask(rows, 64), bounded = ask(rows, 64, true);
  EXPECT_NEAR(free.at.average->mean, 5719, 1);
  EXPECT_TRUE(free.find("impossible"));
  EXPECT_FALSE(bounded.at.average);
  EXPECT_TRUE(bounded.find("not-determined"));
  EXPECT_TRUE(bounded.find("bounded"));
}

TEST(Cautions, NoUncertaintyIsLargerThanAScoreAllows) {
  const Rows rows{{.5, .5, .4}, {1, .1, .3}, {2, -.3, .4}, {4, .4, .5}, {8, .9, .6}};
  EXPECT_TRUE(ask(rows, 70).find("impossible"));
  const Answer bounded = ask(rows, 70, true);
  EXPECT_FALSE(bounded.find("impossible"));
  EXPECT_LE(bounded.at.average->sd, 100);
  EXPECT_LE(bounded.at.average->mean, 100);
}

TEST(Cautions, TheBoundsHoldEachLawBeforeTheAverage) {
  // The power law's 102 pp at 405B, and its share of the average.
  const Answer free = ask(test::paper_rows(), 405), bounded = ask(test::paper_rows(), 405, true);
  EXPECT_GT(free.at.laws[0]->value, 101);
  EXPECT_EQ(bounded.at.laws[0]->value, 100);
  EXPECT_LT(bounded.at.average->mean, free.at.average->mean);
  EXPECT_TRUE(bounded.find("bounded"));
  EXPECT_TRUE(bounded.find("far-beyond"));
  EXPECT_EQ(bounded.find("far-beyond")->sizes, std::vector<double>{405});
}

TEST(Cautions, AZeroThatNothingMeasuredIsNotDetermined) {
  const Rows rows{{1, 5, .1}, {2, 0, .1}, {4, 0, .1}, {8, 0, .1}};
  EXPECT_TRUE(ask(rows, 64).find("not-determined"));
  EXPECT_FALSE(ask(rows, 64, true).at.average);
}

TEST(Cautions, NameTheLawThatNothingTestsAndWhatTheOthersSay) {
  const Answer answer = ask({{1.7, 12, .6}, {4, 6, .6}, {8, 12.5, .6}}, 70);
  const Caution* const untested = answer.find("untested");
  ASSERT_TRUE(untested);
  EXPECT_EQ(untested->laws, std::vector<std::string_view>{"sqrt-log"});
  ASSERT_EQ(untested->instead.size(), 1u);
  EXPECT_GT(std::abs(untested->instead[0] - answer.at.average->mean), 1);
  EXPECT_FALSE(ask(test::paper_rows(), 70).find("untested"));
}

TEST(Cautions, CountOneCurveOnce) {
  const Answer answer =
      ask({{.5, .6, .32}, {1, 1.3, .34}, {2, 2.5, .38}, {4, 5.1, .46}, {8, 10.4, .62}}, 64);
  const Caution* const twice = answer.find("one-curve-twice");
  ASSERT_TRUE(twice) << "the sigmoid at its power-law limit";
  double mean = 0, weight = 0;
  const auto fits =
      test::fit_rows({{.5, .6, .32}, {1, 1.3, .34}, {2, 2.5, .38}, {4, 5.1, .46}, {8, 10.4, .62}});
  const Ensemble ensemble = weigh(fits);
  for (std::size_t i = 0; i < fits.size(); ++i)
    if (fits[i].law != "sigmoid") {
      weight += ensemble.scores[i].weight;
      mean += ensemble.scores[i].weight * answer.at.laws[i]->value;
    }
  EXPECT_NEAR(twice->instead[0], mean / weight, 1e-9);
  // Saturating law and sigmoid, both the same constant.
  EXPECT_TRUE(ask({{1, 5, .4}, {2, 5.1, .4}, {4, 5, .4}, {8, 4.9, .4}, {16, 5, .4}}, 64)
                  .find("one-curve-twice"));
}

TEST(Cautions, DoubtAUnitThatMattersToALaw) {
  auto rows = test::paper_rows();
  for (auto& row : rows) row.size *= 1e-3;
  EXPECT_TRUE(ask(rows, .07).find("unit"));
  for (auto& row : rows) row.size *= 1e9;
  EXPECT_TRUE(ask(rows, 7e7).find("unit"));
  EXPECT_FALSE(ask(test::paper_rows(), 70).find("unit"));
}

TEST(Cautions, TheMeanOfResamplesIsNotDecidedByAHandful) {
  const Rows rows{{.5, .5, .4}, {1, .1, .3}, {2, -.3, .4}, {4, .4, .5}, {8, .9, .6}};
  const Preprocessed preprocessed = preprocess(rows, {}).value();
  const std::vector<double> sizes{70};
  const auto free = bootstrap(preprocessed.dataset, {.sizes = sizes}, 0, 1000);
  const Summary wild = summarise(free.values().last(1000), 0.95);
  EXPECT_FALSE(wild.mean || wild.sd);
  EXPECT_TRUE(wild.median && wild.low && wild.high);
  const auto bounded =
      bootstrap(preprocessed.dataset,
                {.sizes = sizes, .bounds = possible_gains(preprocessed, sizes)}, 0, 1000);
  for (const double gain : bounded.values()) EXPECT_LE(gain, 100);
  EXPECT_TRUE(summarise(bounded.values().last(1000), 0.95).mean);
}

}  // namespace
}  // namespace gaincast

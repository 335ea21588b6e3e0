#include "core/decision/next_run.hpp"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <cmath>

#include "core/averaging/common_variance.hpp"
#include "core/design/predictive_moments.hpp"
#include "core/fitting/law_choice.hpp"
#include "core/numerics/normal_mixture.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Preprocessed preprocessed(const std::vector<Observation>& rows, double extra_se = 0) {
  return preprocess(rows, {.extra_se = extra_se}, &with_common_variance).value();
}

constexpr DecisionMethod methods[]{DecisionMethod::paper, DecisionMethod::calibrated,
                                   DecisionMethod::post_training};

NextRunOptions at(std::vector<double> candidates, double se) {
  NextRunOptions options;
  options.candidates = std::move(candidates);
  options.se = {se};
  return options;
}

/// The mean of what a normal number is above a threshold.
double normal_loss(double mean, double sd, double threshold) {
  const double u = (mean - threshold) / sd;
  return sd * (std::exp(-u * u / 2) / std::sqrt(2 * M_PI) + u * normal_probability(u));
}

TEST(NextRun, OfOneLawIsTheClosedFormOfTwoNormalNumbers) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const std::vector<std::string> ids{"logarithmic"};
  const auto laws = choose_laws(catalogue(), ids).value();
  const Forecaster forecaster(rows, {.laws = laws});
  const double sizes[]{16, 70}, se = 0.7;
  const auto moments = *predictive_moments(forecaster.fits(), forecaster.ensemble(), sizes);
  ASSERT_EQ(moments.size(), 1u);
  const double mean = moments[0].mean[1], variance = moments[0].cov(1, 1);
  const double removed =
      moments[0].cov(1, 0) * moments[0].cov(1, 0) / (moments[0].cov(0, 0) + se * se);
  for (const double threshold : {mean - 1, mean, mean + 0.3}) {
    NextRunOptions options = at({16}, se);
    options.decision = TrainingDecision{2000, threshold};
    const NextRun found = next_run(forecaster, options);
    const double now = std::max(mean - threshold, 0.0);
    EXPECT_NEAR(*found.sd_now, std::sqrt(variance), 1e-9);
    EXPECT_NEAR(*found.candidates[0].sd_after, std::sqrt(variance - removed), 1e-9);
    EXPECT_NEAR(*found.candidates[0].width_after / (2 * 1.6448536269514722),
                std::sqrt(variance - removed), 1e-6);
    ASSERT_TRUE(found.decision);
    EXPECT_NEAR(found.decision->expected, 2000 * (mean - threshold), 1e-5);
    EXPECT_NEAR(found.decision->perfect,
                2000 * (normal_loss(mean, std::sqrt(variance), threshold) - now), 1e-3);
    EXPECT_NEAR(*found.candidates[0].value,
                2000 * (normal_loss(mean, std::sqrt(removed), threshold) - now), 1e-3);
  }
}

TEST(NextRun, WorthByThePapersMethodIsThatOfASimulation) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const Forecaster forecaster(rows, {});
  const double sizes[]{32, 70}, se = 1, threshold = 14;
  const auto moments = *predictive_moments(forecaster.fits(), forecaster.ensemble(), sizes);
  NextRunOptions options = at({32}, se);
  options.decision = TrainingDecision{1000, threshold};
  const NextRun found = next_run(forecaster, options);

  NormalStream normal(1, 1);
  test::Noise uniform(1);
  double informed = 0, known = 0, mean = 0;
  constexpr int draws = 400'000;
  for (int i = 0; i < draws; ++i) {
    double u = uniform.uniform();
    std::size_t law = 0;
    while (law + 1 < moments.size() && u > moments[law].weight) u -= moments[law++].weight;
    const Eigen::Matrix2d root =
        Eigen::LLT<Eigen::MatrixXd>(moments[law].cov + 1e-12 * Eigen::Matrix2d::Identity())
            .matrixL();
    const double p = normal.next(), q = normal.next();
    const double gain = moments[law].mean[1] + root(1, 0) * p + root(1, 1) * q;
    const double outcome = moments[law].mean[0] + root(0, 0) * p + se * normal.next();
    double all = 0, expected = 0;
    for (const PredictiveMoments& each : moments) {
      const double variance = each.cov(0, 0) + se * se, off = outcome - each.mean[0];
      const double density =
          each.weight * std::exp(-off * off / variance / 2) / std::sqrt(variance);
      all += density;
      expected += density * (each.mean[1] + each.cov(1, 0) / variance * off);
    }
    mean += gain / draws;
    known += std::max(gain - threshold, 0.0) / draws;
    if (expected / all > threshold) informed += (gain - threshold) / draws;
  }
  const double now = std::max(mean - threshold, 0.0);
  // 400,000 draws of gains with an sd below 12: 0.02 pp, 20 dollars; and 33 nodes.
  EXPECT_NEAR(found.decision->perfect, 1000 * (known - now), 40);
  EXPECT_NEAR(*found.candidates[0].value, 1000 * (informed - now), 40);
  EXPECT_GT(*found.candidates[0].value, 300);
}

/// What a forecaster says of 70B once a gain has been measured at a size.
Forecaster::At after(const Preprocessed& rows, const ForecasterOptions& options,
                     std::vector<Observation> more) {
  std::vector<Observation> all = rows.rows;
  all.insert(all.end(), more.begin(), more.end());
  const Preprocessed then = preprocessed(all);
  const double target = 70;
  return *Forecaster(then, options).at(std::span(&target, 1), {}, {})[0];
}

/// The quantile of a method's own forecast.
double quantile(const Forecaster& forecaster, double size, double p) {
  const double level[]{p == 0.5 ? 1e-9 : std::abs(2 * p - 1)};
  const auto [low, high] = forecaster.at(std::span(&size, 1), level, {})[0]->intervals[0];
  return p < 0.5 ? low : high;
}

std::vector<Observation> with_bases() {
  return {{1, 10, 2, 20}, {3, 14, 2, 27}, {8, 18, 2, 35}};
}

TEST(NextRun, IsTheMeanOverManyOutcomesByTheOtherMethods) {
  for (const DecisionMethod method : {DecisionMethod::calibrated, DecisionMethod::post_training}) {
    const Preprocessed rows = preprocessed(with_bases());
    const ForecasterOptions how{
        .method = method, .bounded = false, .bases = {{20, 40.0}, {70, 48.0}}};
    const Forecaster forecaster(rows, how);
    NextRunOptions options = at({20}, 2);
    options.decision = TrainingDecision{1000, 20};
    const NextRun found = next_run(forecaster, options);
    double variance = 0, mean = 0, worth = 0;
    std::vector<double> centres;
    constexpr int outcomes = 1000;
    for (int i = 0; i < outcomes; ++i) {
      // Nobody is asked about a score above 100.
      const double y = std::min(quantile(forecaster, 20, (i + 0.5) / outcomes), 59.0);
      const auto then = after(rows, how, {{20, y, 2, 40.0}});
      variance += then.sd * then.sd / outcomes;
      centres.push_back(then.centre);
      mean += then.centre / outcomes;
    }
    EXPECT_NEAR(*found.candidates[0].sd_after / std::sqrt(variance), 1, 0.05) << id(method);
    // The decision by the moved forecasts, by hand.
    double spread = 0, today = 0;
    for (const double centre : centres) spread += (centre - mean) * (centre - mean) / outcomes;
    for (int i = 0; i < outcomes; ++i)
      today += quantile(forecaster, 70, (i + 0.5) / outcomes) / outcomes;
    const double removed = *found.sd_now * *found.sd_now - variance;
    const double kept = std::min(1.0, std::sqrt(removed / spread));
    for (const double centre : centres)
      worth += 1000 * std::max(today + kept * (centre - mean) - 20, 0.0) / outcomes;
    worth -= 1000 * std::max(today - 20, 0.0);
    EXPECT_NEAR(found.decision->expected, 1000 * (today - 20), 60) << id(method);
    EXPECT_NEAR(*found.candidates[0].value, worth, 20 + 0.12 * worth) << id(method);
  }
}

TEST(NextRun, OfTwoRunsIsTheMeanOverManyPairsOfOutcomes) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const ForecasterOptions how{.method = DecisionMethod::calibrated};
  const Forecaster forecaster(rows, how);
  NextRunOptions options = at({16, 32}, 0.6);
  options.budget = 5000;
  const NextRun found = next_run(forecaster, options);
  ASSERT_TRUE(found.set);
  EXPECT_EQ(found.set->candidates, (std::vector<std::size_t>{0, 1}));
  EXPECT_NEAR(found.set->cost, options.cost(16) + options.cost(32), 1e-9);
  double variance = 0;
  constexpr int outcomes = 30;
  for (int i = 0; i < outcomes; ++i) {
    const Observation first{16, quantile(forecaster, 16, (i + 0.5) / outcomes), 0.6};
    std::vector<Observation> all = rows.rows;
    all.push_back(first);
    const Preprocessed then = preprocessed(all);
    const Forecaster next(then, how);
    for (int j = 0; j < outcomes; ++j) {
      const Observation second{32, quantile(next, 32, (j + 0.5) / outcomes), 0.6};
      const double sd = after(rows, how, {first, second}).sd;
      variance += sd * sd / outcomes / outcomes;
    }
  }
  EXPECT_NEAR(found.set->sd_after / std::sqrt(variance), 1, 0.05);
}

TEST(NextRun, ByThePapersMethodLeavesWhatTheDesignSays) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  DesignOptions asked;
  asked.candidates = {14, 32, 70, 140};
  asked.se = {0.5};
  const Design expected = design(rows.dataset, asked);
  const NextRun found = next_run(Forecaster(rows, {}), at({14, 32, 70, 140}, 0.5));
  EXPECT_EQ(found.sd_now, expected.sd_now);
  for (std::size_t c = 0; c < 4; ++c) {
    EXPECT_EQ(found.candidates[c].sd_after, expected.candidates[c].sd_after);
    EXPECT_EQ(found.candidates[c].cost, expected.candidates[c].cost);
  }
}

TEST(NextRun, NeverLeavesLessThanTheScatterBetweenRuns) {
  for (const DecisionMethod method : methods) {
    const Preprocessed rows = preprocessed(test::paper_rows(), 1.5);
    const NextRun found = next_run(Forecaster(rows, {.method = method}), at({16, 69, 70}, 1e-3));
    EXPECT_GE(found.scatter, 1.5);
    for (const RunOutlook& run : found.candidates) EXPECT_GE(*run.sd_after, 1.5) << id(method);
  }
}

TEST(NextRun, PromisesNothingImpossibleOnAnyData) {
  int answers = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    test::Noise noise(500 + seed);
    const Preprocessed rows = preprocessed(test::random_rows(seed));
    const double last = rows.dataset.points().back().at.size;
    for (const DecisionMethod method : methods) {
      NextRunOptions options;
      for (int i = 0; i < 3; ++i) {
        options.candidates.push_back(last * std::pow(10, noise.uniform(-1, 2)));
        options.se.push_back(std::pow(10, noise.uniform(-2, 1)));
      }
      options.target = 10 * last;
      options.budget = 1e9;
      options.decision = TrainingDecision{1000, noise.uniform(-5, 20)};
      const NextRun found = next_run(Forecaster(rows, {.method = method}), options);
      if (!found.sd_now) continue;
      ++answers;
      for (const RunOutlook& run : found.candidates) {
        if (!run.sd_after) continue;
        EXPECT_LE(*run.sd_after, *found.sd_now) << seed << id(method);
        EXPECT_GE(*run.sd_after, std::min(found.scatter, *found.sd_now)) << seed << id(method);
        EXPECT_LE(*run.width_after, *found.width_now) << seed << id(method);
        ASSERT_TRUE(run.value);
        EXPECT_GE(*run.value, 0) << seed << id(method);
        EXPECT_LE(*run.value, found.decision->perfect) << seed << id(method);
      }
      if (found.set) {
        EXPECT_LT(found.set->sd_after, *found.candidates[*found.best_below].sd_after);
      }
    }
  }
  EXPECT_GT(answers, 60);
}

TEST(NextRun, RecommendsWithinTheBudgetAndBelowTheTarget) {
  for (const DecisionMethod method : methods) {
    const Preprocessed rows = preprocessed(test::paper_rows());
    NextRunOptions options = at({14, 32, 70, 405}, 0.5);
    options.budget = 20'000;
    const Forecaster forecaster(rows, {.method = method});
    const NextRun found = next_run(forecaster, options);
    EXPECT_EQ(found.best_below, 1u) << id(method);
    EXPECT_EQ(found.best, 2u) << id(method);
    options.budget = 1000;
    EXPECT_EQ(next_run(forecaster, options).best, 0u) << id(method);
    options.budget = 100;
    EXPECT_FALSE(next_run(forecaster, options).best) << id(method);
    EXPECT_FALSE(next_run(forecaster, options).set) << id(method);
  }
}

TEST(NextRun, ADecisionFollowsItsCostWhereNoThresholdIsStated) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const Forecaster forecaster(rows, {.method = DecisionMethod::calibrated});
  NextRunOptions options = at({16}, 0.5);
  options.decision = TrainingDecision{3200};
  EXPECT_NEAR(next_run(forecaster, options).decision->threshold, 5, 1e-9) << "$16,000 at 70B";
  options.decision->cost = 32'000;
  EXPECT_NEAR(next_run(forecaster, options).decision->threshold, 10, 1e-9);
  options.decision->threshold = 100;
  const NextRun hopeless = next_run(forecaster, options);
  EXPECT_FALSE(hopeless.decision->train);
  EXPECT_LT(hopeless.decision->probability, 0.01);
  EXPECT_NEAR(*hopeless.candidates[0].value, 0, 1) << "no outcome would change the decision";
}

TEST(NextRun, SaysNothingWhereThereIsNoForecast) {
  std::vector<Observation> two{{1, 2, 1}, {2, 3, 1}};
  for (Observation& row : two) row.se_source = SeSource::unknown;
  const Preprocessed rows = preprocessed(two);
  NextRunOptions options = at({4}, 1);
  options.decision = TrainingDecision{1000};
  const NextRun found = next_run(Forecaster(rows, {}), options);
  EXPECT_FALSE(found.sd_now || found.candidates[0].sd_after || found.candidates[0].value);
  EXPECT_FALSE(found.decision || found.best || found.set);
  // The other methods have one.
  const Forecaster calibrated(rows, {.method = DecisionMethod::calibrated});
  EXPECT_TRUE(next_run(calibrated, options).candidates[0].sd_after);
}

TEST(NextRun, RefusesOptionsThatMeanNothing) {
  EXPECT_FALSE(refuse(at({70}, 1)));
  EXPECT_EQ(refuse(at({}, 1))->field, "candidates");
  NextRunOptions options = at({70}, 1);
  options.level = 1;
  EXPECT_EQ(refuse(options)->field, "level");
  for (const TrainingDecision wrong : {TrainingDecision{0}, TrainingDecision{NAN},
                                       TrainingDecision{1, NAN}, TrainingDecision{1, {}, -1}}) {
    options = at({70}, 1);
    options.decision = wrong;
    EXPECT_EQ(refuse(options)->field, "decision");
  }
}

}  // namespace
}  // namespace gaincast

#include "core/design/design.hpp"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <cmath>

#include "core/averaging/forecast.hpp"
#include "core/design/run_sets.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Dataset papers() {
  return Dataset::parse(test::paper_rows()).value();
}

DesignOptions at(std::vector<double> candidates, double se) {
  DesignOptions options;
  options.candidates = std::move(candidates);
  options.se = {se};
  return options;
}

TEST(Design, InformationIsThePapersEquation) {
  const auto golden = test::load("paper_golden.json");
  std::vector<double> sizes;
  for (const auto& forecast : golden["forecast"]) sizes.push_back(forecast["size"]);
  const Design result = design(papers(), at(sizes, 0.5));
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    const double expected = test::digits(golden["forecast"][c]["info"]);
    EXPECT_NEAR(*result.candidates[c].info / expected, 1, 1e-9) << sizes[c];
  }
}

TEST(Design, AUselessMeasurementTellsNothing) {
  const Design result = design(papers(), at({14, 70, 405}, 1e9));
  for (const Candidate& candidate : result.candidates) {
    EXPECT_NEAR(*candidate.bits, 0, 1e-9);
    EXPECT_NEAR(*candidate.predictive_bits, 0, 1e-9);
    EXPECT_NEAR(*candidate.sd_after, *result.sd_now, 1e-6);
  }
}

TEST(Design, APerfectMeasurementTellsWhichOfTheFittedCurvesIsRight) {
  const Design result = design(papers(), at({14, 70, 405}, 1e-4));
  EXPECT_LT(result.entropy, std::log2(5));
  for (const Candidate& candidate : result.candidates) {
    EXPECT_NEAR(*candidate.bits, result.entropy, 1e-9);
    // The curves themselves are uncertain: less can be told.
    EXPECT_LT(*candidate.predictive_bits, result.entropy);
  }
  EXPECT_NEAR(*result.candidates[1].sd_after, 0, 1e-3) << "the target itself is measured";
}

TEST(Design, BitsGrowWithPrecisionAndStayBelowTheEntropy) {
  double before = 0;
  for (const double se : {30.0, 10.0, 3.0, 1.0, 0.3, 0.1}) {
    const Design result = design(papers(), at({70}, se));
    const Candidate& candidate = result.candidates[0];
    EXPECT_GT(*candidate.bits, before);
    EXPECT_LE(*candidate.bits, result.entropy + 1e-9);
    EXPECT_LE(*candidate.predictive_bits, *candidate.bits + 1e-9);
    EXPECT_LE(*candidate.sd_after, *result.sd_now);
    before = *candidate.bits;
  }
}

/// Mutual information of two equally likely normals at distance d standard errors: by summation
/// over a fine grid.
/// What is not known cannot be told, whatever the data, the candidates and their errors are.
TEST(Design, BitsAreAtMostTheEntropyOnAnyData) {
  int answers = 0;
  for (unsigned seed = 0; seed < 80; ++seed) {
    test::Noise noise(1000 + seed);
    auto rows = test::random_rows(seed);
    const double unit = seed % 4 == 0 ? 1e5 : 1;
    for (Observation& row : rows) row.gain = row.gain * unit + (seed % 7 == 0 ? 1e4 : 0);
    const auto dataset = Dataset::parse(rows).value();
    DesignOptions options;
    const double last = dataset.points().back().at.size;
    for (int i = 0; i < 4; ++i) {
      options.candidates.push_back(last * std::pow(10, noise.uniform(-2, 3)));
      options.se.push_back(std::pow(10, noise.uniform(-14, 3)));
    }
    options.target = 10 * last;
    options.criterion = seed % 3 == 0   ? Criterion::aic
                        : seed % 3 == 1 ? Criterion::aicc
                                        : Criterion::bic;
    options.budget = 1e60;
    const auto result = design(dataset, options);
    for (const Candidate& candidate : result.candidates)
      for (const auto& bits : {candidate.bits, candidate.predictive_bits}) {
        if (!bits) continue;
        ++answers;
        EXPECT_LE(*bits, result.entropy) << seed << ", se " << candidate.se;
        EXPECT_GE(*bits, 0);
      }
    EXPECT_LE(result.set ? result.set->bits : 0, result.entropy + 1e-12) << seed;
  }
  EXPECT_GT(answers, 300);
}

TEST(Design, BitsAreThoseOfAPlainSum) {
  const Design result = design(papers(), at({32}, 1.5));
  const auto fits = fit(papers());
  const auto ensemble = weigh(fits);
  double bits = 0;
  const double step = 1e-3;
  for (double y = -60; y < 120; y += step) {
    double all = 0;
    std::vector<double> density;
    for (std::size_t m = 0; m < fits.size(); ++m) {
      const double t = (y - fits[m].predict(32)->value) / 1.5;
      density.push_back(std::exp(-t * t / 2) / (1.5 * std::sqrt(2 * M_PI)));
      all += ensemble.scores[m].weight * density[m];
    }
    for (std::size_t m = 0; m < fits.size(); ++m)
      if (density[m] > 0 && all > 0)
        bits += step * ensemble.scores[m].weight * density[m] * std::log2(density[m] / all);
  }
  EXPECT_NEAR(*result.candidates[0].bits, bits, 1e-9);
}

TEST(Design, TheSdNowIsTheForecasts) {
  const auto fits = fit(papers());
  const std::vector<double> target{70};
  const auto forecasts = forecast(fits, weigh(fits), target);
  EXPECT_NEAR(*design(papers(), at({14}, 1)).sd_now, forecasts[0].average->sd, 1e-12);
}

TEST(Design, WeighsTheLawsByTheCriterionThatIsAskedFor) {
  const auto fits = fit(papers());
  const std::vector<double> target{70};
  std::vector<double> found;
  for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic}) {
    DesignOptions options = at({14}, 1);
    options.criterion = criterion;
    const Design result = design(papers(), options);
    const auto forecasts = forecast(fits, weigh(fits, criterion), target);
    EXPECT_EQ(result.criterion, criterion);
    EXPECT_NEAR(*result.sd_now, forecasts[0].average->sd, 1e-12);
    found.push_back(*result.sd_now);
  }
  EXPECT_GT(std::abs(found[0] - found[1]), 1e-3);
  EXPECT_GT(std::abs(found[0] - found[2]), 1e-3);
}

TEST(Design, WithCostTheLargestIsNoLongerBest) {
  const Design result = design(papers(), at({14, 32, 70, 100, 140, 405}, 0.44));
  EXPECT_EQ(*result.best.info, 5u) << "eq. 14 grows with the law that grows";
  EXPECT_EQ(*result.best.sd_after, 2u) << "the run at the target itself";
  EXPECT_LT(*result.best.bits_per_dollar, 2u);
}

TEST(Design, CostsAreThePapers) {
  const CostModel cost;
  EXPECT_NEAR(cost(70), 16'000, 1e-9);
  EXPECT_NEAR(cost(405), 400'000, 3'000);
}

TEST(Design, TheBestSetIsWithinTheBudgetAndBetterThanAnyOneOfIt) {
  DesignOptions options = at({14, 16, 32, 70, 100, 140}, 1.5);
  options.budget = 20'000;
  const Design result = design(papers(), options);
  ASSERT_TRUE(result.set);
  EXPECT_LE(result.set->cost, 20'000);
  for (const Candidate& candidate : result.candidates) {
    if (candidate.cost > 20'000) continue;
    EXPECT_LE(result.set->sd_after, *candidate.sd_after + 0.02);
  }
  options.budget = 100;
  EXPECT_FALSE(design(papers(), options).set) << "no run is that cheap";
  options.budget = 1e9;
  options.largest_set = 1;
  EXPECT_EQ(design(papers(), options).set->candidates.size(), 1u);
}

/// One run by the rule for sets against one run by the rule for one.
TEST(Design, SetsOfOneAgreeWithSingleRuns) {
  DesignOptions options = at({32}, 2);
  options.budget = 1e9;
  options.largest_set = 1;
  const Design result = design(papers(), options);
  EXPECT_NEAR(result.set->bits, *result.candidates[0].predictive_bits, 0.02);
  EXPECT_EQ(result.set->sd_after, *result.candidates[0].sd_after);
}

/// Flat data leave the two linear laws; between them, everything follows from two fits.
TEST(Design, SaysNothingOfLawsWithoutAForecast) {
  const Dataset flat =
      Dataset::parse(std::vector<Observation>{{1, 0, 1}, {2, 0, 1}, {4, 0, 1}}).value();
  const auto fits = fit(flat);
  const auto ensemble = weigh(fits);
  double entropy = 0;
  for (std::size_t m = 0; m < fits.size(); ++m) {
    const double weight = ensemble.scores[m].weight;
    EXPECT_EQ(weight > 0, fits[m].status != Status::not_identified) << fits[m].law;
    if (weight > 0) entropy -= weight * std::log2(weight);
  }
  const std::vector<double> target{70};
  const Design result = design(flat, at({70}, 1));
  EXPECT_NEAR(result.entropy, entropy, 1e-12);
  EXPECT_NEAR(*result.sd_now, forecast(fits, ensemble, target)[0].average->sd, 1e-12);
  EXPECT_LE(*result.candidates[0].predictive_bits, entropy + 1e-9);
  EXPECT_LT(*result.candidates[0].sd_after, *result.sd_now);
}

TEST(Design, SaysNothingWhereNoLawHasAForecast) {
  // 70 orders of magnitude beyond the data, a forecast's variance is infinite.
  const Dataset steep =
      Dataset::parse(std::vector<Observation>{
                         {1, 1e50, 1e49}, {2, 8e50, 1e49}, {4, 64e50, 1e49}, {8, 512e50, 1e49}})
          .value();
  DesignOptions options = at({1e60}, 1);
  options.target = 1e60;
  options.budget = 1e60;
  const Design result = design(steep, options);
  EXPECT_FALSE(result.sd_now);
  EXPECT_FALSE(result.candidates[0].predictive_bits);
  EXPECT_FALSE(result.candidates[0].sd_after);
  EXPECT_FALSE(result.candidates[0].bits_per_dollar);
  EXPECT_FALSE(result.best.sd_after);
  EXPECT_FALSE(result.best.bits);
  EXPECT_FALSE(result.set);
}

/// What two runs leave at the target, by drawing laws, outcomes and truths; the posterior mean by
/// Bayes' rule and the conditional normal distribution, written out for two.
TEST(Design, WhatASetOfRunsLeavesIsThatOfASimulation) {
  const std::vector<double> sizes{14, 100, 70};
  const auto fits = fit(papers());
  const auto moments = *predictive_moments(fits, weigh(fits), sizes);
  const double se = 2;
  std::vector<Candidate> candidates(2);
  for (std::size_t c = 0; c < 2; ++c) {
    candidates[c].size = sizes[c];
    candidates[c].se = se;
    candidates[c].cost = static_cast<double>(c + 1);
  }
  const RunSet set = *evaluate({0, 1}, candidates, moments);
  EXPECT_EQ(set.cost, 3);

  struct Pair {
    double a, b, c, determinant;  // the covariance of the outcomes
  };
  std::vector<Pair> of;
  for (const PredictiveMoments& each : moments) {
    const double a = each.cov(0, 0) + se * se, b = each.cov(0, 1), c = each.cov(1, 1) + se * se;
    of.push_back({a, b, c, a * c - b * b});
  }
  NormalStream normal(1, 1);
  test::Noise uniform(1);
  double squares = 0, bits = 0;
  constexpr int draws = 400'000;
  for (int i = 0; i < draws; ++i) {
    double left = uniform.uniform();
    std::size_t m = 0;
    while (m + 1 < moments.size() && left > moments[m].weight) left -= moments[m++].weight;
    // The gains at the sizes, then the outcomes.
    const Eigen::MatrixXd root =
        Eigen::LLT<Eigen::MatrixXd>(moments[m].cov + 1e-12 * Eigen::MatrixXd::Identity(3, 3))
            .matrixL();
    Eigen::Vector3d z;
    for (int k = 0; k < 3; ++k) z[k] = normal.next();
    const Eigen::Vector3d gain = root * z;
    const double y[]{moments[m].mean[0] + gain[0] + se * normal.next(),
                     moments[m].mean[1] + gain[1] + se * normal.next()};
    double all = 0, mean = 0, own = 0;
    for (std::size_t k = 0; k < moments.size(); ++k) {
      const auto& [a, b, c, determinant] = of[k];
      const double u = y[0] - moments[k].mean[0], v = y[1] - moments[k].mean[1];
      const double p = (c * u - b * v) / determinant, q = (a * v - b * u) / determinant;
      const double density = std::exp(-(u * p + v * q) / 2) / std::sqrt(determinant);
      all += moments[k].weight * density;
      mean += moments[k].weight * density *
              (moments[k].mean[2] + moments[k].cov(2, 0) * p + moments[k].cov(2, 1) * q);
      if (k == m) own = density;
    }
    const double error = moments[m].mean[2] + gain[2] - mean / all;
    squares += error * error / draws;
    bits += std::log2(own / all) / draws;
  }
  EXPECT_NEAR(set.sd_after / std::sqrt(squares), 1, 0.01);
  EXPECT_NEAR(set.bits, bits, 0.01);
}

TEST(Design, TheExpectedErrorIsTheDatasMeanUnlessToldOtherwise) {
  DesignOptions options = at({70}, 1);
  options.se.clear();
  EXPECT_NEAR(design(papers(), options).candidates[0].se, 0.44, 1e-12);
}

TEST(Design, RefusesOptionsThatMeanNothing) {
  EXPECT_FALSE(refuse(at({70}, 1)));
  EXPECT_EQ(refuse(at({}, 1))->field, "candidates");
  EXPECT_EQ(refuse(at({70}, 0))->field, "se");
  DesignOptions options = at({70, 80, 90}, 1);
  options.se = {1, 2};
  EXPECT_EQ(refuse(options)->field, "se");
  options = at({70}, 1);
  options.cost.price = 0;
  EXPECT_EQ(refuse(options)->field, "cost");
  options = at({70}, 1);
  options.budget = -1;
  EXPECT_EQ(refuse(options)->field, "budget");
  options = at({70}, 1);
  options.largest_set = 4;
  EXPECT_EQ(refuse(options)->field, "largestSet");
}

}  // namespace
}  // namespace gaincast

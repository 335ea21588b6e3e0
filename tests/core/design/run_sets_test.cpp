#include "core/design/run_sets.hpp"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <cmath>

#include "core/design/design.hpp"
#include "core/fitting/fit_laws.hpp"
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

TEST(RunSets, TheBestSetIsWithinTheBudgetAndBetterThanAnyOneOfIt) {
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
TEST(RunSets, SetsOfOneAgreeWithSingleRuns) {
  DesignOptions options = at({32}, 2);
  options.budget = 1e9;
  options.largest_set = 1;
  const Design result = design(papers(), options);
  EXPECT_NEAR(result.set->bits, *result.candidates[0].predictive_bits, 0.02);
  EXPECT_EQ(result.set->sd_after, *result.candidates[0].sd_after);
}

/// What two runs leave at the target, by drawing laws, outcomes and truths; the posterior mean by
/// Bayes' rule and the conditional normal distribution, written out for two.
TEST(RunSets, WhatASetOfRunsLeavesIsThatOfASimulation) {
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

}  // namespace
}  // namespace gaincast

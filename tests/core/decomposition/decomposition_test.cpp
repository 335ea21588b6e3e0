#include "core/decomposition/decomposition.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

double curve(const std::array<double, 6>& p, double N, int component) {
  switch (component) {
    case 0:
      return p[0] * std::pow(N, p[1]);
    case 1:
      return p[2] * (1 - std::exp(-N / p[3]));
    default:
      return p[4] * std::log(1 + p[5] * N);
  }
}

double total(const std::array<double, 6>& p, double N) {
  return curve(p, N, 0) + curve(p, N, 1) + curve(p, N, 2);
}

Dataset parsed(const std::vector<Observation>& rows) {
  return Dataset::parse(rows).value();
}

const Decomposition& papers() {
  static const Decomposition result = decompose(
      parsed(test::paper_rows()), {{8, 70}, DecompositionOptions{}.bounds, {0.01, 1, 3.84}});
  return result;
}

TEST(Decomposition, FindsWhatThreeOfFifteenHundredScipyStartsFind) {
  EXPECT_LE(papers().best.chi2, 1e-4);
  double chi2 = 0;
  for (const Observation& row : test::paper_rows())
    chi2 += std::pow((row.gain - total(papers().best.parameters, row.size)) / row.se, 2);
  EXPECT_NEAR(chi2, papers().best.chi2, 1e-12);
}

/// The paper's "N^0.95" is a bound, and its parameters are a local optimum that is not the best.
TEST(Decomposition, ThePublishedParametersAreALocalOptimumOnABound) {
  const auto published =
      std::find_if(papers().optima.begin(), papers().optima.end(),
                   [](const DecompositionFit& fit) { return std::abs(fit.chi2 - 0.00255) < 1e-5; });
  ASSERT_NE(published, papers().optima.end());
  EXPECT_EQ(published->parameters[1], 0.95);
  EXPECT_TRUE(published->at_bound[1]);
  EXPECT_NEAR(published->parameters[2], 0, 1e-9);
  EXPECT_NEAR(published->parameters[4], 3.10, 0.01);
  EXPECT_NEAR(published->parameters[5], 0.83, 0.01);
  EXPECT_GT(published->chi2, 20 * papers().best.chi2);
}

/// Ranges at 70B that parameter sets found by sampling already fill.
TEST(Decomposition, RangesContainWhatSamplingFinds) {
  for (const ComponentRanges& ranges : papers().ranges) {
    const auto& share = ranges.share[1];
    EXPECT_LE(share[0]->low, 1e-9);
    EXPECT_GE(share[0]->high, 0.92);
    EXPECT_LE(share[1]->low, 1e-9);
    EXPECT_GE(share[1]->high, 0.46);
    EXPECT_LE(share[2]->low, 1e-9);
    EXPECT_GE(share[2]->high, 0.89);
    EXPECT_LE(ranges.total[1].low, 19);
    EXPECT_GE(ranges.total[1].high, 39);
  }
}

TEST(Decomposition, FivePointsDoNotDetermineTheSplit) {
  for (const bool identified : papers().identified) EXPECT_FALSE(identified);
  EXPECT_NE(papers().message.find("not determined"), std::string::npos);
  EXPECT_NE(papers().message.find("5 sizes"), std::string::npos);
}

TEST(Decomposition, RangesGrowWithDeltaAndHoldTheBest) {
  for (std::size_t s = 0; s < 2; ++s)
    for (int i = 0; i < 3; ++i) {
      const double best = papers().at[s].gain[i];
      double low = best, high = best;
      for (const ComponentRanges& ranges : papers().ranges) {
        EXPECT_LE(ranges.gain[s][i].low, low + 1e-6);
        EXPECT_GE(ranges.gain[s][i].high, high - 1e-6);
        low = ranges.gain[s][i].low;
        high = ranges.gain[s][i].high;
      }
    }
}

/// Random parameter sets that fit nearly as well, on other data: none lies outside the ranges.
TEST(Decomposition, NoSampledParameterSetIsOutsideTheRanges) {
  std::vector<Observation> rows;
  const std::array<double, 6> generating_model{0.5, 0.6, 2, 5, 1, 0.5};
  for (const double N : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0})
    rows.push_back({N, total(generating_model, N), 0.3});
  const double size = 200, delta = 3.84;
  const DecompositionOptions options{{size}, DecompositionOptions{}.bounds, {delta}};
  const Decomposition result = decompose(parsed(rows), options);
  test::Noise noise(7);
  int inside = 0;
  std::array<double, 6> at = result.best.parameters;
  const auto chi2 = [&](const std::array<double, 6>& p) {
    double sum = 0;
    for (const Observation& row : rows)
      sum += std::pow((row.gain - total(p, row.size)) / row.se, 2);
    return sum;
  };
  for (int step = 0; step < 200'000; ++step) {  // a random walk among those that fit
    std::array<double, 6> next = at;
    for (int i = 0; i < 6; ++i) {
      const auto [low, high] = options.bounds[i];
      const double scale = 0.02 * (high - low) * (i % 2 == 1 && i > 1 ? 0.1 : 1);
      next[i] = std::clamp(next[i] + scale * noise.normal(), low, high);
    }
    if (chi2(next) > result.best.chi2 + delta) continue;
    at = next;
    ++inside;
    const double sum = total(at, size);
    EXPECT_GE(sum, result.ranges[0].total[0].low - 1e-6);
    EXPECT_LE(sum, result.ranges[0].total[0].high + 1e-6);
    for (int i = 0; i < 3; ++i) {
      EXPECT_GE(curve(at, size, i) / sum, result.ranges[0].share[0][i]->low - 1e-6);
      EXPECT_LE(curve(at, size, i) / sum, result.ranges[0].share[0][i]->high + 1e-6);
    }
    for (int i = 0; i < 6; ++i) {
      EXPECT_GE(at[i], result.ranges[0].parameters[i].low * (1 - 1e-3) - 1e-3) << i;
      EXPECT_LE(at[i], result.ranges[0].parameters[i].high * (1 + 1e-3) + 1e-3) << i;
    }
  }
  EXPECT_GT(inside, 1000);
}

TEST(Decomposition, ManyExactPointsDetermineIt) {
  std::vector<Observation> rows;
  const std::array<double, 6> generating_model{0.5, 0.6, 6, 5, 0, 1};
  for (double N = 0.1; N < 2000; N *= 1.6) rows.push_back({N, total(generating_model, N), 0.002});
  const Decomposition result =
      decompose(parsed(rows), {{8, 70}, DecompositionOptions{}.bounds, {1, 3.84}});
  EXPECT_NEAR(result.best.parameters[0], 0.5, 0.01);
  EXPECT_NEAR(result.best.parameters[1], 0.6, 0.01);
  EXPECT_NEAR(result.best.parameters[2], 6, 0.05);
  for (const bool identified : result.identified) EXPECT_TRUE(identified);
}

TEST(Decomposition, SaysWhereNoSuchSumFits) {
  const Decomposition falling =
      decompose(parsed({{1, 9, 0.3}, {2, 6, 0.3}, {4, 2, 0.3}, {8, 1, 0.3}}), {{8}});
  EXPECT_NE(falling.message.find("no such sum"), std::string::npos);
  EXPECT_EQ(papers().message.find("no such sum"), std::string::npos);
}

TEST(Decomposition, RefusesBoundsThatMeanNothing) {
  const auto with = [](int parameter, Range range) {
    DecompositionOptions options;
    options.sizes = {70};
    options.bounds[parameter] = range;
    return refuse(options);
  };
  EXPECT_FALSE(refuse({{70}}));
  EXPECT_EQ(with(0, {2, 1})->field, "alpha");
  EXPECT_EQ(with(0, {-1, 1})->field, "alpha");
  EXPECT_EQ(with(1, {0, 1})->field, "beta");
  EXPECT_EQ(with(3, {0, 1})->field, "Nchar");
  EXPECT_EQ(with(5, {std::nan(""), 1})->field, "eta");
  DecompositionOptions options{.sizes = {70}};
  options.deltas = {0};
  EXPECT_EQ(refuse(options)->field, "deltas");
}

TEST(Decomposition, RefusesNoSizesAndTooMany) {
  EXPECT_EQ(refuse({})->field, "sizes");
  EXPECT_FALSE(refuse({std::vector<double>(60, 8.0)}));
  EXPECT_EQ(refuse({std::vector<double>(61, 8.0)})->field, "sizes");
}

}  // namespace
}  // namespace gaincast

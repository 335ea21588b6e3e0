#include "core/design/design.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/forecast.hpp"
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

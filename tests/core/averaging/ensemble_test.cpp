#include "core/averaging/ensemble.hpp"

#include <gtest/gtest.h>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

double total(const Ensemble& ensemble) {
  double sum = 0;
  for (const Score& score : ensemble.scores) sum += score.weight;
  return sum;
}

TEST(Criteria, FollowTheirDefinitions) {
  EXPECT_DOUBLE_EQ(aic(1.5, 3), 7.5);
  EXPECT_DOUBLE_EQ(*aicc(1.5, 3, 5), 7.5 + 24);
  EXPECT_FALSE(aicc(1.5, 3, 4).has_value()) << "n − k − 1 = 0: never a division by zero";
  EXPECT_FALSE(aicc(1.5, 3, 3).has_value()) << "n − k − 1 < 0: never a negative correction";
  EXPECT_DOUBLE_EQ(bic(1.5, 3, 5), 1.5 + 3 * std::log(5));
  for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic})
    EXPECT_EQ(criterion_of(id(criterion)), criterion);
  EXPECT_FALSE(criterion_of("hqc").has_value());
}

TEST(Weights, SumToOneUnderEveryCriterion) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const auto fits = test::fit_rows(test::random_rows(seed));
    for (const Criterion criterion : {Criterion::aic, Criterion::aicc, Criterion::bic})
      EXPECT_NEAR(total(weigh(fits, criterion)), 1, 1e-12) << seed;
  }
}

TEST(Weights, AreRatiosOfAkaikeLikelihoods) {
  const auto fits = test::fit_rows(test::paper_rows());
  const Ensemble ensemble = weigh(fits);
  for (std::size_t i = 0; i < fits.size(); ++i)
    EXPECT_NEAR(ensemble.scores[i].weight / ensemble.scores[0].weight,
                std::exp((ensemble.scores[0].aic - ensemble.scores[i].aic) / 2), 1e-12);
}

TEST(Weights, WithFourRowsAiccLeavesThreeParameterLawsOut) {
  const auto fits = test::fit_rows({{0.5, 1.2, 0.4}, {1, 2.1, 0.3}, {2, 3.5, 0.4}, {4, 5.4, 0.5}});
  const Ensemble ensemble = weigh(fits, Criterion::aicc);
  EXPECT_EQ(ensemble.criterion, Criterion::aicc);
  for (std::size_t i = 0; i < fits.size(); ++i) {
    EXPECT_EQ(ensemble.scores[i].aicc.has_value(), fits[i].k == 2);
    EXPECT_EQ(ensemble.scores[i].weight > 0, fits[i].k == 2);
  }
}

TEST(Weights, WithThreeRowsAiccFallsBackToAicAndSaysSo) {
  const auto fits = test::fit_rows({{0.5, 1.2, 0.4}, {1, 2.1, 0.3}, {2, 3.5, 0.4}});
  const Ensemble ensemble = weigh(fits, Criterion::aicc);
  EXPECT_EQ(ensemble.criterion, Criterion::aic);
  EXPECT_NEAR(total(ensemble), 1, 1e-12);
}

TEST(Weights, SurviveAnyChi2) {
  auto rows = test::paper_rows();
  for (auto& row : rows) row.se = 1e-50;
  const Ensemble ensemble = weigh(test::fit_rows(rows));
  EXPECT_NEAR(total(ensemble), 1, 1e-12);
}

TEST(Weights, NoneAreGivenWhereNoFitCanTakePart) {
  auto fits = test::fit_rows(test::paper_rows());
  for (Fit& fit : fits) fit.averaged = false;
  EXPECT_EQ(total(weigh(fits)), 0);
}

}  // namespace
}  // namespace gaincast

#include "core/averaging/goodness_of_fit.hpp"

#include <gtest/gtest.h>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

std::optional<GoodnessOfFit> of(const std::vector<Observation>& rows) {
  const Dataset dataset = Dataset::parse(rows).value();
  return goodness_of_fit(fit(dataset), dataset.distinct_sizes());
}

TEST(GoodnessOfFit, RejectsAllLawsOnDataThatScatterMoreThanTheirErrors) {
  const auto goodness =
      of({{.5, 12.8, 1.35}, {1.5, 18.7, 1.29}, {7, 3.5, .83}, {14, 2.8, .71}, {32, 3, .64}});
  EXPECT_EQ(goodness->law, "sigmoid");
  EXPECT_NEAR(goodness->chi2, 37.6045, 1e-3);
  EXPECT_EQ(goodness->dof, 2);
  EXPECT_NEAR(goodness->p, 6.83e-9, 1e-11);
}

TEST(GoodnessOfFit, FindsThePapersDataWithinTheirErrors) {
  const auto goodness = of(test::paper_rows());
  EXPECT_EQ(goodness->dof, 2);
  EXPECT_NEAR(goodness->p, std::exp(-0.0207134544 / 2), 1e-6);
}

TEST(GoodnessOfFit, CountsTheParametersOfALimitAtALimit) {
  // The power law and the sigmoid fit the largest size alone: one parameter, four rows.
  const auto goodness = of({{1, 0, .1}, {2, 0, .1}, {4, 0, .1}, {8, 5, .1}});
  EXPECT_EQ(goodness->dof, 3);
  EXPECT_DOUBLE_EQ(goodness->p, 1);
}

TEST(GoodnessOfFit, IsNotAskedOfLawsThatNothingTests) {
  EXPECT_EQ(of({{1, 2, .3}, {8, 8, .5}, {20, 1, .4}})->dof, 1) << "not the sqrt-log law";
  const auto two = of({{1, 2, .3}, {8, -8, .5}});
  EXPECT_TRUE(!two || two->dof >= 1) << "a limit with one parameter, if any";
}

TEST(GoodnessOfFit, KnowsTheScatterWithinASize) {
  const auto goodness =
      of({{1, 0, .1}, {1, 2, .1}, {2, 1, .1}, {4, 1, .1}, {4, 3, .1}, {9, 2, .1}});
  EXPECT_LT(goodness->p, 1e-10);
}

}  // namespace
}  // namespace gaincast

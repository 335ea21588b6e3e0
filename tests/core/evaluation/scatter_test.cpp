#include "core/evaluation/scatter.hpp"

#include <gtest/gtest.h>

#include "core/averaging/goodness_of_fit.hpp"
#include "core/evaluation/backtest.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/trend/extra_se.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

double needed(const std::vector<Observation>& rows) {
  return needed_scatter(rows, Dataset::parse(rows).value());
}

/// The best law's p after the scatter that the rows need was added.
double p_after(std::vector<Observation> rows) {
  const double scatter = needed(rows);
  for (Observation& row : rows) row.se = std::hypot(row.se, scatter);
  const auto dataset = Dataset::parse(rows).value();
  return goodness_of_fit(fit(dataset), dataset.distinct_sizes())->p;
}

std::vector<Observation> bod(double se) {
  return {{1, 8.3, se}, {2, 10.3, se}, {3, 19, se}, {4, 16, se}, {5, 15.6, se}, {7, 19.8, se}};
}

TEST(Scatter, IsNothingWhereALawFits) {
  EXPECT_EQ(needed(test::paper_rows()), 0);
  EXPECT_EQ(needed(bod(3)), 0);
}

TEST(Scatter, IsTheEstimateWhereNoLawFits) {
  const std::vector<Observation> falling{
      {.5, 12.8, 1.35}, {1.5, 18.7, 1.29}, {7, 3.5, .83}, {14, 2.8, .71}, {32, 3, .64}};
  const std::vector<Observation> zigzag{{1, 2, .1}, {2, 6, .1},  {4, 3, .1},
                                        {8, 8, .1}, {16, 5, .1}, {32, 9, .1}};
  for (const auto& rows : {falling, zigzag, bod(0.1)}) {
    EXPECT_GT(needed(rows), 0);
    EXPECT_EQ(needed(rows), estimate_extra_se(rows).estimate);
    EXPECT_GT(p_after(rows), rejected);
  }
}

TEST(Scatter, DoesNotDependOnNegligibleErrors) {
  for (const double se : {1e-3, 0.1}) EXPECT_NEAR(needed(bod(se)), needed(bod(1e-6)), 0.005);
}

TEST(Scatter, IsNothingWhereNoErrorIsKnown) {
  auto rows = bod(1);
  for (Observation& row : rows) row.se_source = SeSource::unknown;
  EXPECT_EQ(needed(rows), 0);
}

/// A back-test must not learn the scatter from what it holds out.
TEST(Scatter, OfABacktestIsThatOfTheRowsFitted) {
  std::vector<Observation> rows{{1, 2, .1}, {2, 4, .1}, {4, 6, .1}, {8, 8, .1}, {16, 30, .1}};
  BacktestOptions options;
  options.fit_up_to = 8;
  const auto plain = backtest(rows, options).value();
  options.scatter = true;
  const auto same = backtest(rows, options).value();
  EXPECT_EQ(same.cuts[0].points[0].forecast->sd, plain.cuts[0].points[0].forecast->sd);
  rows[1].gain = 7;
  rows[2].gain = 2;
  const auto widened = backtest(rows, options).value();
  options.scatter = false;
  const auto narrow = backtest(rows, options).value();
  EXPECT_GT(widened.cuts[0].points[0].forecast->sd, 3 * narrow.cuts[0].points[0].forecast->sd);
}

}  // namespace
}  // namespace gaincast

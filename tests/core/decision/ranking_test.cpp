#include "core/decision/ranking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/averaging/common_variance.hpp"
#include "core/fitting/law_choice.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Preprocessed preprocessed(const std::vector<Observation>& rows) {
  return preprocess(rows, {}, &with_common_variance).value();
}

std::vector<Observation> around(double gain, double se) {
  return {{1, gain, se, 20}, {3, gain + 1, se, 35}, {8, gain + 2, se, 50}};
}

TEST(Ranking, OfTwoMethodsSaysWhatTheComparisonSays) {
  const Preprocessed x = preprocessed(around(10, 2)), y = preprocessed(around(8.5, 2));
  for (const DecisionMethod method :
       {DecisionMethod::paper, DecisionMethod::calibrated, DecisionMethod::post_training}) {
    const Forecaster a(x, {.method = method}), b(y, {.method = method});
    const Forecaster* both[]{&a, &b};
    const auto ranked = rank(both, {.sizes = {8, 70}});
    const auto compared = compare(a, b, Pairing(a, b, {}), {.sizes = {8, 70}});
    for (int s = 0; s < 2; ++s)
      EXPECT_NEAR(ranked[s]->best[0], compared.at[s]->a_is_better, 2e-3) << id(method);
  }
}

TEST(Ranking, IsThatOfDrawsWithOneSharedFactor) {
  const std::vector<std::string> ids{"logarithmic"};
  const auto laws = choose_laws(standard_laws(), ids).value();
  const Preprocessed rows[]{preprocessed(around(10, 2)), preprocessed(around(8.5, 1)),
                            preprocessed(around(9, 3)), preprocessed(around(3, 2))};
  std::vector<Forecaster> all;
  all.reserve(4);
  for (const auto& one : rows) all.emplace_back(one, ForecasterOptions{.laws = laws});
  const Forecaster* methods[]{&all[0], &all[1], &all[2], &all[3]};
  const RankingAt found = rank(methods, {.sizes = {20}, .levels = {0.9}})[0].value();

  double rho = 0;  // one law: that of the rows
  for (int i = 0; i < 4; ++i)
    for (int j = i + 1; j < 4; ++j) rho += shared_rows(rows[i], rows[j]).correlation / 6;
  test::Noise noise(21);
  const int draws = 40'000;
  double best[4]{}, mean[4]{};
  for (int i = 0; i < draws; ++i) {
    const double factor = std::sqrt(rho) * noise.normal();
    double gains[4];
    for (int m = 0; m < 4; ++m) {
      const auto at = *all[m].fits()[1].predict(20);
      gains[m] = at.value + at.sd * (factor + std::sqrt(1 - rho) * noise.normal());
    }
    for (int m = 0; m < 4; ++m) {
      const auto above = std::count_if(gains, gains + 4, [&](double x) { return x > gains[m]; });
      best[m] += above == 0;
      mean[m] += static_cast<double>(above) + 1;
    }
  }
  double all_best = 0, all_ranks = 0;
  for (int m = 0; m < 4; ++m) {
    EXPECT_NEAR(found.best[m], best[m] / draws, 0.012) << m;
    EXPECT_NEAR(found.mean_rank[m], mean[m] / draws, 0.02) << m;
    EXPECT_LE(found.intervals[m][0].low, std::ceil(found.mean_rank[m]));
    EXPECT_GE(found.intervals[m][0].high, std::floor(found.mean_rank[m]));
    all_best += found.best[m];
    all_ranks += found.mean_rank[m];
  }
  EXPECT_NEAR(all_best, 1, 2e-3);
  EXPECT_NEAR(all_ranks, 10, 5e-3);
}

TEST(Ranking, IsSureWhereOneIsFarAhead) {
  const Preprocessed x = preprocessed(around(30, 0.5)), y = preprocessed(around(5, 0.5)),
                     z = preprocessed(around(5, 0.5));
  const Forecaster a(x, {}), b(y, {}), c(z, {});
  const Forecaster* methods[]{&b, &a, &c};
  const RankingAt at = rank(methods, {.sizes = {8}})[0].value();
  EXPECT_NEAR(at.best[1], 1, 1e-9);
  EXPECT_EQ(at.intervals[1][0].low, 1);
  EXPECT_EQ(at.intervals[1][0].high, 1);
  EXPECT_NEAR(at.mean_rank[0], 2.5, 1e-9) << "the others are alike";
  EXPECT_EQ(at.intervals[0][0].low, 2);
  EXPECT_EQ(at.intervals[0][0].high, 3);
}

TEST(Ranking, RefusesNoSizesAndTooMany) {
  EXPECT_EQ(refuse(RankingOptions{})->field, "sizes");
  EXPECT_EQ(refuse({.sizes = std::vector<double>(501, 1.0)})->field, "sizes");
  EXPECT_FALSE(refuse({.sizes = {70}}));
}

}  // namespace
}  // namespace gaincast

#include "core/decision/shared_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Preprocessed preprocessed(const std::vector<Observation>& rows, const Preprocessing& how = {}) {
  return preprocess(rows, how).value();
}

TEST(SharedRows, OfEqualScoresAreThreeQuartersCorrelated) {
  // Var(gain) = 2v, the baseline's v and the score's v; Cov = v + ½v.
  const auto rows = preprocessed({{1, 10, 2, 45}, {3, 10, 2, 45}});
  const SharedRows shared = shared_rows(rows, rows);
  EXPECT_EQ(shared.sizes, 2);
  EXPECT_TRUE(shared.same_bases);
  EXPECT_NEAR(shared.correlation, 0.75, 1e-12);
}

TEST(SharedRows, HaveTheCorrelationOfDrawnErrors) {
  const Observation a{1, 30, 2.5, 20}, b{1, 5, 2, 20};
  const auto share = [](const Observation& row) {
    const double p = *row.base / 100, q = p + row.gain / 100;
    return std::sqrt(q * (1 - q) / (p * (1 - p) + q * (1 - q)));
  };
  test::Noise noise(4);
  double ab = 0, aa = 0, bb = 0;
  for (int i = 0; i < 40'000; ++i) {
    const double base = noise.normal(), shared = noise.normal(), own = noise.normal();
    // Errors of the difference: the scores', correlated by one half; the baseline cancels.
    const double x = share(a) * a.se * shared;
    const double y = share(b) * b.se * (0.5 * shared + std::sqrt(0.75) * own);
    (void)base;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  const double variance = (aa + bb - 2 * ab) / 40'000;
  const double expected = (a.se * a.se + b.se * b.se - variance) / (2 * a.se * b.se);
  const SharedRows shared =
      shared_rows(preprocessed({a, {2, 30, 2.5, 20}}), preprocessed({b, {2, 5, 2, 20}}));
  EXPECT_NEAR(shared.correlation, expected, 0.02);
}

TEST(SharedRows, CountOnlyWhatIsShared) {
  const auto a = preprocessed({{1, 10, 2, 45}, {3, 10, 2, 45}, {8, 10, 2, 45}, {20, 10, 2, 45}});
  const auto b = preprocessed({{3, 10, 2, 45}, {8, 10, 2, 45}, {30, 10, 2, 45}, {60, 10, 2, 45}});
  const SharedRows shared = shared_rows(a, b);
  EXPECT_EQ(shared.sizes, 2);
  EXPECT_NEAR(shared.correlation, 0.75 / 2, 1e-12) << "half of the rows of either are shared";

  const auto apart = preprocessed({{2, 10, 2, 45}, {4, 10, 2, 45}});
  EXPECT_EQ(shared_rows(a, apart).sizes, 0);
  EXPECT_EQ(shared_rows(a, apart).correlation, 0);
  EXPECT_FALSE(shared_rows(a, apart).same_bases);
}

TEST(SharedRows, ToldByTheirBases) {
  const auto a = preprocessed({{1, 10, 2, 45}, {3, 10, 2, 50}});
  EXPECT_FALSE(shared_rows(a, preprocessed({{1, 10, 2, 45}, {3, 10, 2, 51}})).same_bases);
  EXPECT_TRUE(shared_rows(a, preprocessed({{1, 10, 2, 45}, {3, 10, 2}})).same_bases);
  const auto none = preprocessed({{1, 10, 2}, {3, 10, 2}});
  EXPECT_FALSE(shared_rows(none, none).same_bases) << "nobody says that they are the same";
  EXPECT_NEAR(shared_rows(none, none).correlation, 0.75, 1e-12);
}

TEST(SharedRows, HaveScatterOfTheirOwn) {
  const std::vector<Observation> rows{{1, 10, 2, 45}, {3, 10, 2, 45}};
  const auto scattered = preprocessed(rows, {.extra_se = 2});  // as much again, in variance
  EXPECT_NEAR(shared_rows(scattered, scattered).correlation, 0.75 / 2, 1e-12);
  const auto shares = preprocessed(rows, {.extra_se = 2, .share_of_headroom = true});
  EXPECT_NEAR(shared_rows(shares, shares).correlation, 0.75 / 2, 1e-12);
}

}  // namespace
}  // namespace gaincast

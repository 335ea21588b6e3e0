#include "core/search/global_search.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include <functional>

#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

/// chi2 of the best multiple of a curve, written as in the paper, not as in core/.
double chi2_of_shape(const std::vector<Observation>& rows,
                     const std::function<double(double)>& phi) {
  double py = 0, pp = 0, chi2 = 0;
  for (const auto& row : rows) {
    const double p = phi(row.size) / row.se;
    py += p * row.gain / row.se;
    pp += p * p;
  }
  const double amplitude = pp > 0 && std::isfinite(pp) ? py / pp : 0;
  for (const auto& row : rows) {
    const double residual = (row.gain - amplitude * phi(row.size)) / row.se;
    chi2 += residual * residual;
  }
  return chi2;
}

/// The lowest chi2 on a dense grid of one or two nonlinear parameters, the best places refined by
/// shrinking a pattern search. Knows nothing of limits, frames or derivatives.
class BruteForce {
 public:
  using Shapes = std::array<double, 2>;
  using Curve = std::function<double(const Shapes&, double N)>;

  BruteForce(const std::vector<Observation>& rows, Curve curve) : rows_(rows), curve_(curve) {}

  double chi2(const Shapes& at) const {
    return chi2_of_shape(rows_, [&](double N) { return curve_(at, N); });
  }
  double minimum(const std::vector<double>& first, const std::vector<double>& second) const {
    std::vector<std::pair<double, Shapes>> found;
    for (const double p : first)
      for (const double q : second) found.push_back({chi2({p, q}), {p, q}});
    const std::size_t best = std::min<std::size_t>(6, found.size());
    std::partial_sort(found.begin(), found.begin() + best, found.end());
    double lowest = found[0].first;
    for (std::size_t i = 0; i < best; ++i) {
      auto [value, at] = found[i];
      double step = 0.1;
      for (int moves = 0; moves < 400 && step > 1e-7; ++moves) {
        bool better = false;
        for (const Shapes& to :
             {Shapes{at[0] * (1 + step), at[1]}, Shapes{at[0] * (1 - step), at[1]},
              Shapes{at[0], at[1] + step}, Shapes{at[0], at[1] - step}}) {
          const double there = chi2(to);
          if (there < value * (1 - 1e-12)) value = there, at = to, better = true;
        }
        if (!better) step /= 3;
      }
      lowest = std::min(lowest, value);
    }
    return lowest;
  }

 private:
  const std::vector<Observation>& rows_;
  Curve curve_;
};

std::vector<double> both_signs(std::vector<double> values) {
  const std::size_t n = values.size();
  for (std::size_t i = 0; i < n; ++i) values.push_back(-values[i]);
  return values;
}

class AgainstBruteForce : public testing::TestWithParam<int> {};

/// fit() must never be above what a dense scan finds, and must attain what it claims.
TEST_P(AgainstBruteForce, NoLawIsAboveADenseScan) {
  for (unsigned seed = 25 * GetParam(); seed < 25u * (GetParam() + 1); ++seed) {
    const auto rows = test::random_rows(seed);
    const auto fits = test::fit_rows(rows);
    const auto log_low = std::log(rows.front().size);
    double log_high = log_low;
    for (const auto& row : rows) log_high = std::max(log_high, std::log(row.size));
    const double range = log_high - log_low;
    std::vector<double> middles;
    for (double c = log_low - 8; c < log_low; c += 0.25) middles.push_back(c);
    for (double c = log_low; c < log_high; c += range / 60) middles.push_back(c);
    for (double c = log_high; c < log_high + 8; c += 0.25) middles.push_back(c);

    const auto bar = [](double reference) { return reference + 1e-8 * std::max(1.0, reference); };
    EXPECT_LE(
        test::find(fits, "power").chi2,
        bar(BruteForce(rows, [&](const auto& s,
                                 double N) { return std::exp(s[0] * (std::log(N) - log_high)); })
                .minimum(both_signs(geometric(0.001, 300 / range, 1.05)), {0.0})))
        << "power, data set " << seed;
    EXPECT_LE(test::find(fits, "saturating").chi2,
              bar(BruteForce(rows, [](const auto& s, double N) { return -std::expm1(-N * s[0]); })
                      .minimum(geometric(1e-6 / std::exp(log_high), 40 / std::exp(log_low), 1.05),
                               {0.0})))
        << "saturating, data set " << seed;
    EXPECT_LE(test::find(fits, "sigmoid").chi2,
              bar(BruteForce(rows,
                             [](const auto& s, double N) {
                               return 1 / (1 + std::exp(-s[0] * (std::log(N) - s[1])));
                             })
                      .minimum(both_signs(geometric(0.02 / range, 600 / range, 1.2)), middles)))
        << "sigmoid, data set " << seed;

    for (const Fit& fit : fits) {
      if (fit.status == Status::not_identified) continue;
      double attained = 0;
      for (const auto& row : rows) {
        const double residual = (row.gain - fit.predict(row.size)->value) / row.se;
        attained += residual * residual;
      }
      EXPECT_NEAR(fit.chi2, attained, 1e-8 * std::max(1.0, attained))
          << fit.law << ", data set " << seed;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(RandomDataSets, AgainstBruteForce, testing::Range(0, 8));

TEST(Pooling, KeepsWeightsAndMeansInFewGroups) {
  std::vector<Observation> rows;
  for (int i = 0; i < 1000; ++i) rows.push_back({1.0 + i, 0.01 * i, 1});
  const Dataset dataset = Dataset::parse(rows).value();
  const auto pools = pooled(dataset.points(), 64).points;
  EXPECT_LE(pools.size(), 64u);
  double weight = 0, gain = 0;
  for (const Point& pool : pools) {
    weight += 1 / (pool.se * pool.se);
    gain += pool.gain / (pool.se * pool.se);
  }
  EXPECT_NEAR(weight, 1000, 1e-9);
  EXPECT_NEAR(gain / weight, 4.995, 1e-9);
  EXPECT_EQ(pooled(dataset.points().first(5), 64).points.size(), 5u);
  EXPECT_EQ(pooled(dataset.points(), 64).pool_of.back(), static_cast<int>(pools.size()) - 1);
}

TEST(DescentStep, DescendsWhereTheHessianIsIndefinite) {
  Eigen::Matrix2d H;
  H << 1, 3, 3, 1;
  const Eigen::Vector2d g(0.5, -2);
  EXPECT_LT(descent_step<2>(H, g).dot(g), 0);
  Eigen::Matrix2d definite;
  definite << 4, 1, 1, 1e-8 + 0.25;
  EXPECT_NEAR((descent_step<2>(definite, g) + definite.inverse() * g).norm(), 0,
              1e-3 * (definite.inverse() * g).norm());
}

}  // namespace
}  // namespace gaincast

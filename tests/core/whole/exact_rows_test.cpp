#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/ensemble_refit.hpp"
#include "core/search/start_grid.hpp"
#include "tests/core/whole/test_data.hpp"

/// Rows that are far more exact than the others: what most_exact in core/search/nonlinear_refit.cpp
/// is for. What a law makes of the other rows then no longer depends on how exact these are.
namespace gaincast {
namespace {

using Rows = std::vector<Observation>;

Fit fit_of(const Rows& rows, std::string_view law) {
  for (Fit& each : fit(Dataset::parse(rows).value()))
    if (each.law == law) return each;
  throw std::runtime_error("no such law");
}

TEST(ExactRows, TwoOfThemLeaveTheSigmoidOneParameter) {
  // The values of a scan of all sigmoids through both rows.
  const Rows above{{1, 1.8, 1},    {2, 2.4, 1},     {4, 2.5, 1},
                   {8, 3.2, 1e-5}, {16, 5.6, 1e-5}, {32, 8.3, 1}};
  EXPECT_NEAR(fit_of(above, "sigmoid").chi2, 5.104457, 1e-5);
  const Rows below{{1, 1, 1e-6}, {2, 2, 1e-6}, {4, 3, 1}, {8, 5, 1}};
  EXPECT_NEAR(fit_of(below, "sigmoid").chi2, 0.197739, 1e-5);
}

TEST(ExactRows, HowExactTheyAreMakesNoDifference) {
  const std::vector<Rows> data = {
      {{0.5, 1.2, .4}, {1, 2.1, .3}, {2, 3.5, .4}, {4, 5.4, .5}, {8, 8, .6}},
      {{1, 3, .5}, {2, 2.5, .5}, {4, 3.5, .4}, {8, 2.8, .5}, {16, 3.4, .4}, {32, 3, .5}},
      {{1, 9, 1}, {3, 7, .8}, {9, 4, 1}, {27, 3.5, .7}, {81, 3, .9}},
  };
  for (std::size_t d = 0; d < data.size(); ++d)
    for (std::size_t exact = 0; exact < data[d].size(); ++exact) {
      const auto with = [&](double se) {
        Rows rows = data[d];
        rows[exact].se = se;
        return fit(Dataset::parse(rows).value());
      };
      const auto fits = with(1e-3);
      for (const double se : {1e-6, 1e-9, 1e-12}) {
        const auto sharper = with(se);
        for (std::size_t law = 0; law < fits.size(); ++law)
          EXPECT_NEAR(sharper[law].chi2, fits[law].chi2, 2e-4 * std::max(1.0, fits[law].chi2))
              << fits[law].law << ", data " << d << ", row " << exact << ", se " << se;
      }
    }
}

/// The chi2 of every law for some resamples of rows on which a search once took minutes.
void refits_are_finite(const Rows& rows) {
  const auto dataset = Dataset::parse(rows);
  const double sizes[] = {70};
  EnsembleRefit ensemble(dataset.value(), catalogue(), Criterion::aic, sizes);
  Draw draw(dataset.value().points());
  for (int i = 0; i < 5; ++i) {
    ensemble.refit(draw(1, i));
    for (const auto& member : ensemble.members()) EXPECT_TRUE(std::isfinite(member.last.chi2));
  }
}

TEST(ExactRows, AreRefittedLikeOthers) {
  refits_are_finite({{0.5, 1.2, .4}, {1, 2.1, .3}, {2, 3.5, .4}, {4, 5.4, .5}, {8, 8, 1e-9}});
  refits_are_finite({{.792369, 42.47, 3.32e-7},
                     {1.12187, 6.839, 3.85},
                     {1.06169, -.0694, .00000654},
                     {.938769, 93.99, .0122}});
  Rows spike;
  const double se[] = {.02, .01, .003, .03, .003, .001, .04, .02, .003, .007, .04, .04};
  for (int i = 0; i < 12; ++i) spike.push_back({.4 * std::pow(1.1, i), i == 6 ? 20.0 : 0.0, se[i]});
  refits_are_finite(spike);
}

/// All directions of a plane of curves around data that none of them comes near: as near as any.
class Sphere final : public StartFamily {
 public:
  explicit Sphere(int n) : n_(n) {}
  int row(int angle) {
    for (int i = 0; i < 40; ++i) add(angle * M_PI / 40, i * M_PI / 40);
    return static_cast<int>(at_.size());
  }
  void direction(int start, double* phi) const override {
    const auto [a, b] = at_[static_cast<std::size_t>(start)];
    for (int i = 0; i < n_; ++i) phi[i] = std::cos(a * (i + 1)) + std::sin(b * (i + 2));
  }
  int halfway(int one, int other) override {
    const auto [a, b] = at_[static_cast<std::size_t>(one)];
    const auto [c, d] = at_[static_cast<std::size_t>(other)];
    return add((a + c) / 2, (b + d) / 2);
  }
  NonlinearVector nonlinear_of(int) const override { return {0, 0}; }
  void jets(int, const NonlinearVector&, double*, int) const override {}

 private:
  int add(double a, double b) {
    at_.emplace_back(a, b);
    return static_cast<int>(at_.size()) - 1;
  }
  int n_;
  std::vector<std::pair<double, double>> at_;
};

TEST(StartGridOfDataFarFromAllCurves, HasABoundedSize) {
  const int n = 64;
  Sphere family(n);
  std::vector<int> ends;
  for (int r = 0; r < 40; ++r) ends.push_back(family.row(r));
  const Eigen::VectorXd data = Eigen::VectorXd::LinSpaced(n, -1, 1).array().cos() * 1e4;
  const StartGrid grid = weave(family, ends, data);
  EXPECT_GT(grid.nodes.size(), 1000u);
  EXPECT_LE(grid.nodes.size() * n, 2'100'000u);
}

}  // namespace
}  // namespace gaincast

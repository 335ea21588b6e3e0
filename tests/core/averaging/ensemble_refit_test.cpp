#include "core/averaging/ensemble_refit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/fitting/law_refit.hpp"
#include "core/laws/saturating.hpp"
#include "tests/core/averaging/resampled_rows.hpp"
#include "tests/core/search/dense_curve.hpp"
#include "tests/core/search/dense_sigmoid.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

using test::data;
using test::hard_sets;
using test::resampled;

#if defined(__SANITIZE_ADDRESS__)
constexpr int compared = 40;  // a sanitizer makes every refit some thirty times slower
#else
constexpr int compared = 1000;
#endif

/// The lowest chi2 of a law and its limits by another search: Newton's method from every start that
/// no neighbour in its row undercuts (minimise() of core/search/global_search.hpp).
template <ScalingLaw L>
double lowest_chi2(std::span<const Point> points) {
  double lowest = minimise<L>(points)->chi2;
  const auto compare = [&]<class Curve>(const LimitTo<Curve>&) {
    if (const auto limit = minimise<Curve>(points)) lowest = std::min(lowest, limit->chi2);
  };
  std::apply([&](const auto&... limit) { (compare(limit), ...); }, L::limits);
  return lowest;
}

/// Many resamples of these have two local minima: the nearest to the data's optimum is often not
/// the lowest, and whoever takes it for that is wrong by up to 7 in chi2.
TEST(EnsembleRefit, TheNearestMinimumIsNotTakenForTheLowest) {
  const std::vector<std::vector<Observation>> sets{
      {{0.5, 0.12, 1.78},
       {1, -1.05, 0.32},
       {2, 1.23, 0.40},
       {4, -0.54, 1.98},
       {8, -0.50, 1.04},
       {16, -1.67, 1.54},
       {32, -3.25, 0.91},
       {64, -3.13, 1.52},
       {128, -1.03, 1.30}},
      {{0.5, 1.93, 1.41}, {1, 1.19, 1.29}, {2, 1.95, 0.50}, {4, 4.30, 0.53}}};
  for (const auto& rows : sets) {
    const Dataset dataset = data(rows);
    EnsembleRefit ensemble(dataset, standard_laws(), Criterion::aic, {});
    Draw draw(dataset.points());
    for (int i = 0; i < compared / 4; ++i) {
      ensemble.refit(draw(1, i));
      const auto fits = test::fit_rows(resampled(dataset, 1, i));
      for (const auto& member : ensemble.members())
        EXPECT_LE(member.last.chi2, fits[member.law].chi2 * (1 + 1e-6) + 1e-9)
            << fits[member.law].law << ", resample " << i;
    }
  }
}

TEST(EnsembleRefit, EveryRefitIsTheGlobalOptimum) {
  // In the order of the catalogue.
  constexpr double (*lowest[])(std::span<const Point>) = {
      lowest_chi2<test::DenseCurve<Power>>, nullptr, lowest_chi2<test::DenseCurve<Saturating>>,
      lowest_chi2<test::DenseSigmoid>, nullptr};
  for (const auto& [name, rows] : hard_sets()) {
    const Dataset dataset = data(rows);
    const auto points = dataset.points();
    RefitStore store(points);
    std::vector<LawRefit> refits;
    for (const Law& law : standard_laws()) refits.push_back(law.refit(store));
    const int count = rows.size() > 10 ? compared / 4 : compared;
    for (int i = 0; i < count; ++i) {
      const auto drawn = resampled(dataset, 1, i);
      std::vector<double> y;
      double squares = 0, moved = 0;
      for (std::size_t p = 0; p < drawn.size(); ++p) {
        y.push_back(drawn[p].gain / drawn[p].se);
        squares += y[p] * y[p];
        moved += std::pow((drawn[p].gain - points[p].gain) / drawn[p].se, 2);
      }
      const Dataset redrawn = data(drawn);
      const auto fits = fit(redrawn);  // the linear laws need no search
      for (std::size_t l = 0; l < refits.size(); ++l) {
        const double reference =
            lowest[l] ? lowest[l](redrawn.points()) + redrawn.pure_error() : fits[l].chi2;
        const Refitted refitted = refits[l].refit({i, y, squares, std::sqrt(moved)});
        EXPECT_NEAR(refitted.chi2, reference, 1e-8 * std::max(1.0, reference))
            << name << ", " << fits[l].law << ", resample " << i;
        EXPECT_NEAR(fits[l].chi2, reference, 1e-8 * std::max(1.0, reference))
            << name << ", " << fits[l].law << ", fit to resample " << i;
      }
    }
  }
}

/// Next to a limit curves bend sharply: within a standard error of it there may be a valley and a
/// ridge, on either side of which the lowest chi2 may be. The law itself is fitted at its limit
/// there.
TEST(EnsembleRefit, TheSearchSeesAValleyWithinAStandardErrorOfALimit) {
  const Dataset dataset = data(test::random_rows(181));
  const auto points = dataset.points();
  RefitStore store(points);
  Draw draw(points);
  for (int i = 0; i < compared; ++i) {
    const auto redrawn = data(resampled(dataset, 1, i));
    const double lowest = minimise<test::DenseCurve<Saturating>>(redrawn.points())->chi2;
    EXPECT_NEAR(store.of<Saturating>().refit(draw(1, i)), lowest, 1e-8 * lowest) << i;
    EXPECT_NEAR(CurveRefit<Saturating>(redrawn.points()).minimum()->chi2, lowest, 1e-8 * lowest)
        << "fit to resample " << i;
  }
}

/// So many points are searched pooled, and the optimum lies within the first pool.
TEST(EnsembleRefit, ManyPointsHideNoCurveThatSaturatesAtOnce) {
  constexpr int count = 130;
  std::vector<Observation> rows;
  for (int i = 0; i < count; ++i) {
    NormalStream noise(7, 1000 * count + i);
    rows.push_back({0.5 * std::pow(16, i / (count - 1.0)), 3 + 0.1 * noise.next(), 0.1});
  }
  const Dataset dataset = Dataset::parse(rows).value();
  RefitStore store(dataset.points());
  Draw draw(dataset.points());
  for (int i = 0; i < 50; ++i) {
    const Resample resample = draw(1, i);
    const double chi2 = store.of<Saturating>().refit(resample);
    for (const double v : geometric(0.1, 40, 1.05)) {
      double gg = 0, gy = 0;  // sums of products of the curve and the gains
      for (int p = 0; p < count; ++p) {
        const double g = -std::expm1(-v * rows[p].size / 0.5);
        gg += g * g;
        gy += g * resample.y[p];
      }
      EXPECT_LE(chi2, (resample.sum_of_squares - gy * gy / gg) * (1 + 1e-8))
          << "resample " << i << ", " << v << " at the smallest size";
    }
  }
}

}  // namespace
}  // namespace gaincast

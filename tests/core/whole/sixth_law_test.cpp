#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/forecast.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/law_entry.hpp"
#include "core/laws/limiting_curves.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

/// Laws that core/ has never heard of, each in one struct: one with a single basis function and a
/// single nonlinear parameter and none of the members that a law may leave out, and one of the
/// other kind, with two basis functions.
namespace gaincast {
namespace {

/// The smallest law there can be: a·N/(N + K), with s = ln K. It saturates, as Michaelis and
/// Menten's does; its limits are a constant (K → 0) and a straight line (K → ∞).
struct Hyperbolic {
  static constexpr std::string_view id = "hyperbolic";
  static constexpr std::string_view name = "hyperbolic law";
  static constexpr std::string_view formula = "a·N/(N + K)";
  static constexpr int linear_count = 1;
  static constexpr int nonlinear_count = 1;
  static constexpr std::array<std::string_view, 2> parameters{"a", "K"};
  static constexpr auto limits =
      std::tuple{LimitTo<Constant>{"constant", "A constant.", {"a"}},
                 LimitTo<StraightLine>{"straight-line", "A straight line.", {"a/K"}}};

  Jet<1, 1> basis(const Abscissa& at, const Nonlinear<1>& s) const {
    const double phi = 1 / (1 + std::exp(s[0] - at.log_size)), rest = 1 - phi;
    return {Linear<1>(phi), Linear<1>(-phi * rest), Linear<1>(phi * rest * (1 - 2 * phi))};
  }
  Report<2> report(const Linear<1>& A, const Nonlinear<1>& s) const {
    const double K = std::exp(s[0]);
    return {{A[0], K}, Eigen::Matrix2d{{1, 0}, {0, K}}};
  }
  static Starts<Hyperbolic> starts(std::span<const Point> points) {
    std::vector<Start<Hyperbolic>> row;
    for (double s = points.front().at.log_size - 30; s < points.back().at.log_size + 30; s += 0.2)
      row.push_back({{}, Nonlinear<1>(s)});
    return {row};
  }
};
static_assert(ScalingLaw<Hyperbolic> && !ExponentialCurve<Hyperbolic>);

/// chi2 of the best amplitude, over K in steps of 1% and the law's two limits.
double dense_hyperbolic(std::span<const Point> points) {
  double best = HUGE_VAL;
  const auto consider = [&](const auto& phi) {
    double with_y = 0, norm = 0, all = 0;
    for (const Point& point : points) {
      const double f = phi(point.at.size) / point.se, y = point.gain / point.se;
      with_y += f * y, norm += f * f, all += y * y;
    }
    best = std::min(best, all - with_y * with_y / norm);
  };
  for (double K = 1e-9; K < 1e9; K *= 1.01) consider([&](double N) { return N / (N + K); });
  consider([](double) { return 1.0; });
  consider([](double N) { return N; });
  return best;
}

/// Shifted power law a·N^b + c: two basis functions and one nonlinear parameter.
struct ShiftedPower {
  static constexpr std::string_view id = "shifted-power";
  static constexpr std::string_view name = "shifted power law";
  static constexpr std::string_view formula = "a·N^b + c";
  static constexpr int linear_count = 2;
  static constexpr int nonlinear_count = 1;
  static constexpr std::array<std::string_view, 3> parameters{"a", "c", "b"};
  static constexpr auto limits = std::tuple{LimitTo<Constant>{"constant", "A constant.", {"c"}}};

  Jet<2, 1> basis(const Abscissa& at, const Nonlinear<1>& b) const {
    const double power = std::exp(b[0] * at.log_size), t = at.log_size;
    return {{power, 1.0}, {t * power, 0.0}, {t * t * power, 0.0}};
  }
  Report<3> report(const Linear<2>& A, const Nonlinear<1>& b) const {
    return {{A[0], A[1], b[0]}, Eigen::Matrix3d::Identity()};
  }
  static Starts<ShiftedPower> starts(std::span<const Point>) {
    std::vector<Start<ShiftedPower>> row;
    for (double b = -4; b <= 4; b += 0.15) row.push_back({{}, Nonlinear<1>(b)});
    return {row};
  }
};

std::vector<Observation> hyperbolic_rows() {
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 20 * size / (size + 3), 0.3});
  return rows;
}

TEST(SixthLaw, OfOneBasisFunctionRunsThroughFitWeightsAndForecast) {
  const Dataset dataset = Dataset::parse(hyperbolic_rows()).value();
  std::vector<Law> laws(standard_laws().begin(), standard_laws().end());
  laws.push_back(law_entry<Hyperbolic>());
  const auto fits = fit(dataset, laws);
  ASSERT_EQ(fits.size(), 6u);
  const Fit& sixth = fits.back();
  EXPECT_EQ(sixth.status, Status::converged);
  EXPECT_NEAR(sixth.chi2, 0, 1e-12);
  EXPECT_NEAR(*sixth.parameters[0].value, 20, 1e-6);
  EXPECT_NEAR(*sixth.parameters[1].value, 3, 1e-6);

  const Ensemble ensemble = weigh(fits);
  EXPECT_GT(ensemble.scores.back().weight, 0.4);
  const double target = 70;
  const ForecastAt forecasts = forecast(fits, ensemble, std::span(&target, 1))[0];
  EXPECT_NEAR(forecasts.laws.back()->value, 20.0 * 70 / 73, 1e-6);
}

TEST(SixthLaw, OfOneBasisFunctionIsRefittedToTheGlobalOptimum) {
  const Dataset dataset = Dataset::parse(hyperbolic_rows()).value();
  const std::vector<Law> laws = {law_entry<Hyperbolic>()};
  const BootstrapSlice slice = bootstrap(dataset, {{70}, 1, Criterion::aic}, 0, 200, laws);
  for (int i = 0; i < 200; ++i) {
    NormalStream noise(1, i);
    auto drawn = hyperbolic_rows();
    for (Observation& row : drawn) row.gain += row.se * noise.next();
    const Dataset resample = Dataset::parse(drawn).value();
    const Fit fit = gaincast::fit(resample, laws).front();
    // A refit is within 1e-8 of the lowest chi2, hence within sqrt(1e-8) of its own sd.
    EXPECT_NEAR(slice.values()[i], fit.predict(70)->value, 1e-4 * fit.predict(70)->sd)
        << "resample " << i;
    EXPECT_LE(fit.chi2, dense_hyperbolic(resample.points()) + 1e-9) << "resample " << i;
  }
}

TEST(SixthLaw, OfOneBasisFunctionFindsItsLimits) {
  const std::vector<Law> laws = {law_entry<Hyperbolic>()};
  const auto limit_of = [&](std::vector<Observation> rows) {
    return fit(Dataset::parse(rows).value(), laws).front().limit;
  };
  EXPECT_EQ(limit_of({{1, 3, 0.1}, {2, 3, 0.1}, {4, 3, 0.1}, {8, 3, 0.1}}), "constant");
  EXPECT_EQ(limit_of({{1, 1, 0.1}, {2, 2, 0.1}, {4, 4.1, 0.1}, {8, 8.2, 0.1}}), "straight-line");
}

TEST(SixthLaw, OfTwoBasisFunctionsRunsThroughFitWeightsAndForecast) {
  std::vector<Observation> rows;
  test::Noise noise(1);
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 10 - 6 * std::pow(size, -0.7) + 0.01 * noise.normal(), 0.01});
  const Dataset dataset = Dataset::parse(rows).value();

  std::vector<Law> laws(standard_laws().begin(), standard_laws().end());
  laws.push_back(law_entry<ShiftedPower>());
  const auto fits = fit(dataset, laws);
  ASSERT_EQ(fits.size(), 6u);
  const Fit& sixth = fits.back();
  EXPECT_EQ(sixth.status, Status::converged);
  EXPECT_NEAR(*sixth.parameters[0].value, -6, 4 * *sixth.parameters[0].sd);
  EXPECT_NEAR(*sixth.parameters[1].value, 10, 4 * *sixth.parameters[1].sd);
  EXPECT_NEAR(*sixth.parameters[2].value, -0.7, 4 * *sixth.parameters[2].sd);

  const Ensemble ensemble = weigh(fits);
  EXPECT_GT(ensemble.scores.back().weight, 0.5);
  const double target = 70;
  const ForecastAt forecasts = forecast(fits, ensemble, std::span(&target, 1))[0];
  EXPECT_NEAR(forecasts.average->mean, 10 - 6 * std::pow(70, -0.7), 0.2);
}

TEST(SixthLaw, OfTwoBasisFunctionsIsResampledLikeTheOthers) {
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 10 - 6 * std::pow(size, -0.7), 0.2});
  const Dataset dataset = Dataset::parse(rows).value();
  const std::vector<Law> laws = {law_entry<ShiftedPower>()};
  const BootstrapSlice slice = bootstrap(dataset, {{70}, 1, Criterion::aic}, 0, 20, laws);
  for (int i = 0; i < 20; ++i) {
    NormalStream noise(1, i);
    auto drawn = rows;
    for (Observation& row : drawn) row.gain += row.se * noise.next();
    const Fit fit = gaincast::fit(Dataset::parse(drawn).value(), laws).front();
    EXPECT_NEAR(slice.values()[i], fit.predict(70)->value, 1e-6) << "resample " << i;
    EXPECT_EQ(slice.values()[20 + i], slice.values()[i]) << "the average of one law is that law";
  }
}

TEST(SixthLaw, OfTwoBasisFunctionsFindsItsLimit) {
  const auto dataset =
      Dataset::parse(std::vector<Observation>{{1, 3, 0.1}, {2, 3, 0.1}, {4, 3, 0.1}, {8, 3, 0.1}});
  const Law only = law_entry<ShiftedPower>();
  const Fit fit = gaincast::fit(dataset.value(), std::span(&only, 1)).front();
  EXPECT_EQ(fit.status, Status::at_limit);
  EXPECT_EQ(fit.limit, "constant");
  EXPECT_NEAR(*fit.parameters[1].value, 3, 1e-12);
}

}  // namespace
}  // namespace gaincast

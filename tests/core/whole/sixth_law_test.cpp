#include <gtest/gtest.h>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/forecast.hpp"
#include "core/fitting/law.hpp"
#include "core/laws/limiting_curves.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

/// A law that core/ has never heard of, in one struct: offset power c + a·N^b, with two linear
/// parameters and one shape.
namespace gaincast {
namespace {

struct OffsetPower {
  static constexpr std::string_view id = "offset-power";
  static constexpr std::string_view name = "offset power law";
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
  static Starts<OffsetPower> starts(std::span<const Point>) {
    std::vector<Start<OffsetPower>> row;
    for (double b = -4; b <= 4; b += 0.15) row.push_back({{}, Nonlinear<1>(b)});
    return {row};
  }
};

TEST(SixthLaw, RunsThroughFitWeightsAndForecastWithoutTouchingCore) {
  std::vector<Observation> rows;
  test::Noise noise(1);
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 10 - 6 * std::pow(size, -0.7) + 0.01 * noise.normal(), 0.01});
  const Dataset dataset = Dataset::parse(rows).value();

  std::vector<Law> laws(catalogue().begin(), catalogue().end());
  laws.push_back(law<OffsetPower>());
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

TEST(SixthLaw, IsResampledLikeTheOthers) {
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 10 - 6 * std::pow(size, -0.7), 0.2});
  const Dataset dataset = Dataset::parse(rows).value();
  const std::vector<Law> laws = {law<OffsetPower>()};
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

TEST(SixthLaw, FindsItsOwnLimits) {
  const auto dataset =
      Dataset::parse(std::vector<Observation>{{1, 3, 0.1}, {2, 3, 0.1}, {4, 3, 0.1}, {8, 3, 0.1}});
  const Law only = law<OffsetPower>();
  const Fit fit = gaincast::fit(dataset.value(), std::span(&only, 1)).front();
  EXPECT_EQ(fit.status, Status::at_limit);
  EXPECT_EQ(fit.limit, "constant");
  EXPECT_NEAR(*fit.parameters[1].value, 3, 1e-12);
}

}  // namespace
}  // namespace gaincast

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/law_entry.hpp"
#include "core/laws/logarithmic.hpp"
#include "core/laws/offset_power.hpp"
#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"
#include "core/laws/sqrt_log.hpp"
#include "tests/core/whole/test_data.hpp"

/// What must hold of every law, on a data set per law that it fits well.
namespace gaincast {
namespace {

/// Public parameters of a curve of each law, and the curve itself written as in the paper.
template <class L>
struct GeneratingModel;
template <>
struct GeneratingModel<Power> {
  static constexpr std::array<double, 2> parameters{2.1, 0.64};
  static double gain(double N) { return 2.1 * std::pow(N, 0.64); }
};
template <>
struct GeneratingModel<Logarithmic> {
  static constexpr std::array<double, 2> parameters{2.3, 1.7};
  static double gain(double N) { return 2.3 * std::log(N) + 1.7; }
};
template <>
struct GeneratingModel<Saturating> {
  static constexpr std::array<double, 2> parameters{9.1, 4.1};
  static double gain(double N) { return 9.1 * (1 - std::exp(-N / 4.1)); }
};
template <>
struct GeneratingModel<Sigmoid> {
  static constexpr std::array<double, 3> parameters{19.2, 0.85, 2.5};
  static double gain(double N) { return 19.2 / (1 + std::exp(-0.85 * (std::log(N) - 2.5))); }
};
template <>
struct GeneratingModel<SqrtLog> {
  static constexpr std::array<double, 3> parameters{-3.9, 5.6, 1.45};
  static double gain(double N) {
    return -3.9 * std::sqrt(std::log(N + 1)) + 5.6 * std::log(N + 1) + 1.45;
  }
};

template <>
struct GeneratingModel<OffsetPower> {
  static constexpr std::array<double, 3> parameters{6, 12, 0.7};
  static double gain(double N) { return 12 - 6 * std::pow(N, -0.7); }
};

template <class L>
class EveryLaw : public testing::Test {
 protected:
  static std::vector<Observation> noiseless() {
    std::vector<Observation> rows;
    for (const double size : {0.3, 0.5, 1.0, 2.0, 4.0, 8.0, 20.0})
      rows.push_back({size, GeneratingModel<L>::gain(size), 0.3});
    return rows;
  }
};

using Laws = testing::Types<Power, Logarithmic, Saturating, Sigmoid, SqrtLog, OffsetPower>;
TYPED_TEST_SUITE(EveryLaw, Laws);

TYPED_TEST(EveryLaw, CurvesWithGivenParametersReportThem) {
  if constexpr (requires(std::array<double, std::size(GeneratingModel<TypeParam>::parameters)> p) {
                  TypeParam::with_parameters(p);
                }) {
    const auto& parameters = GeneratingModel<TypeParam>::parameters;
    const auto [at, linear] = TypeParam::with_parameters(parameters);
    const auto reported = at.curve.report(linear, at.nonlinear).value;
    for (std::size_t i = 0; i < parameters.size(); ++i)
      EXPECT_NEAR(reported[i], parameters[i], 1e-14 * std::abs(parameters[i]));
    for (const double N : {1e-3, 0.3, 1.0, 8.0, 1e4}) {
      const double gain = GeneratingModel<TypeParam>::gain(N);
      EXPECT_NEAR(at.curve.basis({N, std::log(N)}, at.nonlinear).value.dot(linear), gain,
                  1e-12 * std::abs(gain));
    }
  } else {
    EXPECT_EQ(TypeParam::id, "sqrt-log") << "the one law that generates no data";
  }
}

TYPED_TEST(EveryLaw, IsListedOnceUnderItsId) {
  int found = 0;
  for (const Law& law : catalogue())
    if (law.id == TypeParam::id) {
      ++found;
      EXPECT_EQ(law.name, TypeParam::name);
      EXPECT_EQ(law.formula, TypeParam::formula);
      EXPECT_EQ(static_cast<int>(law.parameters.size()),
                TypeParam::linear_count + TypeParam::nonlinear_count);
    }
  EXPECT_EQ(found, 1);
}

TYPED_TEST(EveryLaw, RecoversItsOwnNoiselessCurve) {
  const auto fits = fit(Dataset::parse(this->noiseless()).value(), catalogue());
  const Fit& fit = test::find(fits, TypeParam::id);
  EXPECT_EQ(fit.status, Status::converged);
  EXPECT_LT(fit.chi2, 1e-20);
  for (int i = 0; i < fit.k; ++i) {
    EXPECT_EQ(fit.parameters[i].name, TypeParam::parameters[i]);
    const double generating_model = GeneratingModel<TypeParam>::parameters[i];
    EXPECT_NEAR(*fit.parameters[i].value, generating_model, 1e-10 * std::abs(generating_model))
        << fit.parameters[i].name;
  }
  for (const double size : {0.1, 3.0, 70.0, 405.0})
    EXPECT_NEAR(fit.predict(size)->value, GeneratingModel<TypeParam>::gain(size),
                1e-9 * std::abs(GeneratingModel<TypeParam>::gain(size)));
}

/// Where the basis is smooth: at every start of the search that is not near an overflow guard.
TYPED_TEST(EveryLaw, DerivativesAreDifferences) {
  constexpr int L = TypeParam::linear_count, S = TypeParam::nonlinear_count;
  if constexpr (S > 0) {
    const Dataset dataset = Dataset::parse(this->noiseless()).value();
    int compared = 0;
    for (const auto& row : TypeParam::starts(dataset.points()))
      for (std::size_t start = 0; start < row.size(); start += 3)
        for (const Point& point : dataset.points()) {
          const auto& curve = row[start].curve;
          const auto& nonlinear = row[start].nonlinear;
          const auto jet = curve.basis(point.at, nonlinear);
          for (int k = 0; k < S; ++k) {
            // A step that is small on the scale of this coordinate, kept off its bounds.
            double step = 1e-5 * std::max(std::abs(nonlinear[k]), 1e-3);
            if constexpr (requires { TypeParam::upper; }) {
              step = std::min(step, 1e-3 * std::abs(TypeParam::upper[k] - nonlinear[k]));
              if (nonlinear[k] - step < TypeParam::lower[k]) continue;
            }
            if (step < 1e-12 || std::abs(nonlinear[0]) > 20) continue;
            auto up = nonlinear, down = nonlinear;
            up[k] += step;
            down[k] -= step;
            const auto above = curve.basis(point.at, up), below = curve.basis(point.at, down);
            // A difference errs by its truncation and by rounding over the step.
            const auto near = [&](double derivative, double difference, double rounded) {
              EXPECT_NEAR(derivative, difference,
                          1e-3 * std::abs(derivative) + 1e-14 * (std::abs(rounded) + 1) / step)
                  << "shape " << nonlinear.transpose() << ", size " << point.at.size;
            };
            for (int j = 0; j < L; ++j) {
              near(jet.first(j, k), (above.value[j] - below.value[j]) / (2 * step), jet.value[j]);
              for (int l = k; l < S; ++l)
                near(jet.second(j, k == 0 ? l : S + l - 1),
                     (above.first(j, l) - below.first(j, l)) / (2 * step), jet.first(j, l));
              ++compared;
            }
          }
        }
    EXPECT_GT(compared, 50);
  }
}

/// The standard deviation of a prediction is the slope of the fitted value in each gain, times its
/// standard error, summed in quadrature: linear error propagation, done by brute force.
TYPED_TEST(EveryLaw, PredictionErrorsAreThePropagatedGainErrors) {
  auto rows = this->noiseless();
  const auto fits = gaincast::fit(Dataset::parse(rows).value(), catalogue());
  const Fit& fit = test::find(fits, TypeParam::id);
  const Law only = law_entry<TypeParam>();
  const auto fit_alone = [&](const std::vector<Observation>& moved) {
    return gaincast::fit(Dataset::parse(moved).value(), std::span(&only, 1)).front();
  };
  for (const double size : {1.5, 70.0}) {
    double variance = 0;
    for (auto& row : rows) {
      const double gain = row.gain, step = 1e-4;
      row.gain = gain + step;
      const Fit moved_up = fit_alone(rows);
      row.gain = gain - step;
      const Fit moved_down = fit_alone(rows);
      row.gain = gain;
      const double slope =
          (moved_up.predict(size)->value - moved_down.predict(size)->value) / (2 * step);
      variance += slope * slope * row.se * row.se;
    }
    EXPECT_NEAR(fit.predict(size)->sd, std::sqrt(variance), 1e-4 * std::sqrt(variance)) << size;
  }
}

TYPED_TEST(EveryLaw, CovarianceDiagonalIsTheSquareOfTheStandardDeviations) {
  const auto fits = fit(Dataset::parse(this->noiseless()).value(), catalogue());
  const Fit& fit = test::find(fits, TypeParam::id);
  ASSERT_EQ(static_cast<int>(fit.covariance.size()), fit.k * fit.k);
  for (int i = 0; i < fit.k; ++i)
    for (int j = 0; j < fit.k; ++j) {
      const double c = fit.covariance[i * fit.k + j];
      EXPECT_NEAR(c, fit.covariance[j * fit.k + i], 1e-12 * std::abs(c));
      const double product = *fit.parameters[i].sd * *fit.parameters[j].sd;
      if (i == j) {
        EXPECT_NEAR(c, product, 1e-12 * c);
      } else {
        EXPECT_LT(std::abs(c), product);
      }
    }
}

TEST(SaturatingBasis, ExponentialMeanJoinsItsSeriesSmoothly) {
  const auto at = [](double v) { return ExponentialMean(v, std::exp(-v)); };
  const ExponentialMean series = at(0.25 - 1e-12), closed = at(0.25 + 1e-12);
  EXPECT_NEAR(series.value, closed.value, 1e-11);
  EXPECT_NEAR(series.first, closed.first, 1e-11);
  EXPECT_NEAR(series.second, closed.second, 1e-11);
  const ExponentialMean zero = at(0);
  EXPECT_DOUBLE_EQ(zero.value, 1);
  EXPECT_DOUBLE_EQ(zero.first, -0.5);
  EXPECT_DOUBLE_EQ(zero.second, 1 / 3.0);
}

}  // namespace
}  // namespace gaincast

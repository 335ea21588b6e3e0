#include "core/decision/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/averaging/common_variance.hpp"
#include "core/averaging/forecast.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/fitting/law_choice.hpp"
#include "core/numerics/normal_mixture.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

constexpr DecisionMethod methods[]{DecisionMethod::paper, DecisionMethod::calibrated,
                                   DecisionMethod::post_training};

Preprocessed preprocessed(const std::vector<Observation>& rows) {
  return preprocess(rows, {}, &with_common_variance).value();
}

/// Two methods with scores over the same baselines.
std::vector<Observation> first() {
  return {{1, 10, 2, 20}, {3, 14, 2, 35}, {8, 17, 2, 50}};
}
std::vector<Observation> second() {
  return {{1, 8, 2, 20}, {3, 9, 2, 35}, {8, 11, 2, 50}};
}

std::vector<Law> one_law() {
  const std::vector<std::string> ids{"logarithmic"};
  return choose_laws(standard_laws(), ids).value();
}

TEST(Comparison, OfUnpairedForecastsIsThatOfDrawsFromBoth) {
  const Preprocessed rows = preprocessed(test::paper_rows());
  const Preprocessed other = preprocessed({{0.5, 2, 0.4}, {1, 3, 0.4}, {2, 4.4, 0.4}, {4, 5, 0.4}});
  const Forecaster a(rows, {}), b(other, {});
  const double sizes[]{8, 70};
  const auto found = compare(a, b, Pairing(a, b, {}), {.sizes = {8, 70}, .levels = {0.8}});
  test::Noise noise(11);
  const auto weights = weigh(a.fits()), other_weights = weigh(b.fits());
  const auto draw = [&](std::span<const std::optional<Prediction>> laws, const Ensemble& ensemble) {
    double u = noise.uniform();
    std::size_t law = 0;
    while (law + 1 < laws.size() && u >= ensemble.scores[law].weight)
      u -= ensemble.scores[law++].weight;
    return laws[law]->value + laws[law]->sd * noise.normal();
  };
  for (int s = 0; s < 2; ++s) {
    const int draws = 20'000;
    int better = 0, inside = 0;
    const auto laws = forecast(a.fits(), weights, std::span(sizes + s, 1))[0].laws;
    const auto others = forecast(b.fits(), other_weights, std::span(sizes + s, 1))[0].laws;
    for (int i = 0; i < draws; ++i) {
      const double d = draw(laws, weights) - draw(others, other_weights);
      better += d > 0;
      inside += d >= found.at[s]->intervals[0].low && d <= found.at[s]->intervals[0].high;
    }
    // Four standard errors of a share are below 0.015; the rest is for the table's straight pieces.
    EXPECT_NEAR(static_cast<double>(better) / draws, found.at[s]->a_is_better, 0.02);
    EXPECT_NEAR(static_cast<double>(inside) / draws, 0.8, 0.02);
  }
}

TEST(Comparison, OfOneLawIsTheNormalDistribution) {
  const auto laws = one_law();
  const Preprocessed rows = preprocessed(first()), other = preprocessed(second());
  const Forecaster a(rows, {.laws = laws}), b(other, {.laws = laws});
  for (const bool paired : {false, true}) {
    const Pairing pairing(a, b, paired);
    const DifferenceAt at = compare(a, b, pairing, {.sizes = {20}, .levels = {0.9}}).at[0].value();
    const double rho = paired ? pairing.shared().correlation : 0;
    const auto x = *a.fits()[1].predict(20), y = *b.fits()[1].predict(20);
    const double sd = std::sqrt(x.sd * x.sd + y.sd * y.sd - 2 * rho * x.sd * y.sd);
    EXPECT_NEAR(at.difference, x.value - y.value, 1e-9);
    EXPECT_NEAR(at.sd, sd, 1e-9);
    EXPECT_NEAR(at.a_is_better, normal_probability((x.value - y.value) / sd), 1e-4);
    EXPECT_NEAR(at.intervals[0].low, x.value - y.value - 1.6448536 * sd, 2e-3 * sd);
    EXPECT_NEAR(at.intervals[0].high, x.value - y.value + 1.6448536 * sd, 2e-3 * sd);
  }
}

/// The sd of the difference of two fits of c + a ln N at a size, over rows drawn with errors of
/// which the baseline's is one and the scores' are correlated.
double sd_over_rows(const std::vector<Observation>& a, const std::vector<Observation>& b,
                    double size, int draws) {
  const auto laws = one_law();
  test::Noise noise(5);
  double sum = 0, squares = 0;
  for (int i = 0; i < draws; ++i) {
    auto x = a, y = b;
    for (std::size_t j = 0; j < a.size(); ++j) {
      const auto variance = [](double percent) { return percent / 100 * (1 - percent / 100); };
      const double vb = variance(*a[j].base), va = variance(*a[j].base + a[j].gain),
                   vy = variance(*b[j].base + b[j].gain);
      const double base = std::sqrt(vb / (vb + va)) * a[j].se * noise.normal();
      const double shared = noise.normal(), own = noise.normal();
      x[j].gain += std::sqrt(va / (vb + va)) * a[j].se * shared - base;
      // The baseline's error is one number: that of the first method's se.
      y[j].gain +=
          std::sqrt(vy / (vb + vy)) * b[j].se *
              (between_methods * shared + std::sqrt(1 - between_methods * between_methods) * own) -
          base;
    }
    const auto at = [&](const std::vector<Observation>& rows) {
      return fit(Dataset::parse(rows).value(), laws)[1].predict(size)->value;
    };
    const double d = at(x) - at(y);
    sum += d;
    squares += d * d;
  }
  return std::sqrt(squares / draws - sum / draws * (sum / draws));
}

TEST(Comparison, OfPairedRowsHasTheScatterOfPairedErrors) {
  const auto laws = one_law();
  const Preprocessed rows = preprocessed(first()), other = preprocessed(second());
  const Forecaster a(rows, {.laws = laws}), b(other, {.laws = laws});
  const auto sd = [&](const std::optional<bool>& paired) {
    return compare(a, b, Pairing(a, b, paired), {.sizes = {20}}).at[0]->sd;
  };
  // 4,000 draws: an sd to 4/sqrt(8,000) < 5%; the correlation is a mean over the rows.
  EXPECT_NEAR(sd({}) / sd_over_rows(first(), second(), 20, 4000), 1, 0.06);
  EXPECT_EQ(sd({}), sd(true)) << "the same bases are paired unless told otherwise";
  EXPECT_GT(sd(false) / sd(true), 1.8) << "unpaired differences are too wide";
}

TEST(Comparison, OfBAndAIsTheOpposite) {
  const Preprocessed rows = preprocessed(first()), other = preprocessed(second());
  for (const DecisionMethod method : methods) {
    const Forecaster a(rows, {.method = method}), b(other, {.method = method});
    const ComparisonOptions options{.sizes = {2, 8, 70}, .levels = {0.5, 0.95}};
    const auto one = compare(a, b, Pairing(a, b, {}), options);
    const auto reverse = compare(b, a, Pairing(b, a, {}), options);
    for (int s = 0; s < 3; ++s) {
      EXPECT_NEAR(one.at[s]->a_is_better + reverse.at[s]->a_is_better, 1, 1e-12);
      EXPECT_NEAR(one.at[s]->difference, -reverse.at[s]->difference, 1e-12);
      for (int l = 0; l < 2; ++l)
        EXPECT_NEAR(one.at[s]->intervals[l].low, -reverse.at[s]->intervals[l].high, 1e-7);
    }
    EXPECT_EQ(one.crossing.has_value(), reverse.crossing.has_value());
  }
}

TEST(Comparison, OfAMethodWithItselfIsEven) {
  const Preprocessed rows = preprocessed(first());
  for (const DecisionMethod method : methods) {
    const Forecaster a(rows, {.method = method});
    const DifferenceAt at = compare(a, a, Pairing(a, a, {}), {.sizes = {70}}).at[0].value();
    EXPECT_NEAR(at.a_is_better, 0.5, 1e-12) << id(method);
    EXPECT_EQ(at.difference, 0);
  }
}

TEST(Comparison, FindsWhereTwoCurvesCross) {
  const auto laws = one_law();
  std::vector<Observation> x, y;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0}) {
    x.push_back({size, 4 + 3 * std::log(size), 0.3});
    y.push_back({size, 10 + std::log(size), 0.3});
  }
  const Preprocessed rows = preprocessed(x), other = preprocessed(y);
  const Forecaster a(rows, {.laws = laws}), b(other, {.laws = laws});
  const auto found = compare(a, b, Pairing(a, b, {}), {.sizes = {8}, .levels = {0.8}});
  ASSERT_TRUE(found.crossing);
  EXPECT_NEAR(*found.crossing / std::exp(3), 1, 2e-3) << "4 + 3 ln N = 10 + ln N at N = e³";

  // The range, by drawing both lines from their covariances: normal in (a, c).
  const auto draw = [&](const Fit& fit, test::Noise& noise) {
    const double l = std::sqrt(fit.covariance[0]), across = fit.covariance[1] / l;
    const double u = noise.normal(), v = noise.normal();
    return std::pair(
        *fit.parameters[0].value + l * u,
        *fit.parameters[1].value + across * u + std::sqrt(fit.covariance[3] - across * across) * v);
  };
  test::Noise noise(9);
  int inside = 0;
  const int draws = 20'000;
  for (int i = 0; i < draws; ++i) {
    const auto [slope, level] = draw(a.fits()[1], noise);
    const auto [other_slope, other_level] = draw(b.fits()[1], noise);
    const double size = std::exp((other_level - level) / (slope - other_slope));
    inside += size >= *found.crossing_range->low && size <= *found.crossing_range->high;
  }
  EXPECT_NEAR(static_cast<double>(inside) / draws, 0.8, 0.015);
}

TEST(Comparison, SaysNeverWhereNothingCrosses) {
  const auto laws = one_law();
  std::vector<Observation> x, y;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0}) {
    x.push_back({size, 20 + std::log(size), 0.1});
    y.push_back({size, 5 + std::log(size), 0.1});
  }
  const Preprocessed rows = preprocessed(x), other = preprocessed(y);
  const Forecaster a(rows, {.laws = laws}), b(other, {.laws = laws});
  const auto found = compare(a, b, Pairing(a, b, {}), {.sizes = {8}});
  EXPECT_FALSE(found.crossing);
  EXPECT_FALSE(found.crossing_range);
  EXPECT_GT(found.at[0]->a_is_better, 0.999);
}

TEST(Comparison, HasNoAnswerWhereOneHasNoForecast) {
  std::vector<Observation> two{{1, 2, 1}, {2, 3, 1}};
  for (Observation& row : two) row.se_source = SeSource::unknown;
  const Preprocessed few = preprocessed(two), rows = preprocessed(test::paper_rows());
  const Forecaster a(few, {}), b(rows, {});
  const auto found = compare(a, b, Pairing(a, b, {}), {.sizes = {70}});
  EXPECT_FALSE(found.at[0]);
  EXPECT_FALSE(found.crossing || found.crossing_range);
}

TEST(Comparison, RefusesWhatCannotBeAsked) {
  const Preprocessed a = preprocessed(first()), b = preprocessed(second());
  const auto field = [&](const ComparisonOptions& options) {
    const auto error = refuse(options, a, b);
    return error ? *error->field : "";
  };
  EXPECT_EQ(field({.sizes = {70}}), "");
  EXPECT_EQ(field({.sizes = {}}), "sizes");
  EXPECT_EQ(field({.sizes = std::vector<double>(501, 1.0)}), "sizes");
  EXPECT_EQ(field({.sizes = {70}, .up_to = 1}), "upTo");
  EXPECT_EQ(field({.sizes = {70}, .up_to = NAN}), "upTo");
}

}  // namespace
}  // namespace gaincast

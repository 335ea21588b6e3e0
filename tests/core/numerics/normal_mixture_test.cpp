#include "core/numerics/normal_mixture.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

const std::vector<MixtureComponent> three{{0.5, 0, 1}, {0.3, 4, 0.25}, {0.2, -10, 9}};

double below(double x) {
  double sum = 0;
  for (const auto& [weight, mean, variance] : three)
    sum += weight * normal_probability((x - mean) / std::sqrt(variance));
  return sum;
}

TEST(NormalMixture, TheNormalProbabilityIsThatOfTheErrorFunction) {
  for (double z = -37; z < 10; z += 0.0625) {
    const double expected = std::erfc(-z / std::sqrt(2.0)) / 2;
    EXPECT_NEAR(normal_probability(z), expected, 1e-12 * expected) << z;
  }
  EXPECT_EQ(normal_probability(-HUGE_VAL), 0);
  EXPECT_EQ(normal_probability(HUGE_VAL), 1);
}

TEST(NormalMixture, QuantilesInvertProbabilities) {
  const NormalMixture mixture(three);
  for (const double p : {1e-6, 0.01, 0.2, 0.2001, 0.5, 0.7, 0.99, 1 - 1e-6})
    EXPECT_NEAR(below(mixture.quantile(p)), p, 1e-11) << p;
}

TEST(NormalMixture, OfOneComponentIsThatNormalDistribution) {
  const NormalMixture one({{1, 3, 4}});
  EXPECT_NEAR(one.mean(), 3, 1e-14);
  EXPECT_NEAR(one.sd(), 2, 1e-14);
  EXPECT_NEAR(one.quantile(0.975), 3 + 2 * normal_quantile(0.975), 1e-12);
}

TEST(NormalMixture, MovesWhatLiesAboveTheCeilingOntoIt) {
  const double upper_bound = 1.5;
  const NormalMixture mixture(three, {-HUGE_VAL, upper_bound});
  // The same by sums over a fine grid of the distribution function.
  double mean = 0, square = 0;
  const double h = 1e-3;
  for (double x = -40; x < 20; x += h) {
    const double value = std::min(x + h / 2, upper_bound), mass = below(x + h) - below(x);
    mean += mass * value;
    square += mass * value * value;
  }
  EXPECT_NEAR(mixture.mean(), mean, 1e-6);
  EXPECT_NEAR(mixture.sd(), std::sqrt(square - mean * mean), 1e-6);
  EXPECT_EQ(mixture.quantile(0.99), upper_bound);
  EXPECT_NEAR(mixture.quantile(0.2), NormalMixture(three).quantile(0.2), 1e-12);
}

TEST(NormalMixture, FindsQuantilesOfComponentsFarApart) {
  const NormalMixture mixture({{0.999, 0, 1e-12}, {0.001, 1e6, 1}});
  EXPECT_NEAR(mixture.quantile(0.5), 0, 1e-6);
  EXPECT_NEAR(mixture.quantile(0.9995), 1e6, 1e-3);
}

TEST(Mixture, ALowerBoundIsTheMirrorOfAnUpperOne) {
  const NormalMixture above({{0.4, 3, 4}, {0.6, -1, 1}}, {-HUGE_VAL, 2});
  const NormalMixture below({{0.4, -3, 4}, {0.6, 1, 1}}, {-2, HUGE_VAL});
  EXPECT_NEAR(above.mean(), -below.mean(), 1e-14);
  EXPECT_NEAR(above.sd(), below.sd(), 1e-14);
  EXPECT_NEAR(above.quantile(0.3), -below.quantile(0.7), 1e-12);
  EXPECT_EQ(below.quantile(0.001), -2);
}

TEST(Mixture, KnowsHowLikelyAGainIsReached) {
  const NormalMixture mixture({{0.75, 10, 4}, {0.25, 30, 25}}, {-100, 40});
  for (const double p : {0.01, 0.3, 0.5, 0.9})
    EXPECT_NEAR(mixture.at_least(mixture.quantile(p)), 1 - p, 1e-10);
  EXPECT_EQ(mixture.at_least(-100), 1);
  EXPECT_GT(mixture.at_least(40), 0);
  EXPECT_EQ(mixture.at_least(40.01), 0);
}

TEST(Mixture, HoldsAStudentDistribution) {
  struct Golden {
    int dof;
    double t75, t95, t975, t995;  // from tables
  };
  for (const auto& [dof, t75, t95, t975, t995] :
       {Golden{1, 1, 6.313751515, 12.70620474, 63.65674116},
        Golden{2, 0.816496581, 2.91998558, 4.30265273, 9.924843201},
        Golden{3, 0.764892328, 2.353363435, 3.182446305, 5.840909310},
        Golden{10, 0.699812061, 1.812461123, 2.228138852, 3.169272673},
        Golden{100, 0.676951, 1.660234326, 1.983971519, 2.625890521}}) {
    std::vector<MixtureComponent> components;
    const StudentComponents parts(dof);
    for (const auto& [weight, precision] : parts.all())
      components.push_back({weight, 3, 4 / precision});
    const NormalMixture student(components);
    for (const auto& [p, t] : {std::pair{0.75, t75}, {0.95, t95}, {0.975, t975}, {0.995, t995}}) {
      EXPECT_NEAR(student.quantile(p), 3 + 2 * t, 2e-3 * 2 * t) << dof << ' ' << p;
      EXPECT_NEAR(student.quantile(1 - p), 3 - 2 * t, 2e-3 * 2 * t) << dof << ' ' << p;
    }
  }
}

TEST(Mixture, ExactComponentsHaveNoWidth) {
  const Interval interval = NormalMixture({{0.5, 0, 0}, {0.5, 0, 0}}).interval(0.9);
  EXPECT_NEAR(interval.low, 0, 1e-11);
  EXPECT_NEAR(interval.high, 0, 1e-11);
}

}  // namespace
}  // namespace gaincast

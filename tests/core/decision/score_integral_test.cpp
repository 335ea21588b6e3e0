#include "core/decision/score_integral.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/numerics/normal_mixture.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

/// The unit normal loss, s·(phi(u) + u·Phi(u)).
double normal_loss(double mean, double sd, double threshold) {
  const double u = (mean - threshold) / sd;
  return sd * (std::exp(-u * u / 2) / std::sqrt(2 * M_PI) + u * normal_probability(u));
}

TEST(ScoreIntegral, OfANormalNumberIsItsClosedForm) {
  const std::vector<ScoreNode> nodes{{-3, 5 - 3 * 2.5}, {0.4, 5 + 0.4 * 2.5}, {3, 5 + 3 * 2.5}};
  EXPECT_NEAR(mean_over_scores(nodes), 5, 1e-12);
  EXPECT_NEAR(variance_over_scores(nodes), 2.5 * 2.5, 1e-12);
  for (const double threshold : {-20.0, 3.0, 5.0, 5.1, 12.0, 30.0})
    EXPECT_NEAR(mean_excess(nodes, threshold), normal_loss(5, 2.5, threshold), 1e-12);
}

TEST(ScoreIntegral, OfBentLinesIsThatOfAPlainSum) {
  const std::vector<ScoreNode> nodes{{-2, 4}, {-1, -3}, {0, -3}, {0.5, 9}, {2, 1}};
  const auto value = [&](double z) {
    std::size_t i = 1;
    while (i + 1 < nodes.size() && z > nodes[i].score) ++i;
    const double slope =
        (nodes[i].value - nodes[i - 1].value) / (nodes[i].score - nodes[i - 1].score);
    return nodes[i].value + slope * (z - nodes[i].score);
  };
  double mean = 0, squares = 0, excess = 0;
  const double step = 1e-4;
  for (double z = -9 + step / 2; z < 9; z += step) {
    const double weight = step * std::exp(-z * z / 2) / std::sqrt(2 * M_PI);
    mean += weight * value(z);
    squares += weight * value(z) * value(z);
    excess += weight * std::max(value(z) - 2, 0.0);
  }
  EXPECT_NEAR(mean_over_scores(nodes), mean, 1e-6);
  EXPECT_NEAR(variance_over_scores(nodes), squares - mean * mean, 1e-5);
  EXPECT_NEAR(mean_excess(nodes, 2), excess, 1e-6);
}

}  // namespace
}  // namespace gaincast

#include "core/trend/effect_process.hpp"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>

namespace gaincast {
namespace {

/// The same normal distribution from its parts: every benchmark's effects are linear in independent
/// standard normals, shared ones and its own. No kernel, no Cholesky factor.
struct Reference {
  const ScoreCalibration c{};
  std::vector<double> sizes;  // e-folds, of all effects
  int benchmarks;

  double trend(double d) const { return d <= 0 ? d : (1 - std::exp(-c.fading * d)) / c.fading; }

  /// One row an effect of benchmark b at size d with this base; columns are the normals.
  Eigen::VectorXd row(int b, double d, double base, double factor) const {
    const int block = 4 + 2 * static_cast<int>(sizes.size());
    Eigen::VectorXd r = Eigen::VectorXd::Zero(block * (benchmarks + 1));
    const auto put = [&](int k, double sd, double shared) {
      r[k] += sd * std::sqrt(shared);
      r[block * (b + 1) + k] += sd * std::sqrt(1 - shared);
    };
    put(0, c.headroom.level_sd, c.shared_level);
    put(1, c.headroom.follows_sd * base, c.shared_follows);
    put(2, factor * c.slope_sd * trend(d), c.shared_slope);
    double last = 0;  // the walk from the largest size backwards, in steps between the sizes
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (d < 0 && sizes[i] < 0 && sizes[i] >= d)
        put(4 + static_cast<int>(i), factor * c.walk * std::sqrt(last - sizes[i]), c.shared_walk);
      if (d > 0 && sizes[i] == d)
        put(4 + static_cast<int>(i), factor * c.walk * std::sqrt(d), c.shared_walk);
      if (sizes[i] <= 0) last = sizes[i];
      if (sizes[i] == d)
        put(4 + static_cast<int>(sizes.size() + i), factor * c.scatter, c.shared_scatter);
    }
    return r;
  }
};

TEST(EffectProcess, ConditionsAsTheFullJointDistributionDoes) {
  const Reference reference{{}, {0, -1.1, -2.3, 1.7}, 3};
  const double factor = 1.4;
  const std::vector<double> at{-2.3, -1.1, 0}, base{-0.2, -0.05, 0};
  std::vector<Effect> seen;
  Eigen::MatrixXd rows(7, reference.row(0, 0, 0, 1).size());
  Eigen::VectorXd off(7), noise = Eigen::VectorXd::Zero(7);
  const ScoreCalibration& c = reference.c;
  for (int i = 0; i < 6; ++i) {
    const bool own = i < 3;
    const double d = at[i % 3], b = own ? base[i % 3] : 2 * base[i % 3];
    seen.push_back({d, b, 0.1 + 0.03 * i, own ? 1e-4 : 2e-5, own ? 0.0 : 2.0});
    // The companions are two benchmarks with the same base, of which the mean is seen.
    rows.row(i) = own ? reference.row(0, d, b, factor)
                      : ((reference.row(1, d, b, factor) + reference.row(2, d, b, factor)) / 2);
    off[i] = seen[i].value - (c.headroom.level + c.headroom.follows * b + c.headroom.drift * d);
    noise[i] = seen[i].variance + 1e-10;
  }
  const Effect target{1.7, 0.1, 0, 0, 0};
  rows.row(6) = reference.row(0, 1.7, 0.1, factor);
  const Eigen::MatrixXd all = rows * rows.transpose();
  const Eigen::MatrixXd k = all.topLeftCorner(6, 6) + Eigen::MatrixXd(noise.head(6).asDiagonal());
  const Eigen::VectorXd weights = k.fullPivLu().solve(all.topRightCorner(6, 1));
  const double mean = c.headroom.level + c.headroom.follows * 0.1 +
                      c.headroom.drift * reference.trend(1.7) + weights.dot(off.head(6));
  const double variance = all(6, 6) - weights.dot(all.topRightCorner(6, 1).col(0));
  const double log_likelihood = -0.5 * off.head(6).dot(k.fullPivLu().solve(off.head(6))) -
                                0.5 * std::log(k.determinant()) - 3 * std::log(2 * M_PI);

  const EffectProcess process = follow_effects(seen, {&target, 1}, Scale::headroom, factor, c);
  EXPECT_NEAR(process.at[0].mean, mean, 1e-9);
  EXPECT_NEAR(process.at[0].variance, variance, 1e-9);
  EXPECT_NEAR(process.log_likelihood, log_likelihood, 1e-7);
}

}  // namespace
}  // namespace gaincast

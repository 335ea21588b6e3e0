#include "core/trend/effect_process.hpp"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>

namespace gaincast {
namespace {

constexpr EffectPrior prior{0.1, 0.25, -0.2, 0.12, 0.015, 0.02, 0.03, 0.015, 0.3, -0.1, 0.2};
constexpr SharedParts shared{};

/// The same normal distribution from its parts: every benchmark's effects are linear in independent
/// standard normals, shared ones and its own. No kernel, no Cholesky factor.
struct Reference {
  std::vector<double> sizes;  // e-folds, of all effects
  int benchmarks;

  double trend(double d) const {
    return d <= 0 ? d : (1 - std::exp(-prior.fading * d)) / prior.fading;
  }
  double mean(double d, double base, double residual) const {
    return prior.level + prior.follows * base + prior.drift * trend(d) + prior.residual * residual;
  }

  /// One row an effect of benchmark b at size d with this base; columns are the normals.
  Eigen::VectorXd row(int b, double d, double base, double residual) const {
    const int block = 5 + 2 * static_cast<int>(sizes.size());
    Eigen::VectorXd r = Eigen::VectorXd::Zero(block * (benchmarks + 1));
    const auto put = [&](int k, double sd, double part) {
      r[k] += sd * std::sqrt(part);
      r[block * (b + 1) + k] += sd * std::sqrt(1 - part);
    };
    put(0, prior.level_sd, shared.level);
    put(1, prior.follows_sd * base, shared.follows);
    put(2, prior.slope_sd * trend(d), shared.slope);
    put(3, prior.residual_sd * residual, shared.follows);
    double last = 0;  // the walk from the largest size backwards, in steps between the sizes
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const int k = 5 + static_cast<int>(i);
      if (d < 0 && sizes[i] < 0 && sizes[i] >= d)
        put(k, prior.walk * std::sqrt(last - sizes[i]), shared.walk);
      if (d > 0 && sizes[i] == d) put(k, prior.walk * std::sqrt(d), shared.walk);
      if (sizes[i] <= 0) last = sizes[i];
      if (sizes[i] == d) put(k + static_cast<int>(sizes.size()), prior.scatter, shared.scatter);
    }
    return r;
  }
};

struct Expected {
  double mean, variance;
};

/// Conditions the last row on the others, all at once.
Expected condition(const Eigen::MatrixXd& rows, const Eigen::VectorXd& off,
                   const Eigen::VectorXd& noise) {
  const int n = static_cast<int>(off.size());
  const Eigen::MatrixXd all = rows * rows.transpose();
  const Eigen::MatrixXd k = all.topLeftCorner(n, n) + Eigen::MatrixXd(noise.asDiagonal());
  const Eigen::VectorXd weights = k.fullPivLu().solve(all.topRightCorner(n, 1));
  return {weights.dot(off), all(n, n) - weights.dot(all.topRightCorner(n, 1).col(0))};
}

TEST(EffectProcess, ConditionsAsTheFullJointDistributionDoes) {
  const Reference reference{{0, -1.1, -2.3, 1.7}, 3};
  const std::vector<double> at{-2.3, -1.1, 0}, base{-0.2, -0.05, 0}, residual{0.1, -0.3, 0.05};
  for (const bool with_companions : {false, true})
    for (const bool with_residuals : {false, true}) {
      const int n = with_companions ? 6 : 3;
      std::vector<Effect> seen;
      Eigen::MatrixXd rows(n + 1, reference.row(0, 0, 0, 0).size());
      Eigen::VectorXd off(n), noise(n);
      for (int i = 0; i < n; ++i) {
        const bool own = i >= n - 3;
        const double d = at[i % 3], b = own ? base[i % 3] : 2 * base[i % 3];
        const double r = !with_residuals ? 0 : own ? residual[i % 3] : -residual[i % 3];
        seen.push_back({d, b, 0.1 + 0.03 * i, own ? 1e-4 : 2e-5, own ? 0.0 : 2.0, own ? 0 : r});
        // The companions are two benchmarks with the same base, of which the mean is seen.
        rows.row(i) = own ? reference.row(0, d, b, r)
                          : ((reference.row(1, d, b, r) + reference.row(2, d, b, r)) / 2).eval();
        off[i] = seen[i].value - reference.mean(d, b, r);
        noise[i] = seen[i].variance + 1e-10;
      }
      const double r = with_residuals ? 0.4 : 0;
      const Effect target{1.7, 0.1, 0, 0, 0, r};
      rows.row(n) = reference.row(0, 1.7, 0.1, r);
      const Expected expected = condition(rows, off, noise);
      const EffectProcess process(seen, prior, shared);
      const Normal forecast =
          process.at(target, with_residuals ? residual : std::vector<double>{0, 0, 0});
      EXPECT_NEAR(forecast.mean, expected.mean + reference.mean(1.7, 0.1, r), 1e-9);
      EXPECT_NEAR(forecast.variance, expected.variance, 1e-9);
      if (with_companions || with_residuals) continue;
      const Eigen::MatrixXd k =
          (rows * rows.transpose()).topLeftCorner(n, n) + Eigen::MatrixXd(noise.asDiagonal());
      EXPECT_NEAR(process.log_likelihood(),
                  -0.5 * off.dot(k.fullPivLu().solve(off)) - 0.5 * std::log(k.determinant()) -
                      1.5 * std::log(2 * M_PI),
                  1e-8);
    }
}

TEST(EffectProcess, LikelihoodIsOfTheCurveGivenItsCompanions) {
  const std::vector<Effect> companions{{-1, 0, 0.1, 1e-4, 2}, {0, 0, 0.15, 1e-4, 2}};
  const std::vector<Effect> own{{-1, 0, 0.1, 1e-4}, {0, 0, 0.2, 1e-4}};
  std::vector<Effect> both = companions;
  both.insert(both.end(), own.begin(), own.end());
  // Companions that did the same make the curve likelier than nothing seen before it.
  EXPECT_GT(EffectProcess(both, prior, shared).log_likelihood(),
            EffectProcess(own, prior, shared).log_likelihood());
}

TEST(EffectProcess, AFurtherRunAtASizeThatWasSeenHasScatterOfItsOwn) {
  const std::vector<Effect> seen{{-1, 0, 0.1, 1e-9}, {0, 0, 0.2, 1e-9}};
  const Normal at = EffectProcess(seen, prior, shared).at({0, 0, 0, 0}, {});
  EXPECT_GT(at.variance, prior.scatter * prior.scatter);
  EXPECT_LT(at.variance, 2.1 * prior.scatter * prior.scatter);
}

}  // namespace
}  // namespace gaincast

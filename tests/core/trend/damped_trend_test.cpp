#include "core/trend/damped_trend.hpp"

#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <numbers>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

/// The same process as a Gaussian process with all its covariances, in O(n³): the slope's memory of
/// the first slope and the noise that drives it since.
class Dense {
 public:
  Dense(const DampedTrend& trend, std::span<const Point> points, std::span<const double> noise)
      : trend_(trend), start_(points[0].at.log_size) {
    const auto n = static_cast<Eigen::Index>(points.size());
    Eigen::MatrixXd covariance(n, n);
    Eigen::VectorXd gains(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      at_.push_back(points[i].at.log_size);
      gains[i] = points[i].gain;
    }
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = 0; j < n; ++j)
        covariance(i, j) = between(at_[i], at_[j]) + (i == j ? noise[i] : 0);
    solver_.compute(covariance);
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(n);
    level_precision_ = ones.dot(solver_.solve(ones));
    level_ = ones.dot(solver_.solve(gains)) / level_precision_;
    pull_ = solver_.solve(gains - level_ * ones);
    // The density of the contrasts, for a level with a flat prior.
    log_likelihood = -0.5 * (solver_.vectorD().array().log().sum() + std::log(level_precision_) +
                             (gains - level_ * ones).dot(pull_) +
                             static_cast<double>(n - 1) * std::log(2 * std::numbers::pi));
  }

  Normal level(double at) const {
    Eigen::VectorXd along(static_cast<Eigen::Index>(at_.size()));
    for (std::size_t i = 0; i < at_.size(); ++i)
      along[static_cast<Eigen::Index>(i)] = between(at, at_[i]);
    const Eigen::VectorXd weights = solver_.solve(along);
    const double missing = 1 - weights.sum();
    return {level_ + along.dot(pull_),
            between(at, at) - along.dot(weights) + missing * missing / level_precision_};
  }

  double log_likelihood;

 private:
  double between(double a, double b) const {
    const double s = a - start_, t = b - start_, k = trend_.fading;
    const auto carried = [&](double d) { return (1 - std::exp(-k * d)) / k; };
    const double stationary =
        2 * std::min(s, t) / k +
        (std::exp(-k * s) + std::exp(-k * t) - 1 - std::exp(-k * std::abs(s - t))) / (k * k);
    const double own = trend_.slope_sd * trend_.slope_sd;
    const double first = trend_.first_slope_sd * trend_.first_slope_sd;
    return own * stationary + (first - own) * carried(s) * carried(t);
  }

  DampedTrend trend_;
  double start_;
  std::vector<double> at_;
  Eigen::LDLT<Eigen::MatrixXd> solver_;
  double level_precision_, level_;
  Eigen::VectorXd pull_;
};

std::vector<double> variances(std::span<const Point> points) {
  std::vector<double> result;
  for (const Point& point : points) result.push_back(point.se * point.se);
  return result;
}

TEST(DampedTrend, IsTheGaussianProcessWithItsCovariances) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    const auto dataset = Dataset::parse(test::random_rows(seed)).value();
    const auto points = dataset.points();
    const auto noise = variances(points);
    test::Noise random(seed);
    const DampedTrend trend{random.uniform(0.05, 2), random.uniform(0.1, 5),
                            random.uniform(0.1, 5)};
    const double low = points.front().at.log_size, high = points.back().at.log_size;
    std::vector<double> at;
    for (const double share : {0.0, 0.1, 0.37, 0.5, 0.99, 1.0, 1.3, 2.0})
      at.push_back(low + share * (high - low));
    const FollowedTrend followed = follow(trend, points, noise, at);
    const Dense dense(trend, points, noise);
    EXPECT_NEAR(followed.log_likelihood, dense.log_likelihood,
                1e-7 * (1 + std::abs(dense.log_likelihood)))
        << seed;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const Normal expected = dense.level(at[i]);
      EXPECT_NEAR(followed.levels[i].mean, expected.mean, 1e-6 * (1 + std::abs(expected.mean)))
          << seed << ", " << i;
      EXPECT_NEAR(followed.levels[i].variance, expected.variance, 1e-6 * (1 + expected.variance))
          << seed << ", " << i;
    }
  }
}

TEST(DampedTrend, LooksAlikeFromBothSidesWhereSlopesAreNowhereSpecial) {
  const auto dataset = Dataset::parse(test::paper_rows()).value();
  const std::vector<Point> points(dataset.points().begin(), dataset.points().end());
  std::vector<Point> mirrored(points.rbegin(), points.rend());
  for (Point& point : mirrored) point.at.log_size = -point.at.log_size;
  const DampedTrend trend{0.3, 2, 2};
  const double below[]{points.front().at.log_size - 1.5};
  const double beyond[]{-below[0]};
  const Normal one = follow(trend, points, variances(points), below).levels[0];
  const Normal other = follow(trend, mirrored, variances(mirrored), beyond).levels[0];
  EXPECT_NEAR(one.mean, other.mean, 1e-10);
  EXPECT_NEAR(one.variance, other.variance, 1e-10);
}

TEST(DampedTrend, CarriesOnTheShareOfTheSlopeThatItSays) {
  // Exact gains on a steep line: the slope is known, and fades from the last size on.
  std::vector<Point> points;
  for (int i = 0; i < 6; ++i) points.push_back({{std::exp(i), 1.0 * i}, 10.0 * i, 1e-4});
  const DampedTrend trend{0.5, 0.01, 100};
  const double at[]{5.0, 7.0};
  const FollowedTrend followed = follow(trend, points, variances(points), at);
  EXPECT_NEAR(followed.levels[1].mean,
              followed.levels[0].mean + followed.slope.mean * (1 - std::exp(-1)) / 0.5, 1e-9);
}

TEST(DampedTrend, ReadsHundredsOfSizesCloseTogether) {
  std::vector<Point> points;
  for (int i = 0; i < 500; ++i) points.push_back({{1 + 1e-7 * i, 1e-7 * i}, 1.0 + i % 2, 0.5});
  const double at[]{-1.0, 2.5e-5, 1.0};
  const FollowedTrend followed = follow({0.3, 5, 15}, points, variances(points), at);
  EXPECT_TRUE(std::isfinite(followed.log_likelihood));
  EXPECT_NEAR(followed.levels[1].mean, 1.5, 0.01);
  for (const Normal& level : followed.levels) EXPECT_GE(level.variance, 0);
}

}  // namespace
}  // namespace gaincast

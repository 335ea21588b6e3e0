#include "core/search/local_expansion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/numerics/least_squares.hpp"
#include "tests/core/search/circle_family.hpp"

namespace gaincast {
namespace {

/// Directions (x, y, z) = (s, t, 1) bent by their squares: a curved surface with two shapes, of
/// which the second may not fall below 0.
class Bowl : public StartFamily {
 public:
  explicit Bowl(double curvature) : curvature_(curvature) {}

  void direction(int start, double* phi) const override {
    double jets[4][6];
    this->jets(0, nonlinear_of(start), &jets[0][0], 6);
    for (int i = 0; i < 4; ++i) phi[i] = jets[i][0];
  }
  NonlinearVector nonlinear_of(int) const override { return {0.02, 0.03}; }
  void jets(int, const NonlinearVector& nonlinear, double* out, int stride) const override {
    const double s = nonlinear[0], t = nonlinear[1], k = curvature_;
    const double jets[4][6] = {{s + k * s * t, 1 + k * t, k * s, 0, k, 0},
                               {t + k * s * s, 2 * k * s, 1, 2 * k, 0, 0},
                               {k * t * t, 0, 2 * k * t, 0, 0, 2 * k},
                               {1, 0, 0, 0, 0, 0}};
    for (int i = 0; i < 4; ++i) std::copy_n(jets[i], 6, out + i * stride);
  }
  int halfway(int, int) override { return -1; }

 private:
  double curvature_;
};

/// The nonlinear parameters whose line is nearest to y, by Gauss and Newton: the first `free`
/// coordinates move.
NonlinearVector nearest(const Bowl& bowl, int free, NonlinearVector nonlinear,
                        const Eigen::VectorXd& y) {
  for (int iteration = 0; iteration < 100; ++iteration) {
    Eigen::MatrixXd jets(6, 4);
    bowl.jets(0, nonlinear, jets.data(), 6);
    const Eigen::VectorXd phi = jets.row(0);
    const double amplitude = phi.dot(y) / phi.dot(phi);
    Eigen::MatrixXd J(4, 1 + free);
    J.col(0) = phi;
    for (int k = 0; k < free; ++k) J.col(1 + k) = amplitude * jets.row(1 + k);
    const Eigen::VectorXd step = LeastSquares(J).solve(y - amplitude * phi);
    for (int k = 0; k < free; ++k) nonlinear[k] += step[1 + k];
  }
  return nonlinear;
}

const NonlinearBounds unbounded;

TEST(LocalExpansion, OfACircleGuessesTheLongitude) {
  test::Circle circle(0.9);
  const int data_optimum = circle.add(0.1);
  const double length = 30;
  const LocalExpansion expansion(circle, unbounded, 3, 1, data_optimum, length);
  ASSERT_FALSE(expansion.empty());
  for (const double longitude : {-0.06, -0.01, 0.1, 0.13, 0.2, 0.27})
    for (const double above : {-1.0, 0.0, 2.0}) {  // standard errors, on the axis
      const double y[] = {length * std::cos(0.9) * std::cos(longitude),
                          length * std::cos(0.9) * std::sin(longitude),
                          length * std::sin(0.9) + above};
      const auto guess = expansion(y);
      ASSERT_TRUE(guess);
      EXPECT_NEAR(guess->nonlinear[0], longitude, 1e-5) << longitude << ' ' << above;
      EXPECT_EQ(guess->nonlinear[1], 0);
    }
}

TEST(LocalExpansion, OfASurfaceGuessesBothShapes) {
  for (const double curvature : {0.0, 0.5}) {
    Bowl bowl(curvature);
    const double length = 40;
    const LocalExpansion expansion(bowl, unbounded, 4, 2, 0, length);
    ASSERT_FALSE(expansion.empty());
    for (const double s : {-0.04, 0.0, 0.02, 0.06})
      for (const double t : {-0.02, 0.03, 0.08}) {
        const Eigen::VectorXd off = Eigen::Vector4d(0.3, -0.4, 0.9, 0.5);  // standard errors
        Eigen::MatrixXd jets(6, 4);
        bowl.jets(0, {s, t}, jets.data(), 6);
        const Eigen::VectorXd y = length * jets.row(0).transpose().normalized() + off;
        const auto guess = expansion(y.data());
        ASSERT_TRUE(guess);
        const NonlinearVector best = nearest(bowl, 2, {s, t}, y);
        // A third of a standard error to the anchor, to the third power: 1e-3 standard errors.
        EXPECT_LT((guess->nonlinear - best).norm() * length, 1e-3) << s << ' ' << t;
      }
  }
}

/// Held back at its bound, the second shape moves the first.
TEST(LocalExpansion, GuessesAlongABound) {
  Bowl bowl(0.5);
  NonlinearBounds bounds;
  bounds.lower[1] = 0;
  const double length = 40;
  const LocalExpansion expansion(bowl, bounds, 4, 2, 0, length);
  for (const double s : {-0.03, 0.02, 0.05}) {
    Eigen::MatrixXd jets(6, 4);
    bowl.jets(0, {s, -0.03}, jets.data(), 6);
    const Eigen::VectorXd y = length * jets.row(0).transpose().normalized();
    const auto guess = expansion(y.data());
    ASSERT_TRUE(guess);
    EXPECT_EQ(guess->nonlinear[1], 0);
    const NonlinearVector best = nearest(bowl, 1, {s, 0}, y);
    EXPECT_NEAR(guess->nonlinear[0] * length, best[0] * length, 5e-3) << s;
  }
}

/// The third derivatives of chi2/2 = (‖y‖² − (u·y)²)/2 at the optimum.
TEST(LocalExpansion, KnowsTheThirdDerivatives) {
  Bowl bowl(0.5);
  const double length = 40;
  const LocalExpansion expansion(bowl, unbounded, 4, 2, 0, length);
  const auto half_chi2 = [&](double s, double t, const Eigen::VectorXd& y) {
    Eigen::MatrixXd jets(6, 4);
    bowl.jets(0, {s, t}, jets.data(), 6);
    const double along = jets.row(0).normalized().dot(y);
    return (y.squaredNorm() - along * along) / 2;
  };
  Eigen::MatrixXd jets(6, 4);
  bowl.jets(0, {0.02, 0.03}, jets.data(), 6);
  const Eigen::VectorXd y = length * jets.row(0).transpose().normalized();
  const auto guess = expansion(y.data());
  ASSERT_TRUE(guess);
  const double h = 1e-2;
  const auto f = [&](int i, int j) { return half_chi2(0.02 + i * h, 0.03 + j * h, y); };
  const double cube = h * h * h,
               third = (f(2, 0) - 2 * f(1, 0) + 2 * f(-1, 0) - f(-2, 0)) / (2 * cube);
  const double mixed =
      (f(1, 1) - 2 * f(0, 1) + f(-1, 1) - f(1, -1) + 2 * f(0, -1) - f(-1, -1)) / (2 * cube);
  EXPECT_NEAR(guess->third[0], third, 0.02 * length * length);
  EXPECT_NEAR(guess->third[1], mixed, 0.02 * length * length);
}

/// Directions that turn back at longitude 0: s ↦ s². Beyond the fold there is nothing.
class Folded : public test::Circle {
 public:
  Folded() : Circle(0.9) {}
  void jets(int frame, const NonlinearVector& nonlinear, double* out, int stride) const override {
    const double s = nonlinear[0];
    double at[3][3];
    Circle::jets(frame, {s * s, 0}, &at[0][0], 3);
    for (int i = 0; i < 3; ++i) {
      out[i * stride] = at[i][0];
      out[i * stride + 1] = at[i][1] * 2 * s;
      out[i * stride + 2] = at[i][2] * 4 * s * s + at[i][1] * 2;
    }
  }
};

TEST(LocalExpansion, SaysNothingAboutAFold) {
  Folded folded;
  const double length = 30, root = 0.3;  // longitude 0.09: 1.7 standard errors from the fold
  const int data_optimum = folded.add(root);
  const LocalExpansion expansion(folded, unbounded, 3, 1, data_optimum, length);
  ASSERT_FALSE(expansion.empty());
  const auto at = [&](double longitude) {
    return Eigen::Vector3d(length * std::cos(0.9) * std::cos(longitude),
                           length * std::cos(0.9) * std::sin(longitude), length * std::sin(0.9));
  };
  const auto guess = expansion(at(0.1).data());
  ASSERT_TRUE(guess);
  EXPECT_NEAR(guess->nonlinear[0], std::sqrt(0.1), 1e-4);
  EXPECT_FALSE(expansion(at(0.005).data())) << "next to the fold";
  EXPECT_FALSE(expansion(at(-0.03).data())) << "beyond it";
}

TEST(LocalExpansion, IsEmptyWhereTheFamilyHasNoTangents) {
  Folded folded;
  EXPECT_TRUE(LocalExpansion(folded, unbounded, 3, 1, folded.add(0), 30).empty());
  EXPECT_TRUE(LocalExpansion().empty());
}

}  // namespace
}  // namespace gaincast

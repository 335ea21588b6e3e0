#include "core/chart.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/least_squares.hpp"
#include "tests/core/circle_family.hpp"

namespace gaincast {
namespace {

/// Directions (x, y, z) = (s, t, 1) bent by their squares: a curved surface with two shapes, of
/// which the second may not fall below 0.
class Bowl : public StartFamily {
 public:
  explicit Bowl(double curvature) : curvature_(curvature) {}

  void direction(int start, double* phi) const override {
    double jets[4][6];
    this->jets(0, shape_of(start), &jets[0][0], 6);
    for (int i = 0; i < 4; ++i) phi[i] = jets[i][0];
  }
  ShapeVector shape_of(int) const override { return {0.02, 0.03}; }
  void jets(int, const ShapeVector& shape, double* out, int stride) const override {
    const double s = shape[0], t = shape[1], k = curvature_;
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

/// The shape whose line is nearest to y, by Gauss and Newton: the first `free` coordinates move.
ShapeVector nearest(const Bowl& bowl, int free, ShapeVector shape, const Eigen::VectorXd& y) {
  for (int iteration = 0; iteration < 100; ++iteration) {
    Eigen::MatrixXd jets(6, 4);
    bowl.jets(0, shape, jets.data(), 6);
    const Eigen::VectorXd phi = jets.row(0);
    const double multiple = phi.dot(y) / phi.dot(phi);
    Eigen::MatrixXd J(4, 1 + free);
    J.col(0) = phi;
    for (int k = 0; k < free; ++k) J.col(1 + k) = multiple * jets.row(1 + k);
    const Eigen::VectorXd step = LeastSquares(J).solve(y - multiple * phi);
    for (int k = 0; k < free; ++k) shape[k] += step[1 + k];
  }
  return shape;
}

const ShapeBounds unbounded;

TEST(Chart, OfACircleGuessesTheLongitude) {
  test::Circle circle(0.9);
  const int home = circle.add(0.1);
  const double length = 30;
  const Chart chart(circle, unbounded, 3, 1, home, length);
  ASSERT_FALSE(chart.empty());
  for (const double longitude : {-0.06, -0.01, 0.1, 0.13, 0.2, 0.27})
    for (const double above : {-1.0, 0.0, 2.0}) {  // standard errors, on the axis
      const double y[] = {length * std::cos(0.9) * std::cos(longitude),
                          length * std::cos(0.9) * std::sin(longitude),
                          length * std::sin(0.9) + above};
      const auto guess = chart(y);
      ASSERT_TRUE(guess);
      EXPECT_NEAR(guess->shape[0], longitude, 1e-5) << longitude << ' ' << above;
      EXPECT_EQ(guess->shape[1], 0);
    }
}

TEST(Chart, OfASurfaceGuessesBothShapes) {
  for (const double curvature : {0.0, 0.5}) {
    Bowl bowl(curvature);
    const double length = 40;
    const Chart chart(bowl, unbounded, 4, 2, 0, length);
    ASSERT_FALSE(chart.empty());
    for (const double s : {-0.04, 0.0, 0.02, 0.06})
      for (const double t : {-0.02, 0.03, 0.08}) {
        const Eigen::VectorXd off = Eigen::Vector4d(0.3, -0.4, 0.9, 0.5);  // standard errors
        Eigen::MatrixXd jets(6, 4);
        bowl.jets(0, {s, t}, jets.data(), 6);
        const Eigen::VectorXd y = length * jets.row(0).transpose().normalized() + off;
        const auto guess = chart(y.data());
        ASSERT_TRUE(guess);
        const ShapeVector best = nearest(bowl, 2, {s, t}, y);
        // A third of a standard error to the anchor, to the third power: 1e-3 standard errors.
        EXPECT_LT((guess->shape - best).norm() * length, 1e-3) << s << ' ' << t;
      }
  }
}

/// Held back at its bound, the second shape moves the first.
TEST(Chart, GuessesAlongABound) {
  Bowl bowl(0.5);
  ShapeBounds bounds;
  bounds.lower[1] = 0;
  const double length = 40;
  const Chart chart(bowl, bounds, 4, 2, 0, length);
  for (const double s : {-0.03, 0.02, 0.05}) {
    Eigen::MatrixXd jets(6, 4);
    bowl.jets(0, {s, -0.03}, jets.data(), 6);
    const Eigen::VectorXd y = length * jets.row(0).transpose().normalized();
    const auto guess = chart(y.data());
    ASSERT_TRUE(guess);
    EXPECT_EQ(guess->shape[1], 0);
    const ShapeVector best = nearest(bowl, 1, {s, 0}, y);
    EXPECT_NEAR(guess->shape[0] * length, best[0] * length, 5e-3) << s;
  }
}

/// The third derivatives of chi2/2 = (‖y‖² − (u·y)²)/2 at the optimum.
TEST(Chart, KnowsTheThirdDerivatives) {
  Bowl bowl(0.5);
  const double length = 40;
  const Chart chart(bowl, unbounded, 4, 2, 0, length);
  const auto half_chi2 = [&](double s, double t, const Eigen::VectorXd& y) {
    Eigen::MatrixXd jets(6, 4);
    bowl.jets(0, {s, t}, jets.data(), 6);
    const double along = jets.row(0).normalized().dot(y);
    return (y.squaredNorm() - along * along) / 2;
  };
  Eigen::MatrixXd jets(6, 4);
  bowl.jets(0, {0.02, 0.03}, jets.data(), 6);
  const Eigen::VectorXd y = length * jets.row(0).transpose().normalized();
  const auto guess = chart(y.data());
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
  void jets(int frame, const ShapeVector& shape, double* out, int stride) const override {
    const double s = shape[0];
    double at[3][3];
    Circle::jets(frame, {s * s, 0}, &at[0][0], 3);
    for (int i = 0; i < 3; ++i) {
      out[i * stride] = at[i][0];
      out[i * stride + 1] = at[i][1] * 2 * s;
      out[i * stride + 2] = at[i][2] * 4 * s * s + at[i][1] * 2;
    }
  }
};

TEST(Chart, SaysNothingAboutAFold) {
  Folded folded;
  const double length = 30, root = 0.3;  // longitude 0.09: 1.7 standard errors from the fold
  const int home = folded.add(root);
  const Chart chart(folded, unbounded, 3, 1, home, length);
  ASSERT_FALSE(chart.empty());
  const auto at = [&](double longitude) {
    return Eigen::Vector3d(length * std::cos(0.9) * std::cos(longitude),
                           length * std::cos(0.9) * std::sin(longitude), length * std::sin(0.9));
  };
  const auto guess = chart(at(0.1).data());
  ASSERT_TRUE(guess);
  EXPECT_NEAR(guess->shape[0], std::sqrt(0.1), 1e-4);
  EXPECT_FALSE(chart(at(0.005).data())) << "next to the fold";
  EXPECT_FALSE(chart(at(-0.03).data())) << "beyond it";
}

TEST(Chart, IsEmptyWhereTheFamilyHasNoTangents) {
  Folded folded;
  EXPECT_TRUE(Chart(folded, unbounded, 3, 1, folded.add(0), 30).empty());
  EXPECT_TRUE(Chart().empty());
}

}  // namespace
}  // namespace gaincast

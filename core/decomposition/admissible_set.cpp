#include "core/decomposition/admissible_set.hpp"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <cmath>
#include <limits>

namespace gaincast {

AdmissibleSet::AdmissibleSet(const Eigen::Matrix<double, Eigen::Dynamic, 3>& Phi,
                             const Eigen::VectorXd& y, const Vector& lower, const Vector& upper,
                             double level)
    : lower_(lower),
      upper_(upper),
      slack_(1e-9 * (upper - lower)),
      best_(lower),
      chi2_(std::numeric_limits<double>::infinity()) {
  const Eigen::Matrix3d H = Phi.transpose().lazyProduct(Phi);
  const Vector b = Phi.transpose().lazyProduct(y);
  const double beyond = level + 1e-9 * (1 + std::abs(level));
  std::array<bool, 27> misses{};  // the face, and so each that it holds, fits worse than the level
  for (int number = 0; number < 27; ++number) {
    Face face{{}, 0, Vector::Zero(), 0, Eigen::Matrix3d::Zero()};
    for (int i = 0, digits = number, place = 1; i < 3; ++i, digits /= 3, place *= 3) {
      const int digit = digits % 3;
      if (digit == 0) face.free[face.dimension++] = i;
      if (digit == 1) face.best[i] = lower[i];
      if (digit == 2) face.best[i] = upper[i];
      if (misses[number - digit * place]) misses[number] = true;
    }
    if (misses[number]) continue;
    const Vector slope = b - H * face.best;
    const auto h = [&](int p, int q) { return H(face.free[p], face.free[q]); };
    // A face whose columns nearly coincide is left out: smaller faces hold the same values.
    constexpr double distinct = 1e-11;
    bool regular = true;
    if (face.dimension == 1) {
      regular = h(0, 0) > 0;
      face.inverse(0, 0) = 1 / h(0, 0);
    } else if (face.dimension == 2) {
      const double determinant = h(0, 0) * h(1, 1) - h(0, 1) * h(0, 1);
      regular = determinant > distinct * h(0, 0) * h(1, 1);
      face.inverse.topLeftCorner<2, 2>() << h(1, 1), -h(0, 1), -h(0, 1), h(0, 0);
      face.inverse /= determinant;
    } else if (face.dimension == 3) {
      regular = H.determinant() > distinct * H(0, 0) * H(1, 1) * H(2, 2);
      face.inverse = H.inverse();
    }
    if (!regular) continue;
    for (int p = 0; p < face.dimension; ++p)
      for (int q = 0; q < face.dimension; ++q)
        face.best[face.free[p]] += face.inverse(p, q) * slope[face.free[q]];
    face.chi2 = (y - Phi.lazyProduct(face.best)).squaredNorm();
    if (!std::isfinite(face.chi2)) continue;
    misses[number] = face.chi2 > beyond;
    if (misses[number]) continue;
    faces_[count_++] = face;
    if (face.chi2 < chi2_ && inside(face.best)) {
      chi2_ = face.chi2;
      best_ = face.best.cwiseMax(lower_).cwiseMin(upper_);
    }
  }
}

bool AdmissibleSet::inside(const Vector& a) const {
  return ((a - lower_ + slack_).array() >= 0).all() && ((upper_ - a + slack_).array() >= 0).all();
}

std::optional<AdmissibleSet::Vector> AdmissibleSet::maximise(const Vector& c, double level) const {
  std::optional<Vector> best;
  double largest = -std::numeric_limits<double>::infinity();
  for (int number = 0; number < count_; ++number) {
    const Face& face = faces_[number];
    if (face.chi2 > level) continue;
    Vector a = face.best;
    double slope2 = 0;
    Vector step = Vector::Zero();
    for (int p = 0; p < face.dimension; ++p) {
      double along = 0;
      for (int q = 0; q < face.dimension; ++q) along += face.inverse(p, q) * c[face.free[q]];
      step[face.free[p]] = along;
      slope2 += along * c[face.free[p]];
    }
    if (slope2 > 0) a += std::sqrt((level - face.chi2) / slope2) * step;
    if (!inside(a)) continue;
    a = a.cwiseMax(lower_).cwiseMin(upper_);
    if (c.dot(a) > largest) {
      largest = c.dot(a);
      best = a;
    }
  }
  return best;
}

std::optional<AdmissibleSet::Vector> AdmissibleSet::maximise_ratio(const Vector& part,
                                                                   const Vector& whole,
                                                                   double level) const {
  double ratio = 0;
  std::optional<Vector> best;
  for (int iteration = 0; iteration < 20; ++iteration) {
    const auto at = maximise(part - ratio * whole, level);
    if (!at) return best;
    const double all = whole.dot(*at);
    if (!(all > 0)) return best;
    const double next = part.dot(*at) / all;
    if (best && !(next > ratio + 1e-12)) break;
    ratio = next;
    best = at;
  }
  return best;
}

}  // namespace gaincast

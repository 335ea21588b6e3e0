#include "core/search/tempered_rows.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/ascending.hpp"

namespace gaincast {
namespace {

// As many rows as a curve has parameters can be met exactly, however exact they are. The search
// takes none to be more than this much more exact than the next.
constexpr double most_exact = 1e-4;
// A descent begins with rows that are tempered more, and tempers them less and less.
constexpr double tempers[] = {1e-1, 1e-2, 1e-3, 1e-4, 1e-6, 0};

/// chi2 of rows of which some outweigh all others. What lies along phi is taken out of its
/// derivatives before products are summed; else a row that outweighs all others would leave nothing
/// but its rounding errors in the sums. The residuals are orthogonal to phi, so that their products
/// with phi' and phi'' stay what they are.
class TemperedChi2 final : public ProjectedChi2 {
 public:
  TemperedChi2(const NonlinearFamily& family, std::span<const Point> points, int nonlinear_count,
               int frame)
      : family_(family),
        points_(points.begin(), points.end()),
        y_(points.size()),
        jets_(points.size() * stride),
        nonlinear_count_(nonlinear_count),
        frame_(frame) {}

  /// Raises standard errors to at least this. y: gains in units of the standard errors of points.
  /// The sum of squares of the gains in units of the raised ones.
  double temper(std::span<const Point> points, std::span<const double> y, double least) {
    double squares = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      points_[i].se = std::max(points[i].se, least);
      y_[i] = y[i] * (points[i].se / points_[i].se);
      squares += y_[i] * y_[i];
    }
    return squares;
  }

  void operator()(const NonlinearVector& nonlinear, Chi2Derivatives& out) const override {
    const int S = nonlinear_count_, rows = S == 1 ? 3 : 6;
    family_.jets_at(points_, frame_, nonlinear, jets_.data(), stride);
    // Products of phi with y, itself and its derivatives, and of these with the residuals.
    double py = 0, along[rows_at_most] = {}, with_residuals[rows_at_most] = {};
    each([&](const double* jet, double y) {
      py += jet[0] * y;
      for (int r = 0; r < rows; ++r) along[r] += jet[0] * jet[r];
    });
    const double per_pp = 1 / along[0], A = along[0] > 0 ? py * per_pp : 0;
    double products[3] = {}, chi2 = 0;
    each([&](double* jet, double y) {
      for (int r = 1; r < rows; ++r) jet[r] -= jet[0] * (along[r] * per_pp);
      const double residual = y - A * jet[0];
      chi2 += residual * residual;
      for (int r = 1; r < rows; ++r) with_residuals[r] += jet[r] * residual;
      for (int m = 0; m < rows - 1 - S; ++m) products[m] += jet[1 + m / 2] * jet[1 + (m + 1) / 2];
    });
    const double *const pd = along + 1, *const dr = with_residuals + 1;
    out.chi2 = chi2;
    out.amplitude = A;
    out.moved2 = 0;
    for (int k = 0; k < 2; ++k) {
      out.gradient[k] = k < S ? -A * dr[k] : 0;
      out.amplitude_by_nonlinear[k] = k < S ? (dr[k] - A * pd[k]) * per_pp : 0;
    }
    out.hessian[1] = 0;
    out.hessian[2] = 1;
    // Schur complement, as in core/search/variable_projection.hpp.
    for (int m = 0; m < rows - 1 - S; ++m) {
      const int k = m / 2, l = (m + 1) / 2;
      out.hessian[m] = A * (A * products[m] - with_residuals[1 + S + m]) +
                       (A * (pd[k] * dr[l] + pd[l] * dr[k]) - dr[k] * dr[l]) * per_pp;
    }
  }

 private:
  static constexpr int rows_at_most = 6, stride = rows_at_most;

  template <class Visit>
  void each(const Visit& visit) const {
    for (std::size_t i = 0; i < y_.size(); ++i) visit(jets_.data() + i * stride, y_[i]);
  }

  const NonlinearFamily& family_;
  std::vector<Point> points_;
  std::vector<double> y_;
  mutable std::vector<double> jets_;  // phi, phi' and phi'' in units of the standard errors
  int nonlinear_count_, frame_;
};

}  // namespace

double se_beyond(std::span<const Point> points, int parameters) {
  std::vector<double> se;
  for (const Point& point : points) se.push_back(point.se);
  const auto next = static_cast<std::size_t>(parameters);
  return se.size() > next ? se[ascending(se)[next]] : 0;
}

bool temper(std::vector<Point>& points, double se_beyond) {
  bool any = false;
  for (Point& point : points) {
    any |= point.se < most_exact * se_beyond;
    point.se = std::max(point.se, most_exact * se_beyond);
  }
  return any;
}

Descent tempered_descent(const NonlinearFamily& family, const NonlinearBounds& bounds,
                         std::span<const Point> points, int nonlinear_count, double se_beyond,
                         int start, std::span<const double> y, double sum_of_squares,
                         const NonlinearVector& from, Digits digits) {
  TemperedChi2 chi2(family, points, nonlinear_count, start);
  Descent descent{0, 0, 0, from, false};
  for (const double temper : tempers) {
    const double squares = chi2.temper(points, y, temper * se_beyond);
    descent = descend(chi2, bounds, descent.nonlinear, temper > 0 ? squares : sum_of_squares,
                      temper > 0 ? Digits::all : digits);
  }
  return descent;
}

}  // namespace gaincast

#pragma once

#include <span>

#include "core/data/dataset.hpp"
#include "core/search/start_grid.hpp"

namespace gaincast {

/// chi2 at nonlinear parameters s, with the derivatives of A, and of chi2/2, by the nonlinear
/// parameters. A family with one nonlinear parameter leaves the second coordinate alone: its
/// derivatives are 0, its own second derivative 1.
struct Chi2Derivatives {
  double chi2;
  double amplitude;  ///< A
  double moved2;     ///< squared distance of the fitted gains from the data's own, in se
  NonlinearVector amplitude_by_nonlinear;
  double amplitude_by_nonlinears[3];  ///< its second derivatives, (0,0), (0,1), (1,1)
  NonlinearVector gradient;
  double hessian[3];  ///< (0,0), (0,1), (1,1)
};

/// A family with one or two nonlinear parameters and one basis function phi, stripped of its type.
/// A start is a curve in its frame.
class NonlinearFamily : public StartFamily {
 public:
  /// jets() at any points.
  virtual void jets_at(std::span<const Point> points, int frame, const NonlinearVector& nonlinear,
                       double* out, int stride) const = 0;
  virtual int add_start(int frame, const NonlinearVector& nonlinear) = 0;
  /// Of chi2 at the points themselves. y: gains in units of their standard errors.
  virtual void derivatives(int start, const NonlinearVector& nonlinear, std::span<const double> y,
                           Chi2Derivatives& out) const = 0;
  /// Makes the fitted gains of a curve those that `moved2` counts from.
  virtual void set_data_optimum(int start, double amplitude) = 0;
  /// The curve A·phi at sizes in even runs (even_runs.hpp): out[s·stride].
  virtual void values(int start, const NonlinearVector& nonlinear, double amplitude,
                      std::span<const Abscissa> sizes, std::span<const int> runs, double* out,
                      std::size_t stride) const = 0;
};

}  // namespace gaincast

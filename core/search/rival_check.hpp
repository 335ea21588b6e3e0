#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/numerics/subspace.hpp"
#include "core/search/start_grid.hpp"

namespace gaincast {

/// Proof that a local minimum of chi2 is the global one, without looking any further.
///
/// Let a = alpha·u be the point of a family that is nearest to y* among its neighbours, and
/// v = y* − a, which stands at right angles on the family there. A multiple of another direction
/// u' is nearer to y* than a only if
///     ‖v‖ > alpha · (1 − |u·u'|) / ‖part of u' outside the tangent space at a‖.
/// The smallest value of the fraction is the *reach* at a (Federer 1959, Curvature measures,
/// theorem 4.8 and 4.18): a local minimum nearer than alpha times that has no rival. Only
/// directions within 2‖v‖ of a matter. The reach is taken over a sample of the start grid about the
/// optimum of the data: a standard error apart, and farther from it a third of the distance.
/// What stands for all between them is half of it.
///
/// A curve may bend within that, sharply so next to its ends: there its radius of curvature, to
/// which the fraction tends, is taken at every node.
///
/// Where there are many points, most of v is noise that no curve near the data's optimum can
/// follow: it is at right angles on all of the sample, makes none of them nearer, and counts for
/// nothing above.
class RivalCheck {
 public:
  RivalCheck() = default;
  /// data_optimum: the direction of the data's own optimum.
  [[gnu::cold]] RivalCheck(const StartFamily& family, const StartGrid& grid, int nonlinear_count,
                           const Eigen::VectorXd& data_optimum, const Eigen::VectorXd& data);

  /// Whether a local minimum is global. All squared: its distance from y*; moved: how far it is
  /// from the data's optimum, in standard errors; multiple: alpha.
  bool proves(const double* y, double distance2, double moved2, double multiple2) const {
    return (moved2 < inner2_ && distance2 < std::min(room2_, multiple2 * least_reach2_)) ||
           proves_narrowly(y, std::sqrt(distance2), std::sqrt(moved2), std::sqrt(multiple2));
  }

 private:
  bool proves_narrowly(const double* y, double distance, double moved, double amplitude) const;

  std::vector<double> radius_;  // all that is nearer to the data's optimum than radius_[i] …
  std::vector<double> reach_;   // … has this reach
  double horizon_ = 0;          // the sample ends here
  // Squared: how near to the data's optimum a minimum has to be for the last radius to cover it,
  // how near to y* for the horizon not to matter then, and the last reach, which is the least.
  double inner2_ = 0, room2_ = 0, least_reach2_ = 0;
  Subspace span_;  // of the sample
};

}  // namespace gaincast

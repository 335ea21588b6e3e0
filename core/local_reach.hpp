#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/direction_net.hpp"
#include "core/subspace.hpp"

namespace gaincast {

/// Proof that a local minimum of chi2 is the global one, without looking any further.
///
/// Let a = alpha·u be the point of a family that is nearest to y* among its neighbours, and
/// v = y* − a, which stands at right angles on the family there. A multiple of another direction
/// u' is nearer to y* than a only if
///     ‖v‖ > alpha · (1 − |u·u'|) / ‖part of u' outside the tangent space at a‖.
/// The smallest value of the fraction is the *reach* at a (Federer 1959, Curvature measures,
/// theorem 4.8 and 4.18): a local minimum nearer than alpha times that has no rival. Only
/// directions within 2‖v‖ of a matter. The reach is taken over a sample of the net about a home,
/// the data's own optimum: a standard error apart, and farther from home a third of the distance.
/// What stands for all between them is half of it.
///
/// Where there are many points, most of v is noise that no curve near home can follow: it is at
/// right angles on all of the sample, makes none of them nearer, and counts for nothing above.
class LocalReach {
 public:
  LocalReach() = default;
  /// home: the direction of the data's own optimum.
  LocalReach(const StartFamily& family, const DirectionNet& net, int shapes,
             const Eigen::VectorXd& home, const Eigen::VectorXd& data);

  /// Whether a local minimum at this distance from y* is global. moved: how far the minimum is from
  /// home, in standard errors; multiple: alpha.
  bool proves(const double* y, double distance, double moved, double multiple) const;

 private:
  std::vector<double> radius_;  // all that is nearer to home than radius_[i] …
  std::vector<double> reach_;   // … has this reach
  double horizon_ = 0;          // the sample ends here
  Subspace span_;               // of the sample
};

}  // namespace gaincast

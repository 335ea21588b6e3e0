#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/search/start_grid.hpp"

namespace gaincast {

/// Where on a start grid a descent to a resample's global optimum has to begin.
///
/// The nodes are scanned in the order of their distance from the data until none that follows can
/// be nearest. A descent begins at every node whose surroundings can hold the global minimum, that
/// no neighbour in its row undercuts, and whose valley does not lead on downhill to the next row.
class GridSearch {
 public:
  GridSearch() = default;
  /// surface: neighbouring rows are neighbouring curves, so that valleys may cross them.
  GridSearch(StartGrid grid, bool surface);

  const StartGrid& grid() const { return grid_; }

  struct Candidate {
    int node;
    double distance2;  ///< squared, of y* from the node's line
    double bottom;     ///< the same of the parabola through the node and its neighbours
    double least2;     ///< no curve around the node is nearer than this
  };
  /// The nodes to begin at, the nearest first; some may still lead elsewhere. y: the gains of the
  /// resample at the pools; norm2: ‖y‖²; noise_norm: their distance from the data.
  std::vector<Candidate> candidates(const double* y, double norm2, double noise_norm);
  /// Whether the valley, of which the candidate is the lowest point in its row, goes on downhill in
  /// a neighbouring row. among: the candidates of the last resample.
  bool leads_elsewhere(const Candidate& candidate, const std::vector<Candidate>& among) const;

  /// Two neighbours in a row.
  struct Interval {
    int left, right;
  };
  /// Those between which a curve may be nearer to the last resample than this squared distance.
  std::vector<Interval> intervals(double least2) const;

 private:
  void scan(const double* y, double noise_norm);
  double bottom(int node) const;
  bool undercut(int node, int by) const {
    return by >= 0 && by < scanned_ && distance2_[by] < distance2_[node];
  }

  StartGrid grid_;
  bool surface_ = false;

  // The resample.
  double norm2_ = 0, nearest2_ = 0;
  int scanned_ = 0;  // so many nodes have a distance
  std::vector<double> distance2_;
};

}  // namespace gaincast

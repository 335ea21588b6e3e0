#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "core/search/nonlinear_bounds.hpp"

/// Where core/search/grid_search looks for a beginning: the directions phi/‖phi‖ of a family's
/// starts on the unit sphere, in rows of neighbours.
namespace gaincast {

/// What a start grid asks of a family. A *start* is one of its curves, known by its number.
class StartFamily {
 public:
  virtual ~StartFamily() = default;
  /// phi/se at the pools.
  virtual void direction(int start, double* phi) const = 0;
  /// The nonlinear parameters of a start, in its frame.
  virtual NonlinearVector nonlinear_of(int start) const = 0;
  /// phi/se at the pools with its first and second derivatives by the nonlinear parameters, of any
  /// nonlinear parameters in the frame of a start: out[pool·stride + …], packed by rows of the
  /// Hessian.
  virtual void jets(int frame, const NonlinearVector& nonlinear, double* out, int stride) const = 0;
  /// A new start halfway between two neighbours; −1 where there is none.
  virtual int halfway(int start, int other) = 0;
};

struct StartGrid {
  struct Node {
    int start, row;
    double span;               ///< angle to the farthest neighbour
    int left, right;           ///< neighbours in the row, or −1
    double to_left, to_right;  ///< angles to them
    bool ragged;               ///< no half could be put between it and a distant neighbour
    double bound;              ///< distance of the data from all that is nearer than the neighbours
  };
  std::vector<Node> nodes;  ///< ascending by bound
  Eigen::MatrixXd unit;     ///< their directions, a column each
};

/// ends: row r holds the starts ends[r − 1] … ends[r] − 1 (the first from 0); neighbouring rows are
/// neighbouring curves. data: the gains at the pools, in units of their standard errors.
/// Near the data, where most resamples have their optimum, neighbours in a row are about a standard
/// error apart and rows two: halves are put between them where the starts are coarser. Of a
/// surface, starts and rows that no resample can tell apart are passed over.
StartGrid weave(StartFamily& family, std::span<const int> ends, const Eigen::VectorXd& data);

}  // namespace gaincast

#pragma once

#include <Eigen/Core>
#include <vector>

/// Where the search of core/shape_refit.hpp begins: the directions phi/‖phi‖ of a family's starts
/// on the unit sphere, in rows of neighbours.
namespace gaincast {

/// What a net asks of a family. A *start* is one of its curves, known by its number.
class StartFamily {
 public:
  virtual ~StartFamily() = default;
  /// phi/se at the pools.
  virtual void direction(int start, double* phi) const = 0;
  /// Their derivatives by the shapes, one after the other.
  virtual void tangents(int start, double* by_shape) const = 0;
  /// A new start halfway between two neighbours; −1 where there is none.
  virtual int halfway(int start, int other) = 0;
};

struct DirectionNet {
  struct Node {
    int start, row;
    double reach;              ///< angle to the farthest neighbour
    int left, right;           ///< neighbours in the row, or −1
    double to_left, to_right;  ///< angles to them
    bool ragged;               ///< no half could be put between it and a distant neighbour
    double bound;              ///< distance of the data from all that is nearer than the neighbours
  };
  std::vector<Node> nodes;  ///< ascending by bound
  Eigen::MatrixXd unit;     ///< their directions, a column each
};

/// rows: the family's starts in rows of neighbours; neighbouring rows are neighbouring curves.
/// data: the gains at the pools, in units of their standard errors.
/// Near the data, where most resamples have their optimum, halves are put between neighbours and
/// between rows until they are about a standard error apart. Along the rows of a surface, starts
/// that no resample can tell apart are merged.
DirectionNet weave(StartFamily& family, const std::vector<std::vector<int>>& rows,
                   const Eigen::VectorXd& data);

}  // namespace gaincast

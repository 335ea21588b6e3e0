#pragma once

#include <Eigen/Dense>
#include <vector>

#include "core/family_refit.hpp"
#include "core/global_search.hpp"

namespace gaincast {

/// Families with S = 1 or 2 shapes and one basis function phi.
///
/// On the unit sphere of R^n the directions phi(s)/‖phi(s)‖ form a curve or a surface, and chi2 is
/// lowest where it comes nearest to the line through y*. The family's starts are its nodes, in rows
/// of neighbours. A resample scans them in the order of their distance from the data until none
/// that follows can be nearest; Newton's method on the projected chi2 starts from every scanned
/// node that no neighbour in its row undercuts, unless its valley leads on downhill to the next
/// row, and whose surroundings can hold the global minimum.
template <int S>
class ShapeRefit : public FamilyRefit {
 public:
  using Vector = Eigen::Matrix<double, S, 1>;
  using Matrix = Eigen::Matrix<double, S, S>;

 protected:
  /// ‖y*‖² − chi2 and the derivatives of chi2/2 by the shape.
  struct Derivatives {
    double explained;  ///< (phi·y)²/(phi·phi)
    Vector gradient;
    Matrix hessian;
  };
  /// chi2 by its residuals, without the cancellation of ‖y‖² − explained, and A.
  struct Residual {
    double chi2;
    double multiple;
  };
  struct Best {
    double chi2, multiple;  ///< A
    int start;              ///< whose frame the shape is in
    Vector shape;
  };

  // What a family knows of itself; a *start* is a shape in its frame, known by its number.
  virtual Vector shape_of(int start) const = 0;
  virtual Derivatives derivatives(int start, const Vector& shape,
                                  std::span<const double> y) const = 0;
  virtual Residual residual(int start, const Vector& shape, std::span<const double> y) const = 0;
  virtual Vector within_bounds(const Vector& shape) const = 0;
  virtual void hold_at_bounds(const Vector& shape, Matrix& H, Vector& g) const = 0;

  /// Called once, by the family's constructor. rows: the starts' phi/se at the pools, a column a
  /// start, one matrix a row of starts; numbered through.
  void use_rows(std::span<const Point> points, Pools pools,
                const std::vector<Eigen::MatrixXd>& rows);
  double search(const Resample& resample) override;
  const Best& best() const { return best_; }

 private:
  struct Node {
    int start, row;
    double reach;              ///< angle to the farthest neighbour
    int left, right;           ///< neighbours in the row, or −1
    double to_left, to_right;  ///< angles to them
    double bound;              ///< distance of the data from all that is nearer than the neighbours
  };

  int scan(const Resample& resample);
  double bottom(int node, int scanned) const;
  bool leads_elsewhere(std::size_t candidate) const;
  bool undercut(int node, int by, int scanned) const {
    return by >= 0 && by < scanned && distance2_[by] < distance2_[node];
  }
  void polish(int start, std::span<const double> y, double sum_of_squares);

  Pools pools_;
  std::vector<double> share_;  // se of the pool over se of the point
  Eigen::VectorXd data_;       // the data at the pools, in units of their standard errors
  std::vector<Node> nodes_;    // ascending by bound
  Eigen::MatrixXd unit_;       // their directions, a column each

  Eigen::VectorXd pooled_;  // the resample
  std::vector<double> distance2_;
  std::vector<double> candidate_distances_;
  std::vector<int> candidates_;
  std::vector<double> bottoms_;  // of the candidates' parabolas
  Best best_{};
};

extern template class ShapeRefit<1>;
extern template class ShapeRefit<2>;

}  // namespace gaincast

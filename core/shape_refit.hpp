#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/chart.hpp"
#include "core/family_refit.hpp"
#include "core/global_search.hpp"
#include "core/local_reach.hpp"
#include "core/net_search.hpp"

namespace gaincast {

/// Families with one or two shapes and one basis function phi. A family with one shape leaves the
/// second coordinate alone: its derivatives are 0, its own second derivative 1.
///
/// On the unit sphere of R^n the directions phi(s)/‖phi(s)‖ form a curve or a surface, and chi2 is
/// lowest where it comes nearest to the line through y*. Most resamples have their optimum near the
/// data's own: core/chart guesses where, a step of third order or two go there, and
/// core/local_reach tells whether it can have a rival.
///
/// If so, or next to where the family folds, the whole of it is searched: core/net_search tells
/// from where.
class ShapeRefit : public FamilyRefit, protected StartFamily {
 public:
  void at_sizes(std::span<const Abscissa> sizes) override;
  int gradients(double* out) const override;

 protected:
  ShapeRefit(std::span<const Point> points, int shapes, const ShapeBounds& bounds);

  /// chi2 of a shape, with the derivatives of A, and of chi2/2, by the shape.
  struct Derivatives {
    double chi2;
    double multiple;  ///< A
    double
        moved2;  ///< squared distance of the fitted gains from the data's own, in standard errors
    ShapeVector multiple_by_shape;
    double multiple_by_shapes[3];  ///< its second derivatives, (0,0), (0,1), (1,1)
    ShapeVector gradient;
    double hessian[3];  ///< (0,0), (0,1), (1,1)
  };
  struct Best {
    double chi2, multiple, moved2;  ///< as in Derivatives
    int start;                      ///< whose frame the shape is in
    ShapeVector shape;
  };

  // What a family knows of itself, beside its StartFamily; a start is a shape in its frame.
  /// jets() at any points.
  virtual void jets_at(std::span<const Point> points, int frame, const ShapeVector& shape,
                       double* out, int stride) const = 0;
  virtual int add_start(int frame, const ShapeVector& shape) = 0;
  virtual void derivatives(int start, const ShapeVector& shape, std::span<const double> y,
                           Derivatives& out) const = 0;
  /// Makes the fitted gains of a curve those that `moved2` counts from.
  virtual void set_home(int start, double multiple) = 0;

  /// Called once, by the family's constructor. ends: of the rows of starts, as in weave(). sharp:
  /// starts that the pools cannot see.
  void use_rows(std::span<const int> ends, std::vector<int> sharp);
  std::span<const Point> points() const { return points_; }
  std::span<const Point> pools() const { return pools_.points; }
  std::span<const Abscissa> sizes() const { return sizes_; }
  /// As in even_runs().
  std::span<const int> runs() const { return runs_; }
  double search(const Resample& resample) override;
  const Best& best() const { return best_; }
  /// The best of the data themselves from a start next to it.
  Best to_all_digits(int start);
  /// The best of the data themselves; null where there is none.
  const Best* home() const { return std::isfinite(home_.chi2) ? &home_ : nullptr; }

 private:
  void follow_the_data();
  void hold_at_bounds(const ShapeVector& shape, double (&H)[3], ShapeVector& g) const;
  bool still_held(const ShapeVector& from, const ShapeVector& to, const Derivatives& at_from) const;
  bool near_the_data(const Resample& resample);
  bool descend_from(const Chart::Guess& guess, const Resample& resample);
  void jets(int frame, const ShapeVector& shape, double* out, int stride) const final {
    jets_at(pools(), frame, shape, out, stride);
  }
  void pool(const Resample& resample);
  double search_everywhere(const Resample& resample);
  void search_between(const std::vector<NetSearch::Candidate>& searched, const Resample& resample,
                      double outside);
  struct Slope {
    double distance2, slope;
  };
  Slope slope_at(int start) const;
  enum class Digits { enough, all };
  bool polish(int start, ShapeVector shape, std::span<const double> y, double sum_of_squares,
              Digits digits = Digits::enough);

  std::span<const Point> points_;
  int shapes_;
  ShapeBounds bounds_;
  std::vector<Abscissa> sizes_;
  std::vector<int> runs_;
  Pools pools_;
  std::vector<double> share_;  // se of the pool over se of the point; empty without pooling
  Eigen::VectorXd data_;       // the data at the pools, in units of their standard errors
  NetSearch search_;
  LocalReach reach_;
  std::vector<int> sharp_;
  std::vector<double> data_gains_;  // the points' gains, in units of their standard errors
  double data_squares_ = 0;
  Best home_{};  // the data's own optimum
  bool prepared_ = false;
  int follow_ = -1;  // the start there; −1 where resamples cannot be expected near it
  Chart chart_;

  // The resample.
  std::vector<double> pooled_;
  const double* at_pools_ = nullptr;  // its gains there
  double norm2_ = 0, displacement_ = 0;
  Best best_{};
};

}  // namespace gaincast

#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/search/family_refit.hpp"
#include "core/search/global_search.hpp"
#include "core/search/grid_search.hpp"
#include "core/search/local_expansion.hpp"
#include "core/search/rival_check.hpp"

namespace gaincast {

/// Families with one or two nonlinear parameters and one basis function phi. A family with one
/// nonlinear parameter leaves the second coordinate alone: its derivatives are 0, its own second
/// derivative 1.
///
/// On the unit sphere of R^n the directions phi(s)/‖phi(s)‖ form a curve or a surface, and chi2 is
/// lowest where it comes nearest to the line through y*. Most resamples have their optimum near the
/// data's own: core/search/local_expansion guesses where, a step of third order or two go there,
/// and core/search/rival_check tells whether it can have a rival.
///
/// If so, or next to where the family folds, the whole of it is searched: core/search/grid_search
/// tells from where.
///
/// Where a few rows are far more exact than all others, every curve through them has the same
/// direction to many digits, and distances between directions are rounding errors. The search then
/// sees those rows tempered, with larger standard errors; its descents see the rows as they are.
/// That is heuristic: as good as the basins of the tempered chi2 are those of chi2.
class NonlinearRefit : public FamilyRefit, protected StartFamily {
 public:
  void at_sizes(std::span<const Abscissa> sizes) override;
  int gradients(double* out) const override;

 protected:
  NonlinearRefit(std::span<const Point> points, int nonlinear_count, const NonlinearBounds& bounds);

  /// chi2 at nonlinear parameters s, with the derivatives of A, and of chi2/2, by the nonlinear
  /// parameters.
  struct Derivatives {
    double chi2;
    double amplitude;  ///< A
    double
        moved2;  ///< squared distance of the fitted gains from the data's own, in standard errors
    NonlinearVector amplitude_by_nonlinear;
    double amplitude_by_nonlinears[3];  ///< its second derivatives, (0,0), (0,1), (1,1)
    NonlinearVector gradient;
    double hessian[3];  ///< (0,0), (0,1), (1,1)
  };
  struct Best {
    double chi2, amplitude, moved2;  ///< as in Derivatives
    int start;                       ///< whose frame the nonlinear parameters are in
    NonlinearVector nonlinear;
  };

  // What a family knows of itself, beside its StartFamily; a start is a curve in its frame.
  /// jets() at any points.
  virtual void jets_at(std::span<const Point> points, int frame, const NonlinearVector& nonlinear,
                       double* out, int stride) const = 0;
  virtual int add_start(int frame, const NonlinearVector& nonlinear) = 0;
  virtual void derivatives(int start, const NonlinearVector& nonlinear, std::span<const double> y,
                           Derivatives& out) const = 0;
  /// Standard errors of the points, for derivatives() from now on; y is in units of these.
  virtual void use_errors(std::span<const double> se) = 0;
  /// Makes the fitted gains of a curve those that `moved2` counts from.
  virtual void set_data_optimum(int start, double amplitude) = 0;

  /// Called once, by the family's constructor. ends: of the rows of starts, as in weave(). sharp:
  /// starts that the pools cannot see.
  void use_rows(std::span<const int> ends, std::vector<int> sharp);
  std::span<const Point> points() const { return points_; }
  std::span<const Point> pools() const { return pools_.points; }
  /// Whether some rows are so exact that the pools stand for them with larger standard errors.
  bool tempered() const { return tempered_; }
  std::span<const Abscissa> sizes() const { return sizes_; }
  /// As in even_runs().
  std::span<const int> runs() const { return runs_; }
  double search(const Resample& resample) override;
  const Best& best() const { return best_; }
  /// The best of the data themselves from a start next to it.
  Best to_all_digits(int start);
  /// The best of the data themselves; null where there is none.
  const Best* data_optimum() const {
    return std::isfinite(data_optimum_.chi2) ? &data_optimum_ : nullptr;
  }

 private:
  void follow_the_data();
  void fix_active_bounds(const NonlinearVector& nonlinear, double (&H)[3],
                         NonlinearVector& g) const;
  bool still_active(const NonlinearVector& from, const NonlinearVector& to,
                    const Derivatives& at_from) const;
  bool near_the_data(const Resample& resample);
  bool descend_from(const LocalExpansion::Guess& guess, const Resample& resample);
  void jets(int frame, const NonlinearVector& nonlinear, double* out, int stride) const final {
    jets_at(pools(), frame, nonlinear, out, stride);
  }
  void pool(const Resample& resample);
  double search_everywhere(const Resample& resample);
  void search_between(const std::vector<GridSearch::Candidate>& searched, const Resample& resample,
                      double outside);
  struct Slope {
    double distance2, slope;
  };
  Slope slope_at(int start) const;
  enum class Digits { enough, all };
  /// Where a descent ended; arrived: in a minimum.
  struct Descent {
    double chi2, amplitude, moved2;
    NonlinearVector nonlinear;
    bool arrived;
  };
  Descent descend(int start, NonlinearVector nonlinear, std::span<const double> y,
                  double sum_of_squares, Digits digits) const;
  NonlinearVector tempered_descent(int start, NonlinearVector nonlinear, std::span<const double> y);
  bool polish(int start, NonlinearVector nonlinear, std::span<const double> y,
              double sum_of_squares, Digits digits = Digits::enough);

  std::span<const Point> points_;
  int nonlinear_count_;
  NonlinearBounds bounds_;
  std::vector<Abscissa> sizes_;
  std::vector<int> runs_;
  Pools pools_;                // tempered, see search_pools()
  std::vector<double> share_;  // of each point in its pool's gain, both in units of their se; empty
                               // where the pools are the points
  double se_beyond_ = 0;
  bool tempered_ = false;
  Eigen::VectorXd data_;  // the data at the pools, in units of their standard errors
  GridSearch search_;
  RivalCheck rival_check_;
  std::vector<int> sharp_;
  std::vector<double> data_gains_;  // the points' gains, in units of their standard errors
  double data_squares_ = 0;
  Best data_optimum_{};  // the data's own optimum
  bool prepared_ = false;
  int follow_ = -1;  // the start there; −1 where resamples cannot be expected near it
  LocalExpansion expansion_;

  // The resample.
  std::vector<double> pooled_;
  const double* at_pools_ = nullptr;  // its gains there
  double norm2_ = 0, noise_norm_ = 0;
  Best best_{};
};

}  // namespace gaincast

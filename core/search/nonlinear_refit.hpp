#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/search/family_refit.hpp"
#include "core/search/global_search.hpp"
#include "core/search/grid_search.hpp"
#include "core/search/local_expansion.hpp"
#include "core/search/rival_check.hpp"
#include "core/search/tempered_rows.hpp"

namespace gaincast {

/// Refits a family with one or two nonlinear parameters and one basis function phi.
///
/// On the unit sphere of R^n the directions phi(s)/‖phi(s)‖ form a curve or a surface, and chi2 is
/// lowest where it comes nearest to the line through y*. Most resamples have their optimum near the
/// data's own: core/search/local_expansion guesses where, a step of third order or two go there,
/// and core/search/rival_check tells whether it can have a rival.
///
/// If so, or next to where the family folds, the whole of it is searched: core/search/grid_search
/// tells from where.
///
/// Where a few rows are far more exact than all others, the search sees them tempered
/// (core/search/tempered_rows).
class NonlinearRefit : public FamilyRefit {
 public:
  void at_sizes(std::span<const Abscissa> sizes) override;
  void values(double* out, std::size_t stride) const override;
  int gradients(double* out) const override;

 protected:
  [[gnu::cold]] NonlinearRefit(std::span<const Point> points, int nonlinear_count,
                               const NonlinearBounds& bounds);

  struct Best {
    double chi2, amplitude, moved2;  ///< as in Chi2Derivatives
    int start;                       ///< whose frame the nonlinear parameters are in
    NonlinearVector nonlinear;
  };

  /// Called once, before all else. ends: of the rows of the family's starts at the pools, as in
  /// weave(). sharp: starts that the pools cannot see. The family must outlive this.
  [[gnu::cold]] void use_family(NonlinearFamily& family, std::span<const int> ends,
                                std::vector<int> sharp);
  std::span<const Point> points() const { return points_; }
  std::span<const Point> pools() const { return pools_.points; }
  double search(const Resample& resample) override;
  /// The best of the data themselves from a start next to it.
  Best to_all_digits(int start);
  /// The best of the data themselves; null where there is none.
  const Best* data_optimum() const {
    return std::isfinite(data_optimum_.chi2) ? &data_optimum_ : nullptr;
  }

 private:
  [[gnu::cold]] void follow_the_data();
  bool still_active(const NonlinearVector& from, const NonlinearVector& to,
                    const Chi2Derivatives& at_from) const;
  bool near_the_data(const Resample& resample);
  bool descend_from(const LocalExpansion::Guess& guess, const Resample& resample);
  void pool(const Resample& resample);
  /// Where descents begin on a surface: at the lowest point of every row's valley, or only where
  /// the valley does not lead on downhill in the next row.
  enum class Valleys { all, ends };
  double search_everywhere(const Resample& resample, Valleys valleys = Valleys::ends);
  void search_between(const std::vector<GridSearch::Candidate>& searched, const Resample& resample,
                      double outside);
  struct Slope {
    double distance2, slope;
  };
  Slope slope_at(int start) const;
  bool polish(int start, NonlinearVector nonlinear, std::span<const double> y,
              double sum_of_squares, Digits digits = Digits::enough);

  NonlinearFamily* family_ = nullptr;
  std::span<const Point> points_;
  int nonlinear_count_;
  NonlinearBounds bounds_;
  std::vector<Abscissa> sizes_;
  std::vector<int> runs_;
  Pools pools_;                // tempered
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

#pragma once

#include <algorithm>

#include "core/search/variable_projection.hpp"

namespace gaincast {

/// By how much one chi2 may exceed another without saying anything: 1e-10 of it, or of 1, and what
/// rounding can do. sum_of_squares: of gain/se over the points.
inline double indistinct(double chi2, double sum_of_squares) {
  return 1e-10 * std::max(1.0, chi2) + rounding_of_chi2(chi2, sum_of_squares);
}

/// Decides, for fits and refits alike, whether a law's own best curve is reported or one of its
/// limits. Offer the limits in the law's order, the simplest first.
///
/// A curve on its way to a limit has a chi2 above the limit's by next to nothing and parameters
/// that mean nothing. So a limit is preferred where chi2_limit <= chi2_law + tolerance, and a later
/// limit replaces a preferred one where chi2_later <= chi2_preferred − tolerance.
class LimitPreference {
 public:
  LimitPreference(double chi2_of_law, double sum_of_squares)
      : chi2_(chi2_of_law), tolerance_(indistinct(chi2_of_law, sum_of_squares)) {}

  /// A limit is preferred where its chi2 is no more than this.
  double bar() const { return at_limit_ ? chi2_ - tolerance_ : chi2_ + tolerance_; }
  /// Makes a limit the preferred curve.
  void prefer(double chi2_of_limit) {
    chi2_ = chi2_of_limit;
    at_limit_ = true;
  }

  double chi2() const { return chi2_; }  ///< of the preferred curve
  bool at_limit() const { return at_limit_; }
  double tolerance() const { return tolerance_; }

 private:
  double chi2_, tolerance_;
  bool at_limit_ = false;
};

}  // namespace gaincast

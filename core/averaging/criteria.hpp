#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

namespace gaincast {

/// The information criteria that weights can come from; the lower, the better. n counts rows. For
/// known se, deviance is chi2 and k counts the law's free parameters. Where se are known up to a
/// common factor only, deviance is n ln(RSS/n), RSS the sum of squares that is chi2 but for that
/// factor, and k counts the unknown variance as well: one more. Source: Burnham & Anderson (2002),
/// section 2.2. So few rows need AICc then (their section 2.4: where n/k < 40): weigh() uses it in
/// place of AIC, which prefers whatever law has the most parameters.
enum class Criterion { aic, aicc, bic };

/// "aic", "aicc", "bic".
std::string_view id(Criterion criterion);
/// The inverse of id(); empty for any other word.
std::optional<Criterion> criterion_of(std::string_view id);

/// Akaike's criterion: deviance + 2k. Source: the paper's eq. 6–7.
inline double aic(double deviance, int k) {
  return deviance + 2.0 * k;
}

/// Akaike's criterion corrected for small n: + 2k(k+1)/(n−k−1), which has no value when
/// n <= k + 1: it is empty then. Source: Burnham & Anderson (2002), section 2.4.
inline std::optional<double> aicc(double deviance, int k, int n) {
  if (n <= k + 1) return std::nullopt;
  return aic(deviance, k) + 2.0 * k * (k + 1) / (n - k - 1);
}

/// Schwarz's criterion: deviance + k ln n.
inline double bic(double deviance, int k, int n) {
  return deviance + k * std::log(n);
}

/// The deviance of n rows; the unknown variance is estimated by chi2/n.
///   least_chi2  as Dataset::least_chi2: below it, chi2 is the rounding of the gains. Empty: se are
///               known
inline double deviance(double chi2, int n, const std::optional<double>& least_chi2) {
  return least_chi2 ? n * std::log(std::max(chi2, *least_chi2) / n) : chi2;
}

}  // namespace gaincast

#pragma once

#include <cmath>
#include <optional>
#include <string_view>

namespace gaincast {

/// The information criteria that weights can come from; the lower, the better. chi2 is for known
/// se, k counts free parameters, n rows.
enum class Criterion { aic, aicc, bic };

/// "aic", "aicc", "bic".
std::string_view id(Criterion criterion);
/// The inverse of id(); empty for any other word.
std::optional<Criterion> criterion_of(std::string_view id);

/// Akaike's criterion for known se: chi2 + 2k. Source: the paper's eq. 6–7.
inline double aic(double chi2, int k) {
  return chi2 + 2.0 * k;
}

/// Akaike's criterion corrected for small n: + 2k(k+1)/(n−k−1), which has no value when
/// n <= k + 1: it is empty then. Source: Burnham & Anderson (2002), section 2.4.
inline std::optional<double> aicc(double chi2, int k, int n) {
  if (n <= k + 1) return std::nullopt;
  return aic(chi2, k) + 2.0 * k * (k + 1) / (n - k - 1);
}

/// Schwarz's criterion for known se: chi2 + k ln n.
inline double bic(double chi2, int k, int n) {
  return chi2 + k * std::log(n);
}

}  // namespace gaincast

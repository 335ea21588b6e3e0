#pragma once

#include <cstddef>
#include <optional>
#include <vector>

/// Runs that could be made next, and what they are expected to bring.
namespace gaincast {

/// One run at one size. The expectations are empty where a law with weight has no finite forecast
/// at the candidate or at the target.
struct Candidate {
  double size;                 ///< in the unit of the data's sizes
  double se;                   ///< expected standard error of the gain measured there, pp
  double cost;                 ///< dollars
  std::optional<double> info;  ///< eq. 14: sum w (f − average)², pp²
  /// Mutual information between the outcome and which law is right, bits. `bits` takes the fitted
  /// curves as exact; `predictive_bits` adds each law's own variance to the outcome's.
  std::optional<double> bits, predictive_bits;
  std::optional<double> sd_after;  ///< root of the variance expected to be left at the target, pp
  std::optional<double> bits_per_dollar;      ///< predictive bits over the cost
  std::optional<double> variance_per_dollar;  ///< variance removed at the target, pp² a dollar
};

/// Several runs, one at each of several candidates.
struct RunSet {
  std::vector<std::size_t> candidates;  ///< indices, ascending
  double cost;                          ///< dollars
  double bits;                          ///< predictive, as in Candidate
  double sd_after;                      ///< pp, as in Candidate
};

}  // namespace gaincast

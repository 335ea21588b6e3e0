#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/decision/forecaster.hpp"
#include "core/design/design.hpp"

/// How large a model has to be for a gain.
namespace gaincast {

struct RequiredSizeOptions {
  double gain = 0;           ///< in the unit of the gains
  double probability = 0.5;  ///< 0 < p < 1
  double level = 0.9;        ///< of the range, 0 < level < 1
  double largest = 1000;     ///< the largest size that is looked at
  CostModel cost = {};
};

/// Why a size is, or is not, there.
enum class Reached {
  within,       ///< beyond the smallest size measured
  below_data,   ///< already at the smallest size measured
  beyond,       ///< not within the largest size
  no_forecast,  ///< there is no forecast at any size
};

/// "within", "below-data", "beyond", "no-forecast".
std::string_view id(Reached reached);

/// Sizes between which something happens; empty where an end is not found.
struct SizeRange {
  double level;  ///< the probability in between
  std::optional<double> low, high;
};

struct RequiredSize {
  Reached reached;
  std::optional<double> size;
  SizeRange range;
  double smallest;                   ///< the smallest size measured
  std::optional<double> at_largest;  ///< the probability at the largest size
};

/// Refuses with code "bad-option" and the option's name: a gain that is not finite, a probability
/// or level outside (0, 1), a largest size outside 1e-60 … 1e60 or not above the smallest one
/// measured, and a cost model as core/design/design.hpp does.
std::optional<InputError> refuse(const RequiredSizeOptions& options, const Preprocessed& rows);

/// The smallest size, from the smallest one measured to options.largest, at which the gain is at
/// least options.gain with options.probability or more, by the predictive distribution at each
/// size. The range has the sizes at which that probability is first (1 − level)/2 and (1 +
/// level)/2: where it grows with size, the size at which the gain is reached lies between them with
/// probability `level`.
///
///     const Forecaster forecaster(preprocessed, {});
///     const RequiredSize found = required_size(forecaster, {.gain = 10});
///     if (found.size) options.cost(*found.size);   // dollars
///
/// The probability need not grow with size; the search is that of core/decision/crossing.hpp.
RequiredSize required_size(const Forecaster& forecaster, const RequiredSizeOptions& options);

}  // namespace gaincast

#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"

namespace gaincast {

/// The laws that can generate data for a validation (the paper's section 2.3), in the order of the
/// catalogue: power, logarithmic, saturating, sigmoid.
std::span<const std::string_view> generating_laws();

/// One curve of a law that synthetic data are drawn about.
struct GeneratingModel {
  std::string_view law;  ///< one of generating_laws()
  /// In the law's order; empty where the law was fitted at a limit: the model is then the limiting
  /// curve.
  std::vector<double> parameters;
  /// The gain at a size, pp; NaN or infinite where the curve has no finite gain there.
  std::function<double(double size)> gain;
};

/// The curve of a law with the given parameters; the formula is the law's own (core/laws). Refuses
/// with code "bad-option" and field "truths" a law that is none of the four, a wrong number of
/// parameters, a parameter that is not finite or is beyond ±1e60, and N0 <= 0.
Outcome<GeneratingModel> generating_model(std::string_view law, std::vector<double> parameters);

/// The fitted curves as generating models, limiting curves included, in the order of the fits.
/// Leaves out the laws that generate no data, that are not identified, or that take no part in
/// averages.
std::vector<GeneratingModel> generating_models(std::span<const Fit> fits);

}  // namespace gaincast

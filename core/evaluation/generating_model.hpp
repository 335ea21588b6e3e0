#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"

namespace gaincast {

/// The laws that are taken for the truth in a validation (the paper's section 2.3), in the order of
/// the catalogue: power, logarithmic, saturating, sigmoid.
std::span<const std::string_view> generating_laws();

/// A law with all its parameters: what a synthetic world grows by.
struct GeneratingModel {
  std::string_view law;
  std::vector<double> parameters;  ///< in the law's order; empty of a law fitted at a limit, whose
                                   ///< limiting curve it then is
  std::function<double(double size)> gain;  ///< pp
};

/// The law's formula with these parameters; refuses with code "bad-option" and field "truths" a law
/// that is none of the four, a wrong number of parameters, one that is not finite, N0 <= 0.
Outcome<GeneratingModel> generating_model(std::string_view law, std::vector<double> parameters);

/// What was fitted to data, limiting curves included, as truths; laws that are not identified are
/// left out, and those without a forecast.
std::vector<GeneratingModel> generating_models(std::span<const Fit> fits);

}  // namespace gaincast

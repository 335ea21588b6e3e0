#include "core/evaluation/generating_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace gaincast {
namespace {

constexpr std::array<std::string_view, 4> laws{"power", "logarithmic", "saturating", "sigmoid"};

InputError bad_generating_model(std::string message) {
  return {"bad-option", {}, "truths", std::move(message)};
}

/// The paper's eq. 1–4.
double gain(std::size_t law, const std::vector<double>& p, double size) {
  switch (law) {
    case 0:
      return p[0] * std::pow(size, p[1]);
    case 1:
      return p[0] * std::log(size) + p[1];
    case 2:
      return -p[0] * std::expm1(-size / p[1]);
    default:
      return p[0] / (1 + std::exp(-p[1] * (std::log(size) - p[2])));
  }
}

}  // namespace

std::span<const std::string_view> generating_laws() {
  return laws;
}

Outcome<GeneratingModel> generating_model(std::string_view law, std::vector<double> parameters) {
  const auto number =
      static_cast<std::size_t>(std::find(laws.begin(), laws.end(), law) - laws.begin());
  if (number == laws.size())
    return bad_generating_model(
        "A truth must be one of the laws power, logarithmic, saturating, sigmoid.");
  const std::size_t k = number == 3 ? 3 : 2;
  const bool finite = std::all_of(parameters.begin(), parameters.end(),
                                  [](double x) { return std::isfinite(x) && std::abs(x) <= 1e60; });
  if (parameters.size() != k || !finite)
    return bad_generating_model("The truth " + std::string(laws[number]) + " needs " +
                                std::to_string(k) + " finite parameters.");
  if (number == 2 && !(parameters[1] > 0))
    return bad_generating_model("The truth saturating needs N0 greater than 0.");
  return GeneratingModel{laws[number], parameters, [number, parameters](double size) {
                           return gain(number, parameters, size);
                         }};
}

std::vector<GeneratingModel> generating_models(std::span<const Fit> fits) {
  std::vector<GeneratingModel> result;
  for (const Fit& fit : fits) {
    if (std::find(laws.begin(), laws.end(), fit.law) == laws.end()) continue;
    if (fit.status == Status::not_identified || !fit.averaged) continue;
    GeneratingModel fitted{fit.law, {}, [linearise = fit.linearise](double size) {
                             const auto at = linearise(size);
                             return at ? at->value : std::numeric_limits<double>::quiet_NaN();
                           }};
    const bool whole = std::all_of(fit.parameters.begin(), fit.parameters.end(),
                                   [](const Parameter& each) { return each.value.has_value(); });
    if (whole)
      for (const Parameter& each : fit.parameters) fitted.parameters.push_back(*each.value);
    result.push_back(std::move(fitted));
  }
  return result;
}

}  // namespace gaincast

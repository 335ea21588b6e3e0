#include "core/evaluation/generating_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "core/laws/logarithmic.hpp"
#include "core/laws/power.hpp"
#include "core/laws/saturating.hpp"
#include "core/laws/sigmoid.hpp"

namespace gaincast {
namespace {

/// A law that can generate data, as ordinary code sees it.
struct GeneratingLaw {
  std::string_view id;
  std::size_t parameters;
  double (*gain)(const double* parameters, double size);
};

template <class L>
constexpr GeneratingLaw generating_law() {
  constexpr std::size_t count = L::parameters.size();
  return {L::id, count, [](const double* parameters, double size) {
            std::array<double, count> p;
            std::copy_n(parameters, count, p.begin());
            const auto [at, linear] = L::with_parameters(p);
            return at.curve.basis({size, std::log(size)}, at.nonlinear).value.dot(linear);
          }};
}

// Not a column of the catalogue: the first module, whose size is limited, would have to carry it.
constexpr std::array laws{generating_law<Power>(), generating_law<Logarithmic>(),
                          generating_law<Saturating>(), generating_law<Sigmoid>()};
constexpr std::array<std::string_view, laws.size()> ids{laws[0].id, laws[1].id, laws[2].id,
                                                        laws[3].id};

InputError bad_generating_model(std::string message) {
  return {"bad-option", {}, "truths", std::move(message)};
}

}  // namespace

std::span<const std::string_view> generating_laws() {
  return ids;
}

Outcome<GeneratingModel> generating_model(std::string_view law, std::vector<double> parameters) {
  const auto found = std::find_if(laws.begin(), laws.end(),
                                  [&](const GeneratingLaw& each) { return each.id == law; });
  if (found == laws.end())
    return bad_generating_model(
        "A generating model must be one of the laws power, logarithmic, saturating, sigmoid.");
  const bool finite = std::all_of(parameters.begin(), parameters.end(),
                                  [](double x) { return std::isfinite(x) && std::abs(x) <= 1e60; });
  if (parameters.size() != found->parameters || !finite)
    return bad_generating_model("The generating model " + std::string(law) + " needs " +
                                std::to_string(found->parameters) + " finite parameters.");
  if (law == Saturating::id && !(parameters[1] > 0))
    return bad_generating_model("The generating model saturating needs N0 greater than 0.");
  return GeneratingModel{found->id, parameters, [gain = found->gain, parameters](double size) {
                           return gain(parameters.data(), size);
                         }};
}

std::vector<GeneratingModel> generating_models(std::span<const Fit> fits) {
  std::vector<GeneratingModel> result;
  for (const Fit& fit : fits) {
    if (std::find(ids.begin(), ids.end(), fit.law) == ids.end()) continue;
    if (fit.status == Status::not_identified || !fit.averaged) continue;
    GeneratingModel fitted{fit.law, {}, [linearise = fit.linearise](double size) {
                             const auto at = linearise(size);
                             return at ? at->value : std::numeric_limits<double>::quiet_NaN();
                           }};
    const bool all_known =
        std::all_of(fit.parameters.begin(), fit.parameters.end(),
                    [](const Parameter& each) { return each.value.has_value(); });
    if (all_known)
      for (const Parameter& each : fit.parameters) fitted.parameters.push_back(*each.value);
    result.push_back(std::move(fitted));
  }
  return result;
}

}  // namespace gaincast

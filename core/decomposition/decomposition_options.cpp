#include "core/decomposition/decomposition_options.hpp"

#include <cmath>
#include <string>

namespace gaincast {
namespace {

InputError bad_option(std::string field, std::string message) {
  return {"bad-option", {}, std::move(field), std::move(message)};
}

}  // namespace

std::optional<InputError> refuse(const DecompositionOptions& options) {
  if (options.sizes.empty() || options.sizes.size() > 60)
    return bad_option("sizes", "The option sizes must hold 1 to 60 sizes.");
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string name(decomposition_parameters[i]);
    const auto [low, high] = options.bounds[i];
    if (!(std::isfinite(low) && std::isfinite(high) && low <= high && high <= 1e60))
      return bad_option(
          name, "The bounds of " + name + " must be two finite numbers, the lower one first.");
    if (low < 0) return bad_option(name, "The bounds of " + name + " must not be negative.");
    if (i == 1 && high >= 1)
      return bad_option(name, "The bounds of beta must be below 1 (the paper's eq. 11).");
    if ((i == 3 || i == 5) && low < 1e-60)
      return bad_option(name, "The bounds of " + name + " must be greater than 0.");
  }
  if (options.deltas.empty() || options.deltas.size() > 4)
    return bad_option("deltas", "The option deltas must hold one to four numbers.");
  for (const double delta : options.deltas)
    if (!(delta > 0 && delta <= 1e6))
      return bad_option("deltas", "Each of the deltas must be greater than 0 and at most 1e6.");
  return std::nullopt;
}

}  // namespace gaincast

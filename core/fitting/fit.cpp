#include "core/fitting/fit.hpp"

#include <cmath>

namespace gaincast {

std::string_view id(Status status) {
  switch (status) {
    case Status::converged:
      return "converged";
    case Status::at_limit:
      return "at-limit";
    case Status::interpolates:
      return "interpolates";
    case Status::not_identified:
      return "not-identified";
  }
  return {};
}

std::optional<Prediction> Fit::predict(double size) const {
  const auto at = linearise(size);
  if (!at) return std::nullopt;
  double variance = 0;
  for (const double element : at->gradient) variance += element * element;
  const double sd = std::sqrt(variance);
  if (!std::isfinite(at->value) || !std::isfinite(sd)) return std::nullopt;
  return Prediction{at->value, sd};
}

}  // namespace gaincast

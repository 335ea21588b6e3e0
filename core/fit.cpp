#include "core/fit.hpp"

#include "core/catalogue.hpp"

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

std::vector<Fit> fit(const Dataset& dataset) {
  return fit(dataset, catalogue());
}

std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws) {
  std::vector<Fit> fits;
  for (const Law& law : laws) fits.push_back(law.fit(dataset));
  return fits;
}

}  // namespace gaincast

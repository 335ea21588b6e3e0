#include "core/fit.hpp"

#include "core/catalogue.hpp"
#include "core/law_refit.hpp"

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
  RefitStore families(dataset.points());
  return fit(dataset, laws, families);
}

std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws, RefitStore& families) {
  std::vector<Fit> fits;
  for (const Law& law : laws) fits.push_back(law.fit(dataset, families));
  return fits;
}

}  // namespace gaincast

#include "core/fitting/fit_laws.hpp"

#include <memory>

#include "core/fitting/catalogue.hpp"
#include "core/fitting/profile_sd.hpp"
#include "core/fitting/refit_store.hpp"

namespace gaincast {

std::vector<Fit> fit(const Dataset& dataset) {
  return fit(dataset, standard_laws());
}

std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws) {
  const auto families = std::make_shared<FittedFamilies>(dataset);
  std::vector<Fit> fits = fit(families->dataset, laws, families->store);
  for (std::size_t i = 0; i < fits.size(); ++i) keep_families(fits[i], laws[i], families);
  return fits;
}

std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws, RefitStore& families) {
  std::vector<Fit> fits;
  for (const Law& law : laws) {
    fits.push_back(law.fit(dataset, families));
    fits.back().chosen = law.chosen;
  }
  return fits;
}

}  // namespace gaincast

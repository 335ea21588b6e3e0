#include "core/fitting/fit_laws.hpp"

#include "core/fitting/catalogue.hpp"
#include "core/fitting/refit_store.hpp"

namespace gaincast {

std::vector<Fit> fit(const Dataset& dataset) {
  return fit(dataset, standard_laws());
}

std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws) {
  RefitStore families(dataset.points());
  return fit(dataset, laws, families);
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

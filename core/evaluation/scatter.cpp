#include "core/evaluation/scatter.hpp"

#include "core/averaging/goodness_of_fit.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/trend/extra_se.hpp"

namespace gaincast {

double needed_scatter(std::span<const Observation> rows, const Dataset& dataset) {
  const auto goodness = goodness_of_fit(fit(dataset), dataset.distinct_sizes());
  return goodness && goodness->p < rejected ? estimate_extra_se(rows, false).estimate : 0;
}

}  // namespace gaincast

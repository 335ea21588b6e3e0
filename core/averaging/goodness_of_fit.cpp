#include "core/averaging/goodness_of_fit.hpp"

#include "core/numerics/chi_squared.hpp"

namespace gaincast {

std::optional<GoodnessOfFit> goodness_of_fit(std::span<const Fit> fits, int distinct_sizes) {
  std::optional<GoodnessOfFit> best;
  for (const Fit& fit : fits) {
    if (!fit.chosen || fit.least_chi2 || fit.status == Status::not_identified ||
        fit.free >= distinct_sizes)
      continue;
    const int dof = fit.n - fit.free;
    const double p = chi_squared_tail(fit.chi2, dof);
    // Of two with p = 0, which is below the smallest number, the one with the smaller chi2.
    if (!best || p > best->p || (p == best->p && fit.chi2 < best->chi2))
      best = GoodnessOfFit{fit.law, fit.chi2, dof, p};
  }
  return best;
}

}  // namespace gaincast

// Prints the lowest chi2 of every law on every resample, by the full search (core/fitting/fit.hpp),
// and whether it lies at a limit, as JSON by [law][resample]: { "chi2", "atLimit" }. In: the
// problem, as tests/bench/problem.ts writes it.
#include <cstdio>
#include <iostream>

#include "core/fitting/fit.hpp"
#include "core/fitting/fit_laws.hpp"

int main() {
  std::size_t points = 0, resamples = 0;
  std::cin >> points >> resamples;
  std::vector<gaincast::Observation> rows(points);
  for (auto& row : rows) std::cin >> row.size;
  for (auto& row : rows) std::cin >> row.se;
  std::vector<std::vector<gaincast::Fit>> fits;  // [resample][law]
  for (std::size_t i = 0; i < resamples; ++i) {
    for (auto& row : rows) std::cin >> row.gain;
    fits.push_back(gaincast::fit(gaincast::Dataset::parse(rows).value()));
  }
  for (std::size_t law = 0; law < fits.front().size(); ++law)
    for (std::size_t i = 0; i < resamples; ++i) {
      const gaincast::Fit& fit = fits[i][law];
      const bool at_limit = fit.status == gaincast::Status::at_limit;
      std::printf("%s{\"chi2\":%.17g,\"atLimit\":%s}",
                  i > 0     ? ","
                  : law > 0 ? "],["
                            : "[[",
                  fit.chi2, at_limit ? "true" : "false");
    }
  std::printf("]]\n");
}

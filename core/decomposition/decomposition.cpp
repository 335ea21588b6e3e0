#include "core/decomposition/decomposition.hpp"

#include <algorithm>
#include <cmath>

#include "core/decomposition/component_ranges.hpp"

namespace gaincast {
namespace {

using Eigen::Vector3d;

constexpr std::size_t max_optima = 12;

NonlinearParameters nonlinear_of(const DecompositionFit& fit) {
  return {fit.parameters[1], std::log(fit.parameters[3]), std::log(fit.parameters[5])};
}

/// A grid of nonlinear parameters, their bounds included.
std::vector<NonlinearParameters> grid(const ComponentModel& model, int steps) {
  std::vector<NonlinearParameters> points;
  for (int i = 0; i < steps * steps * steps; ++i) {
    const Vector3d share =
        Vector3d(i % steps, i / steps % steps, i / (steps * steps)) / (steps - 1);
    points.push_back(model.nonlinear_low() +
                     share.cwiseProduct(model.nonlinear_high() - model.nonlinear_low()));
  }
  return points;
}

/// Where descents from many starts end.
struct Descents {
  std::vector<DecompositionFit> optima;   ///< that differ in chi2, best first
  std::vector<NonlinearParameters> ends;  ///< of all descents, those that did not converge too
};

Descents descend_from_everywhere(const ComponentModel& model) {
  Descents descents;
  std::vector<DecompositionFit> found, unfinished;
  for (const NonlinearParameters& nonlinear : grid(model, 4)) {
    const Vector3d a = model.coefficients(nonlinear).best();
    for (int without = -1; without < 3; ++without) {
      Vector3d some = a;
      if (without >= 0) some[without] = 0;
      const auto [fit, converged] = model.descend(some, nonlinear);
      (converged ? found : unfinished).push_back(fit);
      descents.ends.push_back(nonlinear_of(fit));
    }
  }
  if (found.empty()) found = unfinished;
  std::stable_sort(
      found.begin(), found.end(),
      [](const DecompositionFit& p, const DecompositionFit& q) { return p.chi2 < q.chi2; });
  for (const DecompositionFit& each : found)
    if (descents.optima.empty() || (descents.optima.size() < max_optima &&
                                    each.chi2 > descents.optima.back().chi2 * (1 + 1e-3) + 1e-5))
      descents.optima.push_back(each);
  return descents;
}

/// Whether the best sum misses the data: chi2 > n + 3·sqrt(2n), three standard deviations above the
/// mean of chi2 for n independent normal residuals, which happens by chance in about one case of a
/// hundred.
bool misses(double chi2, int n) {
  return chi2 > n + 3 * std::sqrt(2.0 * n);
}

std::string in_words(int distinct_sizes, const std::array<bool, 3>& identified) {
  const auto known = std::count(identified.begin(), identified.end(), true);
  if (distinct_sizes < 6)
    return "The split is not determined by these data: six parameters on " +
           std::to_string(distinct_sizes) +
           " sizes leave many splits that fit equally well. Only the sum is measured.";
  if (known == 0)
    return "The split is not determined by these data: very different splits fit nearly as well. "
           "Only the sum is measured.";
  if (known == 3)
    return "The split is determined by these data, if the gain is such a sum and the bounds hold.";
  std::string names;
  for (std::size_t i = 0; i < 3; ++i)
    if (identified[i]) names += (names.empty() ? "" : " and ") + std::string(components[i]);
  return "These data determine only the share of " + names +
         "; they leave open how the rest is split.";
}

}  // namespace

Decomposition decompose(const Dataset& dataset, const DecompositionOptions& options) {
  const ComponentModel model(dataset, options);
  Decomposition result;
  Descents descents = descend_from_everywhere(model);
  result.optima = std::move(descents.optima);
  result.best = result.optima.front();
  const Vector3d best_coefficients(result.best.parameters[0], result.best.parameters[2],
                                   result.best.parameters[4]);
  for (const double size : options.sizes) {
    const Vector3d each =
        curves(nonlinear_of(result.best), abscissa(size)).value.cwiseProduct(best_coefficients);
    result.at.push_back({{each[0], each[1], each[2]}, each.sum()});
  }

  std::vector<NonlinearParameters> starts = std::move(descents.ends);
  for (const NonlinearParameters& nonlinear : grid(model, 9)) starts.push_back(nonlinear);
  for (const double delta : options.deltas)
    result.ranges.push_back(component_ranges(model, options, result.best.chi2, delta, starts));

  const auto widest =
      std::max_element(result.ranges.begin(), result.ranges.end(),
                       [](const auto& p, const auto& q) { return p.delta < q.delta; });
  for (int i = 0; i < 3; ++i) {
    result.identified[i] = dataset.distinct_sizes() >= 6;
    for (const auto& at : widest->share)
      if (!at[i] || at[i]->high - at[i]->low > 0.2) result.identified[i] = false;
  }
  result.message = in_words(dataset.distinct_sizes(), result.identified);
  if (misses(result.best.chi2, dataset.rows()))
    result.message +=
        " Besides, no such sum describes the data well: even the best fit misses them by more than "
        "their standard errors allow.";
  return result;
}

}  // namespace gaincast

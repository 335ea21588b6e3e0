#include "core/design/run_value.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/numerics/quadrature.hpp"

namespace gaincast {
namespace {

/// A component of the mixture of outcomes of one run.
struct Component {
  double weight, mean, sd;
  double target;      ///< the law's mean at the target before the run
  double regression;  ///< of the target on the outcome

  double density(double y) const {
    const double t = (y - mean) / sd;
    return std::exp(-t * t / 2) / sd;  // up to the same factor for all
  }
};

/// Integrates a function of the outcome, times the mixture's density, over all outcomes.
template <class Function>
double expectation(const std::vector<Component>& mixture, Function function) {
  std::vector<double> edges;
  for (const Component& component : mixture)
    for (const double t : {0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.5, 7.0, 9.0}) {
      edges.push_back(component.mean - t * component.sd);
      edges.push_back(component.mean + t * component.sd);
    }
  std::sort(edges.begin(), edges.end());
  double integral = 0;
  for (std::size_t e = 1; e < edges.size(); ++e) {
    const double middle = (edges[e - 1] + edges[e]) / 2, half = (edges[e] - edges[e - 1]) / 2;
    if (!(half > 0)) continue;
    for (const auto& [x, weight] : gauss_legendre)
      integral += weight * half * function(middle + half * x);
  }
  return integral / std::sqrt(2 * std::numbers::pi);
}

/// Mutual information between component and outcome, in bits.
double mutual_information(const std::vector<Component>& mixture) {
  const double bits = expectation(mixture, [&](double y) {
    double all = 0;
    for (const Component& component : mixture) all += component.weight * component.density(y);
    double sum = 0;
    for (const Component& component : mixture) {
      const double density = component.density(y);
      if (density > 0 && all > 0) sum += component.weight * density * std::log2(density / all);
    }
    return sum;
  });
  return std::max(0.0, bits);
}

/// Var(E[target | outcome]).
double variance_explained(const std::vector<Component>& mixture) {
  double mean = 0;
  for (const Component& component : mixture) mean += component.weight * component.target;
  return expectation(mixture, [&](double y) {
    double all = 0, target = 0;
    for (const Component& component : mixture) {
      const double density = component.weight * component.density(y);
      all += density;
      target += density * (component.target + component.regression * (y - component.mean) - mean);
    }
    return all > 0 ? target * target / all : 0;
  });
}

}  // namespace

void evaluate(Candidate& candidate, std::size_t at,
              std::span<const PredictiveMoments> predictive_moments) {
  const auto c = static_cast<Eigen::Index>(at);
  double mean = 0;
  for (const PredictiveMoments& moments : predictive_moments)
    mean += moments.weight * moments.mean[at];
  std::vector<Component> fitted, predictive;
  double info = 0;
  const double noise = candidate.se * candidate.se;
  for (const PredictiveMoments& moments : predictive_moments) {
    info += moments.weight * (moments.mean[at] - mean) * (moments.mean[at] - mean);
    const Eigen::Index target = moments.cov.rows() - 1;
    const double variance = moments.cov(c, c) + noise;
    fitted.push_back({moments.weight, moments.mean[at], candidate.se, 0, 0});
    predictive.push_back({moments.weight, moments.mean[at], std::sqrt(variance),
                          moments.mean.back(), moments.cov(target, c) / variance});
  }
  candidate.info = info;
  candidate.bits = mutual_information(fitted);
  candidate.predictive_bits = mutual_information(predictive);
  const double now = variance_at_target(predictive_moments);
  const double explained = std::clamp(variance_explained(predictive), 0.0, now);
  candidate.sd_after = std::sqrt(now - explained);
  candidate.bits_per_dollar = *candidate.predictive_bits / candidate.cost;
  candidate.variance_per_dollar = explained / candidate.cost;
}

}  // namespace gaincast

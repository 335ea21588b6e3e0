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

/// Integrates a function over the panels between these edges.
template <class Function>
double integral_over(std::vector<double>& edges, Function function) {
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

constexpr double steps[]{0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.5, 7.0, 9.0};

/// Integrates a function of the outcome, times the mixture's density, over all outcomes.
template <class Function>
double expectation(const std::vector<Component>& mixture, Function function) {
  std::vector<double> edges;
  for (const Component& component : mixture)
    for (const double t : steps) {
      edges.push_back(component.mean - t * component.sd);
      edges.push_back(component.mean + t * component.sd);
    }
  return integral_over(edges, function);
}

/// Mutual information between component and outcome, in bits: the mean over the components of what
/// an outcome of one tells, −log2 of the sum of w·density over its own density. It is integrated in
/// the component's own standard deviations, however small those are beside the means, and a term is
/// at most −log2 of the component's weight, so that the sum is at most the entropy of the weights.
double mutual_information(const std::vector<Component>& mixture) {
  double bits = 0, entropy = 0;
  for (const Component& own : mixture) {
    entropy -= own.weight * std::log2(own.weight);
    std::vector<double> edges;
    for (const Component& other : mixture)
      for (const double t : steps)
        for (const double side : {-t, t}) {
          const double edge = (other.mean - own.mean + side * other.sd) / own.sd;
          if (std::abs(edge) <= 9) edges.push_back(edge);
        }
    bits += own.weight * integral_over(edges, [&](double t) {
              double all = 0;
              for (const Component& other : mixture) {
                const double away = (own.mean - other.mean + t * own.sd) / other.sd;
                all += other.weight * (own.sd / other.sd) * std::exp((t * t - away * away) / 2);
              }
              return -std::log2(all) * std::exp(-t * t / 2);
            });
  }
  return std::clamp(bits, 0.0, std::max(entropy, 0.0));
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

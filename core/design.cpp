#include "core/design.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/forecast.hpp"
#include "core/quadrature.hpp"

namespace gaincast {
namespace {

constexpr int most_in_a_set = 3;

/// One law's beliefs about the candidates' outcomes and the target's gain.
struct Belief {
  double weight;
  std::vector<double> mean;  ///< at the candidates, then at the target
  Eigen::MatrixXd cov;       ///< of the same, without the error of a measurement
};

/// Empty where a law with weight has no finite forecast at one of the sizes.
std::optional<std::vector<Belief>> beliefs(std::span<const Fit> fits, const Ensemble& ensemble,
                                           std::span<const double> sizes) {
  const auto n = static_cast<Eigen::Index>(sizes.size());
  std::vector<Belief> result;
  for (std::size_t m = 0; m < fits.size(); ++m) {
    const double weight = ensemble.scores[m].weight;
    if (weight == 0) continue;
    Belief belief{weight, {}, Eigen::MatrixXd(n, n)};
    std::vector<std::vector<double>> gradients;
    for (const double size : sizes) {
      const auto at = fits[m].linearise(size);
      if (!at || !std::isfinite(at->value)) return std::nullopt;
      belief.mean.push_back(at->value);
      gradients.push_back(at->gradient);
    }
    for (Eigen::Index i = 0; i < n; ++i)
      for (Eigen::Index j = 0; j < n; ++j) {
        double sum = 0;
        for (std::size_t k = 0; k < gradients[i].size(); ++k)
          sum += gradients[i][k] * gradients[j][k];
        belief.cov(i, j) = sum;
      }
    if (!belief.cov.allFinite()) return std::nullopt;
    result.push_back(std::move(belief));
  }
  return result;
}

double entropy_in_bits(const Ensemble& ensemble) {
  double entropy = 0;
  for (const Score& score : ensemble.scores)
    if (score.weight > 0) entropy -= score.weight * std::log2(score.weight);
  return std::max(0.0, entropy);
}

/// A component of the mixture of outcomes of one run.
struct Component {
  double weight, mean, sd;
  double target;  ///< what it says of the target before the run …
  double gain;    ///< … and how that moves with the outcome

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
      target += density * (component.target + component.gain * (y - component.mean) - mean);
    }
    return all > 0 ? target * target / all : 0;
  });
}

/// The variance at the target before any run (eq. 9).
double variance_now(const std::vector<Belief>& beliefs) {
  double mean = 0, variance = 0;
  for (const Belief& belief : beliefs) mean += belief.weight * belief.mean.back();
  for (const Belief& belief : beliefs) {
    const Eigen::Index target = belief.cov.rows() - 1;
    const double apart = belief.mean.back() - mean;
    variance += belief.weight * (belief.cov(target, target) + apart * apart);
  }
  return variance;
}

void fill_in(Candidate& candidate, std::size_t at, const std::vector<Belief>& beliefs) {
  const auto c = static_cast<Eigen::Index>(at);
  double mean = 0;
  for (const Belief& belief : beliefs) mean += belief.weight * belief.mean[at];
  std::vector<Component> fitted, predictive;
  double info = 0;
  const double noise = candidate.se * candidate.se;
  for (const Belief& belief : beliefs) {
    info += belief.weight * (belief.mean[at] - mean) * (belief.mean[at] - mean);
    const Eigen::Index target = belief.cov.rows() - 1;
    const double variance = belief.cov(c, c) + noise;
    fitted.push_back({belief.weight, belief.mean[at], candidate.se, 0, 0});
    predictive.push_back({belief.weight, belief.mean[at], std::sqrt(variance), belief.mean.back(),
                          belief.cov(target, c) / variance});
  }
  candidate.info = info;
  candidate.bits = mutual_information(fitted);
  candidate.predictive_bits = mutual_information(predictive);
  const double now = variance_now(beliefs);
  const double explained = std::clamp(variance_explained(predictive), 0.0, now);
  candidate.sd_after = std::sqrt(now - explained);
  candidate.bits_per_dollar = *candidate.predictive_bits / candidate.cost;
  candidate.variance_per_dollar = explained / candidate.cost;
}

/// What a law expects of the outcomes of a set of runs.
struct Joint {
  double log_weight;
  Eigen::VectorXd mean;
  Eigen::LLT<Eigen::MatrixXd> factor;  ///< of the outcomes' covariance
  double log_scale;                    ///< −ln det of the factor
  double target;
  Eigen::VectorXd gain;
};

/// Bits and variance left after all runs of a set; empty where a covariance is singular.
std::optional<RunSet> evaluate(const std::vector<std::size_t>& set,
                               const std::vector<Candidate>& candidates,
                               const std::vector<Belief>& beliefs) {
  const auto n = static_cast<Eigen::Index>(set.size());
  RunSet result{set, 0, 0, 0};
  for (const std::size_t c : set) result.cost += candidates[c].cost;
  std::vector<Joint> joints;
  double mean = 0;
  for (const Belief& belief : beliefs) {
    const Eigen::Index target = belief.cov.rows() - 1;
    Eigen::MatrixXd cov(n, n);
    Eigen::VectorXd centre(n), across(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      const auto p = static_cast<Eigen::Index>(set[i]);
      centre[i] = belief.mean[set[i]];
      across[i] = belief.cov(target, p);
      for (Eigen::Index j = 0; j < n; ++j)
        cov(i, j) = belief.cov(p, static_cast<Eigen::Index>(set[j]));
      cov(i, i) += candidates[set[i]].se * candidates[set[i]].se;
    }
    const Eigen::LLT<Eigen::MatrixXd> factor(cov);
    if (factor.info() != Eigen::Success) return std::nullopt;
    double log_scale = 0;
    for (Eigen::Index i = 0; i < n; ++i) log_scale -= std::log(factor.matrixLLT()(i, i));
    joints.push_back({std::log(belief.weight), centre, factor, log_scale, belief.mean.back(),
                      factor.solve(across)});
    mean += belief.weight * belief.mean.back();
  }
  int nodes = 1;
  for (Eigen::Index i = 0; i < n; ++i) nodes *= static_cast<int>(gauss_hermite.size());
  double explained = 0, bits = 0;
  std::vector<double> posterior(joints.size());
  Eigen::VectorXd z(n);
  for (std::size_t m = 0; m < joints.size(); ++m)
    for (int node = 0; node < nodes; ++node) {
      double weight = beliefs[m].weight;
      for (Eigen::Index i = 0, rest = node; i < n; ++i, rest /= 12) {
        z[i] = gauss_hermite[static_cast<std::size_t>(rest % 12)].x;
        weight *= gauss_hermite[static_cast<std::size_t>(rest % 12)].weight;
      }
      const Eigen::VectorXd y = joints[m].mean + joints[m].factor.matrixL() * z;
      double highest = -HUGE_VAL, all = 0, target = 0;
      for (std::size_t k = 0; k < joints.size(); ++k) {
        const Eigen::VectorXd t = joints[k].factor.matrixL().solve(y - joints[k].mean);
        posterior[k] = joints[k].log_weight + joints[k].log_scale - t.squaredNorm() / 2;
        highest = std::max(highest, posterior[k]);
      }
      for (std::size_t k = 0; k < joints.size(); ++k) {
        const double density = std::exp(posterior[k] - highest);
        all += density;
        target += density * (joints[k].target + joints[k].gain.dot(y - joints[k].mean) - mean);
      }
      explained += weight * (target / all) * (target / all);
      bits += weight * (posterior[m] - joints[m].log_weight - highest - std::log(all)) /
              std::numbers::ln2;
    }
  result.bits = std::max(0.0, bits);
  result.sd_after = std::sqrt(std::max(0.0, variance_now(beliefs) - explained));
  return result;
}

/// All sets of at most `largest` candidates that cost no more than the budget.
std::vector<std::vector<std::size_t>> affordable(const std::vector<Candidate>& candidates,
                                                 double budget, int largest) {
  std::vector<std::vector<std::size_t>> sets{{}};
  for (std::size_t begin = 0, size = 1; size <= static_cast<std::size_t>(largest); ++size) {
    const std::size_t end = sets.size();
    for (std::size_t s = begin; s < end; ++s)
      for (std::size_t c = sets[s].empty() ? 0 : sets[s].back() + 1; c < candidates.size(); ++c) {
        std::vector<std::size_t> grown = sets[s];
        grown.push_back(c);
        double cost = 0;
        for (const std::size_t member : grown) cost += candidates[member].cost;
        if (cost <= budget) sets.push_back(std::move(grown));
      }
    begin = end;
  }
  sets.erase(sets.begin());
  return sets;
}

/// The first candidate with the largest score.
template <class Score>
std::optional<std::size_t> best_by(const std::vector<Candidate>& candidates, Score score) {
  std::optional<std::size_t> best;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const std::optional<double> here = score(candidates[c]);
    if (here && (!best || *here > *score(candidates[*best]))) best = c;
  }
  return best;
}

/// One standard error a candidate.
std::vector<double> expected_se(const Dataset& dataset, const DesignOptions& options) {
  const std::size_t n = options.candidates.size();
  if (options.se.size() == n) return options.se;
  double se = 0;
  if (options.se.empty())
    for (const Point& point : dataset.points())
      se += point.se / static_cast<double>(dataset.points().size());
  else
    se = options.se.front();
  return std::vector<double>(n, se);
}

InputError bad_option(std::string field, std::string message) {
  return {"bad-option", {}, std::move(field), std::move(message)};
}

}  // namespace

double CostModel::operator()(double size) const {
  return price * hours * std::pow(size / reference, exponent);
}

std::optional<InputError> refuse(const DesignOptions& options) {
  if (options.candidates.empty() || options.candidates.size() > 24)
    return bad_option("candidates", "The option candidates must hold 1 to 24 sizes.");
  if (options.se.size() > 1 && options.se.size() != options.candidates.size())
    return bad_option("se", "The option se must be one number, or one for every candidate.");
  for (const double se : options.se)
    if (!(se >= 1e-60 && se <= 1e60))
      return bad_option("se", "Every expected standard error must be greater than 0.");
  const auto positive = [](double x) { return x > 0 && x <= 1e60; };
  const CostModel& cost = options.cost;
  if (!positive(cost.price) || !positive(cost.hours) || !positive(cost.reference) ||
      !(std::abs(cost.exponent) <= 10))
    return bad_option("cost",
                      "Price, GPU-hours and reference size of the cost model must be greater than "
                      "0, its exponent between -10 and 10.");
  if (options.budget && !(*options.budget >= 0 && *options.budget <= 1e60))
    return bad_option("budget", "The budget must be a number that is not negative.");
  if (options.largest_set < 1 || options.largest_set > most_in_a_set)
    return bad_option("largestSet", "The option largestSet must be 1, 2 or 3.");
  return std::nullopt;
}

Design design(const Dataset& dataset, const DesignOptions& options) {
  const auto fits = fit(dataset);
  const Ensemble ensemble = weigh(fits, options.criterion);
  Design result{ensemble.criterion, entropy_in_bits(ensemble), {}, {}, {}, {}};
  const std::vector<double> se = expected_se(dataset, options);
  for (std::size_t c = 0; c < options.candidates.size(); ++c) {
    Candidate candidate{};
    candidate.size = options.candidates[c];
    candidate.se = se[c];
    candidate.cost = options.cost(candidate.size);
    result.candidates.push_back(candidate);
  }

  std::vector<double> sizes = options.candidates;
  sizes.push_back(options.target);
  const auto all = beliefs(fits, ensemble, sizes);
  if (!all || all->empty()) return result;
  result.sd_now = std::sqrt(variance_now(*all));
  for (std::size_t c = 0; c < result.candidates.size(); ++c) fill_in(result.candidates[c], c, *all);
  const auto& candidates = result.candidates;
  result.best = {best_by(candidates, [](const Candidate& each) { return each.info; }),
                 best_by(candidates, [](const Candidate& each) { return each.predictive_bits; }),
                 best_by(candidates,
                         [](const Candidate& each) -> std::optional<double> {
                           if (!each.sd_after) return std::nullopt;
                           return -*each.sd_after;
                         }),
                 best_by(candidates, [](const Candidate& each) { return each.bits_per_dollar; })};
  if (!options.budget) return result;
  for (const auto& set : affordable(result.candidates, *options.budget, options.largest_set)) {
    auto outcome = evaluate(set, result.candidates, *all);
    if (!outcome) continue;
    if (set.size() == 1) outcome->sd_after = *result.candidates[set[0]].sd_after;
    if (!result.set || outcome->sd_after < result.set->sd_after) result.set = std::move(outcome);
  }
  return result;
}

}  // namespace gaincast

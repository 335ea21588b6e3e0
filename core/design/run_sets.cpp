#include "core/design/run_sets.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/numerics/quadrature.hpp"

namespace gaincast {
namespace {

/// What one law predicts of the outcomes of a set of runs: a joint normal distribution.
struct Joint {
  double log_weight;
  Eigen::VectorXd mean;
  Eigen::LLT<Eigen::MatrixXd> factor;  ///< of the outcomes' covariance
  double log_scale;                    ///< −ln det of the factor
  double target;                       ///< the law's mean at the target before the runs
  Eigen::VectorXd regression;          ///< of the target on the outcomes
};

}  // namespace

std::vector<std::vector<std::size_t>> affordable(std::span<const Candidate> candidates,
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

std::optional<RunSet> evaluate(const std::vector<std::size_t>& set,
                               std::span<const Candidate> candidates,
                               std::span<const PredictiveMoments> predictive_moments) {
  const auto n = static_cast<Eigen::Index>(set.size());
  RunSet result{set, 0, 0, 0};
  for (const std::size_t c : set) result.cost += candidates[c].cost;
  std::vector<Joint> joints;
  double mean = 0;
  for (const PredictiveMoments& moments : predictive_moments) {
    const Eigen::Index target = moments.cov.rows() - 1;
    Eigen::MatrixXd cov(n, n);
    Eigen::VectorXd centre(n), across(n);
    for (Eigen::Index i = 0; i < n; ++i) {
      const auto p = static_cast<Eigen::Index>(set[i]);
      centre[i] = moments.mean[set[i]];
      across[i] = moments.cov(target, p);
      for (Eigen::Index j = 0; j < n; ++j)
        cov(i, j) = moments.cov(p, static_cast<Eigen::Index>(set[j]));
      cov(i, i) += candidates[set[i]].se * candidates[set[i]].se;
    }
    const Eigen::LLT<Eigen::MatrixXd> factor(cov);
    if (factor.info() != Eigen::Success) return std::nullopt;
    double log_scale = 0;
    for (Eigen::Index i = 0; i < n; ++i) log_scale -= std::log(factor.matrixLLT()(i, i));
    joints.push_back({std::log(moments.weight), centre, factor, log_scale, moments.mean.back(),
                      factor.solve(across)});
    mean += moments.weight * moments.mean.back();
  }
  constexpr int order = static_cast<int>(gauss_hermite.size());
  int nodes = 1;
  for (Eigen::Index i = 0; i < n; ++i) nodes *= order;
  double explained = 0, bits = 0;
  std::vector<double> posterior(joints.size());
  Eigen::VectorXd z(n);
  for (std::size_t m = 0; m < joints.size(); ++m)
    for (int node = 0; node < nodes; ++node) {
      double weight = predictive_moments[m].weight;
      for (Eigen::Index i = 0, rest = node; i < n; ++i, rest /= order) {
        z[i] = gauss_hermite[static_cast<std::size_t>(rest % order)].x;
        weight *= gauss_hermite[static_cast<std::size_t>(rest % order)].weight;
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
        target +=
            density * (joints[k].target + joints[k].regression.dot(y - joints[k].mean) - mean);
      }
      explained += weight * (target / all) * (target / all);
      bits += weight * (posterior[m] - joints[m].log_weight - highest - std::log(all)) /
              std::numbers::ln2;
    }
  result.bits = std::max(0.0, bits);
  result.sd_after = std::sqrt(std::max(0.0, variance_at_target(predictive_moments) - explained));
  return result;
}

}  // namespace gaincast

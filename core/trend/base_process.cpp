#include "core/trend/base_process.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/trend/effect_scale.hpp"

namespace gaincast {
namespace {

/// The noise in log-odds of a base.
double noise(const BaseRow& row, double measurement) {
  const double p = kept(row.base, row.questions);
  return measurement / (row.questions * p * (1 - p));
}

double largest(std::span<const BaseRow> rows) {
  double size = 0;
  for (const BaseRow& row : rows) size = std::max(size, row.size);
  return size;
}

EffectProcess process(std::span<const BaseRow> rows, double factor,
                      const ScoreCalibration& constants) {
  std::vector<Effect> seen;
  for (const BaseRow& row : rows)
    seen.push_back({std::log(row.size / largest(rows)), 0, logit(kept(row.base, row.questions)),
                    noise(row, constants.base_measurement)});
  EffectPrior prior = constants.base;
  prior.walk *= factor;
  prior.scatter *= factor;
  return {seen, prior, constants.shared};
}

}  // namespace

std::vector<double> base_residuals(std::span<const BaseRow> rows,
                                   const ScoreCalibration& constants) {
  if (rows.empty()) return {};
  return process(rows, 1, constants).residuals();
}

BaseProcess::BaseProcess(std::span<const BaseRow> rows, const ScoreCalibration& constants)
    : largest_(largest(rows)),
      questions_(rows.back().questions),
      measurement_(constants.base_measurement) {
  double best = -std::numeric_limits<double>::infinity(), all = 0;
  for (const double z : {-2.0, 0.0, 2.0}) {
    candidates_.push_back(process(rows, std::exp(z * constants.base_spread_sd), constants));
    weights_.push_back(candidates_.back().log_likelihood() - 0.5 * z * z);
    best = std::max(best, weights_.back());
  }
  for (double& weight : weights_) all += weight = std::exp(weight - best);
  for (double& weight : weights_) weight /= all;
}

Normal BaseProcess::at(double size) const {
  const Effect target{std::log(size / largest_), 0, 0, 0};
  std::vector<Normal> at;
  Normal result{0, 0};
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    at.push_back(candidates_[i].at(target, {}));
    result.mean += weights_[i] * at[i].mean;
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const double off = at[i].mean - result.mean;
    result.variance += weights_[i] * (at[i].variance + off * off);
  }
  result.variance += noise({size, share_of(result.mean), questions_}, measurement_);
  return result;
}

}  // namespace gaincast

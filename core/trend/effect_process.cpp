#include "core/trend/effect_process.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace gaincast {
namespace {

constexpr std::size_t most = 32;
using Column = std::array<double, most>;

/// Where the row of a lower triangle begins that is stored row by row.
constexpr std::size_t row(std::size_t i) {
  return i * (i + 1) / 2;
}

}  // namespace

double EffectProcess::trend(double beyond) const {
  return beyond <= 0 || prior_.fading <= 0 ? beyond
                                           : -std::expm1(-prior_.fading * beyond) / prior_.fading;
}

double EffectProcess::mean(const Effect& a, double trend) const {
  return prior_.level + prior_.follows * a.base + prior_.drift * trend;
}

double EffectProcess::covariance(const Effect& a, double trend_a, const Effect& b,
                                 double trend_b) const {
  // Of what a benchmark does not share: all with itself, nothing with the others' mean.
  const bool own = a.companions == 0, both = own == (b.companions == 0);
  const double apart = !both ? 0 : own ? 1 : 1 / std::sqrt(a.companions * b.companions);
  const auto part = [&](double sd, double shared) {
    return sd * sd * (shared + (1 - shared) * apart);
  };
  double sum = part(prior_.level_sd, shared_.level) +
               part(prior_.follows_sd, shared_.follows) * a.base * b.base +
               part(prior_.slope_sd, shared_.slope) * trend_a * trend_b;
  if (a.beyond * b.beyond > 0)
    sum += part(prior_.walk, shared_.walk) * std::min(std::abs(a.beyond), std::abs(b.beyond));
  if (a.beyond == b.beyond) sum += part(prior_.scatter, shared_.scatter);
  return sum;
}

void EffectProcess::solve(double* column) const {
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const double* l = &factor_[row(i)];
    for (std::size_t k = 0; k < i; ++k) column[i] -= l[k] * column[k];
    column[i] /= l[i];
  }
}

EffectProcess::EffectProcess(std::span<const Effect> seen, const EffectPrior& prior,
                             const SharedParts& shared)
    : prior_(prior), shared_(shared) {
  seen = seen.last(std::min(seen.size(), most));
  seen_.assign(seen.begin(), seen.end());
  const std::size_t n = seen_.size();
  while (own_ < n && seen_[own_].companions > 0) ++own_;
  for (const Effect& effect : seen_) trends_.push_back(trend(effect.beyond));
  factor_.resize(row(n));
  whitened_.resize(n);
  companion_residuals_.resize(n);
  if (own_ > 0)
    shared_residual_ = shared.follows + (1 - shared.follows) / seen_[own_ - 1].companions;
  for (std::size_t i = 0; i < n; ++i) {  // Cholesky, and the deviations in its coordinates
    double* l = &factor_[row(i)];
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = covariance(seen_[i], trends_[i], seen_[j], trends_[j]);
      if (i == j) sum += seen_[i].variance + 1e-10;
      const double* other = &factor_[row(j)];
      for (std::size_t k = 0; k < j; ++k) sum -= l[k] * other[k];
      l[j] = i == j ? std::sqrt(std::max(sum, 1e-14)) : sum / other[j];
    }
    double off = seen_[i].value - mean(seen_[i], trends_[i]);
    double residual = i < own_ ? seen_[i].residual : 0;
    for (std::size_t k = 0; k < i; ++k) {
      off -= l[k] * whitened_[k];
      residual -= l[k] * companion_residuals_[k];
    }
    whitened_[i] = off / l[i];
    companion_residuals_[i] = residual / l[i];
    if (i >= own_)
      log_likelihood_ -=
          0.5 * whitened_[i] * whitened_[i] + std::log(l[i]) + 0.5 * std::log(2 * std::numbers::pi);
  }
}

Normal EffectProcess::at(const Effect& target, std::span<const double> residuals) const {
  const std::size_t n = seen_.size();
  const double beyond = trend(target.beyond);
  Column cross{}, own{};
  Effect fresh = target;  // a further run at a size that was seen has scatter of its own
  for (std::size_t i = 0; i < n; ++i) {
    cross[i] = covariance(fresh, beyond, seen_[i], trends_[i]);
    if (fresh.beyond == seen_[i].beyond)
      cross[i] -= prior_.scatter * prior_.scatter * (i < own_ ? shared_.scatter : 1);
  }
  solve(cross.data());
  Normal result{mean(fresh, beyond), covariance(fresh, beyond, fresh, beyond)};
  for (std::size_t i = 0; i < n; ++i) {
    result.mean += cross[i] * whitened_[i];
    result.variance -= cross[i] * cross[i];
  }
  if (prior_.residual_sd > 0 && !residuals.empty()) {
    for (std::size_t i = own_; i < n; ++i) own[i] = residuals[residuals.size() - n + i];
    solve(own.data());
    // Two coefficients, of the curve and of its companions. Their prior's precision, and what the
    // effects add to it: [a b; b c] · coefficients = [d e].
    const double variance = prior_.residual_sd * prior_.residual_sd, both = shared_.follows;
    const double determinant = variance * (shared_residual_ - both * both);
    double a = shared_residual_ / determinant, b = -both / determinant, c = 1 / determinant;
    double d = prior_.residual * (a + b), e = prior_.residual * (b + c);
    double p = target.residual, q = 0;  // the target's covariates, less what the effects explain
    for (std::size_t i = 0; i < n; ++i) {
      const double other = companion_residuals_[i];
      a += own[i] * own[i];
      b += own[i] * other;
      c += other * other;
      d += own[i] * whitened_[i];
      e += other * whitened_[i];
      p -= own[i] * cross[i];
      q -= other * cross[i];
    }
    const double all = a * c - b * b;
    result.mean += (p * (c * d - b * e) + q * (a * e - b * d)) / all;
    result.variance += (p * p * c - 2 * p * q * b + q * q * a) / all;
  }
  result.variance = std::max(result.variance, 1e-10);
  return result;
}

std::vector<double> EffectProcess::residuals() const {
  const std::size_t n = seen_.size();
  std::vector<double> result = whitened_;
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) result[i] -= factor_[row(k) + i] * result[k];
    result[i] /= factor_[row(i) + i];
  }
  for (std::size_t i = 0; i < n; ++i)
    result[i] *= seen_[i].variance + prior_.scatter * prior_.scatter;
  return result;
}

}  // namespace gaincast

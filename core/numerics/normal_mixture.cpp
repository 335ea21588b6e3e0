#include "core/numerics/normal_mixture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

double density(double z) {
  return std::exp(-0.5 * z * z) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

}  // namespace

double normal_probability(double z) {
  const double x = std::abs(z);
  if (x >= 2.5) {
    double fraction = x;
    for (int n = 12 + static_cast<int>(350 / (x * x)); n > 0; --n) fraction = x + n / fraction;
    const double tail = density(x) / fraction;
    return z < 0 ? tail : 1 - tail;
  }
  double term = z, sum = z;
  for (int n = 3; n < 80 && sum + (term *= z * z / n) != sum; n += 2) sum += term;
  return 0.5 + density(z) * sum;
}

StudentComponents::StudentComponents(int dof) : components_{{1, 1}}, count_(1) {
  if (dof == 0) return;
  const double step = 1 / std::sqrt(dof);  // 0.7 standard deviations of the logarithm, or less
  double all = 0;
  count_ = 30;
  for (std::size_t i = 0; i < count_; ++i) {
    const double log_precision = (static_cast<double>(i) - 24) * step;
    const double precision = std::exp(log_precision);
    components_[i] = {std::exp(dof / 2.0 * (log_precision - precision + 1)), precision};
    all += components_[i].weight;
  }
  for (Component& component : components_) component.weight /= all;
}

NormalMixture::NormalMixture(std::vector<MixtureComponent> components)
    : NormalMixture(std::move(components), {-std::numeric_limits<double>::infinity(),
                                            std::numeric_limits<double>::infinity()}) {}

NormalMixture::NormalMixture(std::vector<MixtureComponent> components, const Interval& bounds)
    : components_(std::move(components)), bounds_(bounds) {
  const double least = 1e-6 / static_cast<double>(components_.size());
  std::erase_if(components_, [&](const MixtureComponent& c) { return c.weight < least; });
  double all = 0;
  for (const MixtureComponent& c : components_) all += c.weight;
  for (MixtureComponent& c : components_) {
    c.weight /= all;
    c.variance = std::max(c.variance, 1e-24);
  }
}

double NormalMixture::mean() const {
  double mean = 0;
  for (const auto& [weight, at, variance] : components_) {
    const double sd = std::sqrt(variance);
    // E max(x − bound, 0) = sd·(phi(z) − z·Phi(−z)), z = (bound − mean)/sd; below as above.
    const auto beyond = [&](double z) {
      return z > 40 ? 0 : sd * (density(z) - z * normal_probability(-z));
    };
    mean += weight * (at - beyond((bounds_.high - at) / sd) + beyond((at - bounds_.low) / sd));
  }
  return mean;
}

double NormalMixture::sd() const {
  const double about = mean();
  double variance = 0;
  for (const auto& [weight, at, own] : components_) {
    const double sd = std::sqrt(own), full = own + (at - about) * (at - about);
    // What E (x − about)² gains where all beyond a bound is put onto it. top, off: how far the
    // bound and the mean are from `about`, on the bound's side.
    const auto moved = [&](double top, double off) {
      const double z = (top - off) / sd;
      if (!(z < 40)) return 0.0;
      return (top * top - full) * normal_probability(-z) - sd * (top + off) * density(z);
    };
    variance += weight * (full + moved(bounds_.high - about, at - about) +
                          moved(about - bounds_.low, about - at));
  }
  return std::sqrt(std::max(variance, 0.0));
}

double NormalMixture::at_least(double x) const {
  if (x > bounds_.high) return 0;
  if (x <= bounds_.low) return 1;
  double above = 0;
  for (const auto& [weight, mean, variance] : components_)
    above += weight * normal_probability((mean - x) / std::sqrt(variance));
  return above;
}

double NormalMixture::quantile(double p) const {
  // The mixture's quantile lies between the smallest and the largest of the components'.
  const double z = normal_quantile(p);
  double low = std::numeric_limits<double>::infinity(), high = -low, x = 0;
  for (const auto& [weight, mean, variance] : components_) {
    const double own = mean + z * std::sqrt(variance);
    low = std::min(low, own);
    high = std::max(high, own);
    x += weight * own;
  }
  // Newton's method between bounds, which are halved where a step would leave them.
  for (int i = 0; i < 200 && high - low > 1e-13 * std::max(std::abs(low), std::abs(high)); ++i) {
    double below = 0, slope = 0;
    for (const auto& [weight, mean, variance] : components_) {
      const double sd = std::sqrt(variance), off = (x - mean) / sd;
      below += weight * normal_probability(off);
      slope += weight * density(off) / sd;
    }
    (below < p ? low : high) = x;
    const double next = x - (below - p) / slope;
    if (next == x) break;
    if (std::abs(next - x) < 1e-14 * (high - low)) break;
    x = next > low && next < high ? next : low + (high - low) / 2;
  }
  return std::clamp(x, bounds_.low, bounds_.high);
}

}  // namespace gaincast

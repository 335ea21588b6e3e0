#include "core/numerics/student_mixture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numerics/student.hpp"

namespace gaincast {

double StudentMixture::mean() const {
  double sum = 0;
  for (const auto& [weight, mean, width] : components_) sum += weight * mean;
  return sum;
}

double StudentMixture::sd() const {
  const double about = mean();
  double sum = 0;
  for (const auto& [weight, mean, width] : components_)
    sum += weight * (2 * width * width + (mean - about) * (mean - about));
  return std::sqrt(sum);
}

double StudentMixture::below(double x) const {
  double sum = 0;
  for (const auto& [weight, mean, width] : components_)
    sum += weight * student_probability((x - mean) / width);
  return sum;
}

double StudentMixture::quantile(double p) const {
  // The mixture's quantile lies between the smallest and the largest of the components'.
  const double t = student_quantile(p);
  double low = std::numeric_limits<double>::infinity(), high = -low, x = 0;
  for (const auto& [weight, mean, width] : components_) {
    const double own = mean + t * width;
    low = std::min(low, own);
    high = std::max(high, own);
    x += weight * own;
  }
  for (int i = 0; i < 100 && high - low > 1e-13 * std::max(std::abs(low), std::abs(high)); ++i) {
    double sum = 0, slope = 0;
    for (const auto& [weight, mean, width] : components_) {
      const double off = (x - mean) / width;
      sum += weight * student_probability(off);
      slope += weight * student_density(off) / width;
    }
    (sum < p ? low : high) = x;
    const double next = x - (sum - p) / slope;
    if (std::abs(next - x) < 1e-14 * (high - low)) break;
    x = next > low && next < high ? next : low + (high - low) / 2;
  }
  return x;
}

}  // namespace gaincast

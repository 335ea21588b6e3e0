#include "core/decision/score_integral.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/numerics/normal_mixture.hpp"

namespace gaincast {
namespace {

double density(double z) {
  return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
}

double probability(double z) {
  return z == HUGE_VAL ? 1 : z == -HUGE_VAL ? 0 : normal_probability(z);
}

/// The integral of (a + b z) phi(z) from low to high, either of which may be infinite.
double integral(double a, double b, double low, double high) {
  return a * (probability(high) - probability(low)) - b * (density(high) - density(low));
}

/// Adds up piece(a, b, low, high) for every line a + b z of the function.
template <class Piece>
double over_lines(std::span<const ScoreNode> nodes, Piece piece) {
  double sum = 0;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const auto& [left, from] = nodes[i - 1];
    const auto& [right, to] = nodes[i];
    const double b = (to - from) / (right - left);
    sum += piece(from - b * left, b, i == 1 ? -HUGE_VAL : left,
                 i + 1 == nodes.size() ? HUGE_VAL : right);
  }
  return sum;
}

}  // namespace

double mean_over_scores(std::span<const ScoreNode> nodes) {
  return over_lines(nodes, integral);
}

double variance_over_scores(std::span<const ScoreNode> nodes) {
  const double mean = mean_over_scores(nodes);
  return over_lines(nodes, [&](double a, double b, double low, double high) {
    a -= mean;
    const auto edge = [](double z) { return std::isinf(z) ? 0 : z * density(z); };
    // (a + b z)² = (a² + b²) + 2ab z + b² (z² − 1), and (z² − 1) phi is the derivative of −z phi.
    return integral(a * a + b * b, 2 * a * b, low, high) - b * b * (edge(high) - edge(low));
  });
}

double mean_excess(std::span<const ScoreNode> nodes, double threshold) {
  return over_lines(nodes, [&](double a, double b, double low, double high) {
    a -= threshold;
    if (b == 0) return integral(std::max(a, 0.0), 0, low, high);
    const double root = std::clamp(-a / b, low, high);
    return b > 0 ? integral(a, b, root, high) : integral(a, b, low, root);
  });
}

}  // namespace gaincast

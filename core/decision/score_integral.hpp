#pragma once

#include <span>

namespace gaincast {

/// A function of a standard normal score that is known at some scores, linear between them, and
/// beyond the first and the last as next to them. At least two nodes, the scores ascending.
struct ScoreNode {
  double score, value;
};

/// Its mean and its variance over the scores, in closed form.
double mean_over_scores(std::span<const ScoreNode> nodes);
double variance_over_scores(std::span<const ScoreNode> nodes);

/// The mean of what it is above a threshold, E max(value − threshold, 0), in closed form. Where the
/// value is normal, with mean m and standard deviation s, that is s·(phi(u) + u·Phi(u)) with u =
/// (m − threshold)/s, the unit normal loss (Raiffa & Schlaifer, "Applied statistical decision
/// theory" (1961), section 5.4).
double mean_excess(std::span<const ScoreNode> nodes, double threshold);

}  // namespace gaincast

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/data/scores.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// The distribution of a further measurement of the gain at one size, in the unit of the gains.
struct PostTrainingAt {
  double size;
  double gain;                  ///< the median
  double sd;                    ///< half the width of the central 68.27%: the tails are heavy
  std::vector<Interval> gains;  ///< central intervals, one a level
  std::optional<double> at_least;
  /// Where every row has a base, in the unit of the ceiling.
  struct Score {
    double base;   ///< given, or the mean of its forecast
    double score;  ///< mean
    std::vector<Interval> scores;
  };
  std::optional<Score> score;
};

struct PostTrainingOptions {
  std::span<const double> sizes;   ///< positive, in any order
  std::span<const double> levels;  ///< probabilities that the intervals hold, each within (0, 1)
  /// The baseline's score at each size, where it is known; one for every size, or none at all.
  std::span<const std::optional<double>> bases = {};
  double ceiling = 100;            ///< the highest score
  bool share_of_headroom = false;  ///< whether gains are percent of the headroom, not pp
  /// Bounds of the gain at each size: one interval for every size, or none.
  std::span<const Interval> bounds = {};
  std::optional<double> at_least = std::nullopt;  ///< a gain
  /// The other benchmarks of the same treatment; they inform scores, not gains alone.
  std::span<const Scores> companions = {};
};

/// Forecasts gains by what runs of post-training did: by score_forecast() where every row has a
/// base, with their questions, or with the standard errors read as those of a number of questions
/// (500 where neither is known); by gain_forecast() otherwise. dataset: of the rows, with known
/// standard errors.
///
///     const std::vector<Observation> rows{{1, 15, 2, 20}, {3, 17, 2, 35}, {8, 17, 2, 50}};
///     const double sizes[]{70}, levels[]{0.9};
///     post_training_forecast(rows, dataset, {sizes, levels})[0].gains[0];   // 90% of gains at
///     70B, pp
std::vector<PostTrainingAt> post_training_forecast(std::span<const Observation> rows,
                                                   const Dataset& dataset,
                                                   const PostTrainingOptions& options);

}  // namespace gaincast

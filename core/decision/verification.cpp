#include "core/decision/verification.hpp"

#include <cmath>
#include <string>

#include "core/evaluation/forecast_score.hpp"

namespace gaincast {
namespace {

/// Gains that are no percentage points have no ceiling.
Preprocessing preprocessing_of(const Preprocessed& rows) {
  const auto ceiling = rows.percentage_points ? std::optional(rows.ceiling) : std::nullopt;
  return {0, ceiling, rows.share_of_headroom};
}

/// In the unit of the rows that were fitted.
Observation in_unit(Observation measured, const Preprocessed& rows) {
  if (!rows.share_of_headroom) return measured;
  const double headroom = rows.ceiling - *measured.base;
  measured.gain *= 100 / headroom;
  measured.se *= 100 / headroom;
  return measured;
}

/// By the row of the largest size that has a base.
std::optional<double> last_share(const Preprocessed& rows, const Observation& measured) {
  if (rows.share_of_headroom || !measured.base || rows.rows.empty()) return std::nullopt;
  const Observation* largest = &rows.rows[0];
  for (const Observation& row : rows.rows)
    if (row.size > largest->size) largest = &row;
  if (!largest->base) return std::nullopt;
  return last_share_of_headroom(largest->gain, *largest->base, *measured.base, rows.ceiling);
}

VerificationScores score(std::span<const Outturn> outturns, std::span<const double> levels) {
  VerificationScores scores;
  scores.inside.assign(levels.size(), 0);
  scores.interval_score.assign(levels.size(), 0.0);
  double shares = 0;
  bool all_shares = true;
  for (const auto& [measured, baseline, share, forecast] : outturns) {
    if (!forecast) {
      ++scores.unanswered;
      continue;
    }
    ++scores.points;
    scores.error += std::abs(forecast->mean - measured.gain);
    scores.crps += forecast->crps;
    for (std::size_t b = 0; b < baselines.size(); ++b)
      scores.baseline_error[b] += std::abs(baseline[b] - measured.gain);
    all_shares = all_shares && share;
    if (share) shares += std::abs(*share - measured.gain);
    for (std::size_t l = 0; l < levels.size(); ++l) {
      const auto& [low, high] = forecast->intervals[l];
      scores.inside[l] += measured.gain >= low && measured.gain <= high;
      scores.interval_score[l] += interval_score(low, high, levels[l], measured.gain);
    }
  }
  if (scores.points == 0) return scores;
  for (double* sum : {&scores.error, &scores.crps}) *sum /= scores.points;
  for (double& sum : scores.baseline_error) sum /= scores.points;
  for (double& sum : scores.interval_score) sum /= scores.points;
  if (all_shares) scores.last_share_error = shares / scores.points;
  return scores;
}

}  // namespace

Outcome<Verification> verify(const Forecaster& forecaster, std::span<const Observation> measured,
                             std::span<const double> levels) {
  if (measured.empty())
    return InputError{"no-outcome", {}, "measured", "No gain was measured later."};
  if (measured.size() > max_outturns)
    return InputError{
        "too-many-rows",
        {},
        "measured",
        "At most " + std::to_string(max_outturns) + " gains can be verified at once."};
  const Preprocessed& rows = forecaster.rows();
  Verification result;
  for (const Observation& row : measured) {
    const int i = static_cast<int>(result.outturns.size());
    if (auto error = refuse(row, i, preprocessing_of(rows))) return *std::move(error);
    Outturn outturn{in_unit(row, rows), {}, last_share(rows, row), std::nullopt};
    for (std::size_t b = 0; b < baselines.size(); ++b)
      outturn.baseline[b] = baselines[b].forecast(rows.dataset.points(), row.size);
    result.outturns.push_back(outturn);
  }

  std::vector<double> all(levels.begin(), levels.end());
  for (const double level : crps_levels()) all.push_back(level);
  for (Outturn& outturn : result.outturns) {
    const double gain = outturn.measured.gain;
    const auto at = forecaster.at(std::span(&outturn.measured.size, 1), all, gain)[0];
    if (!at || !at->at_least) continue;
    const std::span<const Interval> intervals(at->intervals);
    const auto asked = intervals.first(levels.size());
    outturn.forecast = {at->centre,
                        1 - *at->at_least,
                        {asked.begin(), asked.end()},
                        crps(intervals.subspan(levels.size()), gain)};
  }
  result.scores = score(result.outturns, levels);
  return result;
}

}  // namespace gaincast

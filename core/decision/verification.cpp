#include "core/decision/verification.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/evaluation/forecast_score.hpp"

namespace gaincast {
namespace {

/// Quantiles at (i + ½)/n, for the CRPS; the median is the mean of the middle two.
constexpr int quantile_count = 100;

Preprocessing preprocessing_of(const Preprocessed& rows) {
  return {0, rows.ceiling, rows.share_of_headroom};
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
    scores.error += std::abs(forecast->median - measured.gain);
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
    return InputError{"too-many-rows",
                      {},
                      "measured",
                      "At most " + std::to_string(max_outturns) + " gains can be verified at once."};
  const Preprocessed& rows = forecaster.rows();
  Verification result;
  std::vector<double> sizes;
  for (const Observation& row : measured) {
    const int i = static_cast<int>(sizes.size());
    if (auto error = refuse(row, i, preprocessing_of(rows))) return *std::move(error);
    sizes.push_back(row.size);
    Outturn outturn{in_unit(row, rows), {}, last_share(rows, row), std::nullopt};
    for (std::size_t b = 0; b < baselines.size(); ++b)
      outturn.baseline[b] = baselines[b].forecast(rows.dataset.points(), row.size);
    result.outturns.push_back(outturn);
  }

  std::vector<double> probabilities;
  for (int i = 0; i < quantile_count; ++i) probabilities.push_back((i + 0.5) / quantile_count);
  for (const double level : levels) {
    probabilities.push_back((1 - level) / 2);
    probabilities.push_back((1 + level) / 2);
  }
  std::sort(probabilities.begin(), probabilities.end());
  const auto place = [&](double p) {
    return static_cast<std::size_t>(
        std::lower_bound(probabilities.begin(), probabilities.end(), p) - probabilities.begin());
  };
  const auto quantiles = forecaster.quantiles(sizes, probabilities);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::vector<double>& all = quantiles[i];
    Outturn& outturn = result.outturns[i];
    const double gain = outturn.measured.gain;
    const auto at_least = forecaster.at_least(std::span(&sizes[i], 1), gain)[0];
    const bool finite = std::all_of(all.begin(), all.end(), [](double x) { return std::isfinite(x); });
    if (all.empty() || !at_least || !finite) continue;
    Outturn::Forecast forecast{0, 1 - *at_least, {}, 0};
    std::vector<double> even;
    for (int p = 0; p < quantile_count; ++p)
      even.push_back(all[place((p + 0.5) / quantile_count)]);
    forecast.median = (even[quantile_count / 2 - 1] + even[quantile_count / 2]) / 2;
    forecast.crps = crps(even, gain);
    for (const double level : levels)
      forecast.intervals.push_back({all[place((1 - level) / 2)], all[place((1 + level) / 2)]});
    outturn.forecast = std::move(forecast);
  }
  result.scores = score(result.outturns, levels);
  return result;
}

}  // namespace gaincast

#include "wasm/marshal_decision.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

val baselines_of(const std::array<double, baselines.size()>& values,
                 const std::optional<double>& last_share) {
  constexpr const char* words[]{"lastValue", "straightLine", "halfTheTrend"};
  val result = val::object();
  for (std::size_t b = 0; b < baselines.size(); ++b) put(result, words[b], values[b]);
  put(result, "lastShareOfHeadroom", nullable(last_share));
  return result;
}

val outturn(const Outturn& outturn, std::span<const double> levels) {
  const auto& [measured, baseline, last_share, forecast] = outturn;
  val result = val::object();
  put(result, "size", measured.size);
  put(result, "gain", measured.gain);
  put(result, "baselines", baselines_of(baseline, last_share));
  val told = val::null();
  if (forecast) {
    val intervals = val::array();
    for (std::size_t l = 0; l < levels.size(); ++l) {
      val interval = val::object();
      put(interval, "level", levels[l]);
      put(interval, "low", forecast->intervals[l].low);
      put(interval, "high", forecast->intervals[l].high);
      append(intervals, interval);
    }
    told = val::object();
    put(told, "mean", forecast->mean);
    put(told, "below", forecast->below);
    put(told, "intervals", intervals);
    put(told, "crps", forecast->crps);
  }
  put(result, "forecast", told);
  return result;
}

}  // namespace

val verification(const Forecaster& forecaster, std::span<const double> levels,
                 const Verification& found) {
  val points = val::array();
  std::vector<double> sizes;
  for (const Outturn& each : found.outturns) {
    append(points, outturn(each, levels));
    sizes.push_back(each.measured.size);
  }
  const VerificationScores& all = found.scores;
  val by_level = val::array();
  for (std::size_t l = 0; l < levels.size(); ++l) {
    val level = val::object();
    put(level, "level", levels[l]);
    put(level, "inside", all.inside[l]);
    put(level, "score", all.interval_score[l]);
    append(by_level, level);
  }
  val scores = val::object();
  put(scores, "points", all.points);
  put(scores, "unanswered", all.unanswered);
  put(scores, "error", all.error);
  put(scores, "baselines", baselines_of(all.baseline_error, all.last_share_error));
  put(scores, "crps", all.crps);
  put(scores, "intervals", by_level);
  val result = val::object();
  put(result, "method", id(forecaster.options().method));
  put(result, "points", points);
  put(result, "scores", scores);
  put(result, "cautions", cautions(forecaster.cautions(sizes)));
  return result;
}

}  // namespace gaincast::marshal

#include "core/evaluation/validation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/averaging/ensemble_refit.hpp"
#include "core/data/bounds.hpp"
#include "core/fitting/delta_method.hpp"
#include "core/numerics/summary.hpp"

namespace gaincast {
namespace {

/// One trial's forecasts at the targets; not finite where there is none.
struct Forecasts {
  std::vector<double> value, sd;
  explicit Forecasts(std::size_t targets)
      : value(targets, std::numeric_limits<double>::quiet_NaN()),
        sd(targets, std::numeric_limits<double>::infinity()) {}
};

void count(Errors& errors, const Forecasts& forecasts, const std::vector<double>& generated) {
  double sum = 0;
  bool whole = true;
  for (std::size_t t = 0; t < generated.size(); ++t) {
    const double error = std::abs(forecasts.value[t] - generated[t]);
    const double relative = error / std::abs(generated[t]);
    if (!std::isfinite(relative)) {
      ++errors.missing;
      whole = false;
      continue;
    }
    ++errors.forecasts;
    errors.relative += relative;
    sum += relative;
    if (!std::isfinite(forecasts.sd[t])) continue;
    ++errors.with_sd;
    errors.covered += error <= 2 * forecasts.sd[t];
  }
  if (!whole) return;
  const double mean = sum / static_cast<double>(generated.size());
  ++errors.whole_trials;
  errors.relative_of_trials += mean;
  errors.relative_squares += mean * mean;
}

/// The dataset's sizes and errors with the generated gains; empty where one of those is not finite.
std::optional<Dataset> noiseless(const Dataset& dataset, const GeneratingModel& generating_model) {
  std::vector<Observation> rows;
  for (const Point& point : dataset.points())
    rows.push_back({point.at.size, generating_model.gain(point.at.size), point.se});
  const auto parsed = Dataset::parse(rows);
  if (!parsed) return std::nullopt;
  return parsed.value();
}

class Trials {
 public:
  Trials(const Dataset& noiseless, const ValidationOptions& options, std::span<const Law> laws)
      : options_(options),
        targets_(options.targets.size()),
        ensemble_(noiseless, laws, options.criterion, options.targets),
        deviations_(noiseless.points().size(), targets_),
        draw_(noiseless.points()),
        redraw_(noiseless.points()),
        bootstrapped_(targets_) {}

  void run(std::int64_t trial, GeneratingModelErrors& errors) {
    const std::int64_t index = trial * (options_.replicates + 1);
    const Resample gains = draw_(options_.seed, trial);
    ensemble_.refit({index, gains.y, gains.sum_of_squares, gains.noise_norm});
    std::vector<Forecasts> laws(errors.laws.size(), Forecasts(targets_));
    for (const auto& member : ensemble_.members()) {
      Forecasts& law = laws[member.law];
      values(member, law.value.data());
      deviations_(member.refit, law.sd.data());
      for (std::size_t t = 0; t < options_.bounds.size(); ++t)
        law.sd[t] = std::min(law.sd[t], (options_.bounds[t].high - options_.bounds[t].low) / 2);
    }
    for (std::size_t l = 0; l < laws.size(); ++l) count(errors.laws[l], laws[l], errors.value);
    count(errors.average, average(laws), errors.value);
    if (options_.replicates > 0) bootstrap(gains, trial, index, errors);
  }

 private:
  /// A member's gains at the targets, within the bounds.
  void values(const EnsembleRefit::Member& member, double* out) const {
    member.refit.values(out, 1);
    for (std::size_t t = 0; t < options_.bounds.size(); ++t)
      out[t] = within(options_.bounds[t], out[t]);
  }

  /// Eq. 8 and 9 over the laws with a weight.
  Forecasts average(const std::vector<Forecasts>& laws) const {
    Forecasts average(targets_);
    if (ensemble_.weight() == 0 || ensemble_.better_left_out()) return average;
    for (std::size_t t = 0; t < targets_; ++t) {
      double mean = 0, variance = 0;
      const auto over_members = [&](auto term) {
        double sum = 0;
        for (const auto& member : ensemble_.members())
          if (member.weight > 0) sum += member.weight * term(laws[member.law]);
        return sum / ensemble_.weight();
      };
      mean = over_members([&](const Forecasts& law) { return law.value[t]; });
      variance = over_members([&](const Forecasts& law) {
        return law.sd[t] * law.sd[t] + (law.value[t] - mean) * (law.value[t] - mean);
      });
      average.value[t] = mean;
      average.sd[t] = std::sqrt(variance);
    }
    return average;
  }

  void bootstrap(const Resample& gains, std::int64_t trial, std::int64_t index,
                 GeneratingModelErrors& errors) {
    std::vector<double> own(targets_);
    for (auto& column : bootstrapped_) column.clear();
    for (int r = 1; r <= options_.replicates; ++r) {
      // A stream that no trial draws its gains from.
      const auto stream = (static_cast<std::uint64_t>(r) << 32) + static_cast<std::uint64_t>(trial);
      ensemble_.refit(redraw_.about(gains, options_.seed, stream, index + r));
      std::vector<double> mean(targets_, 0);
      for (const auto& member : ensemble_.members()) {
        if (!(member.weight > 0)) continue;
        values(member, own.data());
        for (std::size_t t = 0; t < targets_; ++t)
          mean[t] += member.weight / ensemble_.weight() * own[t];
      }
      for (std::size_t t = 0; t < targets_; ++t)
        if (ensemble_.weight() > 0 && !ensemble_.better_left_out())
          bootstrapped_[t].push_back(mean[t]);
    }
    for (std::size_t t = 0; t < targets_; ++t) {
      const Summary summary = summarise(bootstrapped_[t], options_.level);
      if (!summary.low || !summary.high) continue;
      ++errors.interval.intervals;
      errors.interval.covered +=
          *summary.low <= errors.value[t] && errors.value[t] <= *summary.high;
      errors.interval.width += *summary.high - *summary.low;
    }
  }

  const ValidationOptions& options_;
  std::size_t targets_;
  EnsembleRefit ensemble_;
  DeltaMethod deviations_;
  Draw draw_, redraw_;
  std::vector<std::vector<double>> bootstrapped_;  // one column a target
};

void add(Errors& sum, const Errors& errors) {
  sum.forecasts += errors.forecasts;
  sum.missing += errors.missing;
  sum.relative += errors.relative;
  sum.relative_squares += errors.relative_squares;
  sum.whole_trials += errors.whole_trials;
  sum.relative_of_trials += errors.relative_of_trials;
  sum.with_sd += errors.with_sd;
  sum.covered += errors.covered;
}

}  // namespace

ValidationSlice validate(const Dataset& dataset, const ValidationOptions& options,
                         std::int64_t first, std::int64_t last, std::span<const Law> laws) {
  ValidationSlice slice{first, last, {}};
  for (const GeneratingModel& generating_model : options.generating_models) {
    GeneratingModelErrors errors{{}, std::vector<Errors>(laws.size()), {}, {}};
    for (const double target : options.targets)
      errors.value.push_back(generating_model.gain(target));
    if (const auto synthetic = noiseless(dataset, generating_model)) {
      Trials trials(*synthetic, options, laws);
      for (std::int64_t trial = first; trial < last; ++trial) trials.run(trial, errors);
    }
    slice.generating_models.push_back(std::move(errors));
  }
  return slice;
}

void add(ValidationSlice& sum, const ValidationSlice& slice) {
  sum.first = std::min(sum.first, slice.first);
  sum.last = std::max(sum.last, slice.last);
  for (std::size_t t = 0; t < sum.generating_models.size(); ++t) {
    GeneratingModelErrors& to = sum.generating_models[t];
    const GeneratingModelErrors& from = slice.generating_models[t];
    for (std::size_t l = 0; l < to.laws.size(); ++l) add(to.laws[l], from.laws[l]);
    add(to.average, from.average);
    to.interval.intervals += from.interval.intervals;
    to.interval.covered += from.interval.covered;
    to.interval.width += from.interval.width;
  }
}

Accuracy accuracy(const Errors& errors) {
  Accuracy accuracy;
  if (errors.forecasts > 0)
    accuracy.mape = 100 * errors.relative / static_cast<double>(errors.forecasts);
  if (errors.whole_trials > 1) {
    const auto n = static_cast<double>(errors.whole_trials);
    const double mean = errors.relative_of_trials / n;
    const double variance = std::max(0.0, errors.relative_squares / n - mean * mean);
    accuracy.mape_se = 100 * std::sqrt(variance / (n - 1));
  }
  if (errors.with_sd > 0)
    accuracy.coverage = static_cast<double>(errors.covered) / static_cast<double>(errors.with_sd);
  return accuracy;
}

}  // namespace gaincast

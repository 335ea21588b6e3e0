#include "core/fitting/law_fit.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

constexpr std::string_view converged = "The data determine all parameters.";
constexpr std::string_view nearly_at_limit =
    "The curve is so close to a limit of the law that its diverging parameters are not determined; "
    "the curve itself is.";
constexpr std::string_view not_representable =
    "The data determine the curve, but some of its parameters are too large or too small for a "
    "number.";
constexpr std::string_view interpolates =
    "The law has as many parameters as there are sizes, so that the data cannot test it.";
constexpr std::string_view too_few_sizes =
    "The law has more parameters than there are sizes: many curves fit equally well. "
    "The law is left out of the average.";
constexpr std::string_view no_gain =
    "The best curve is zero everywhere, so its shape is not determined. The law is left out of "
    "the average.";
constexpr std::string_view rank_deficient =
    "The sizes are too close together to tell the parameters apart. The law is left out of the "
    "average.";

constexpr std::string_view no_scatter =
    "The law has as many parameters as there are rows: nothing is left to estimate the unknown "
    "standard errors from. The law is left out of the average.";

std::optional<Linearised> no_prediction(double) {
  return std::nullopt;
}

/// The parameter i of a curve, empty unless it and its standard deviation are numbers that are
/// neither too large nor too small: the variance of no parameter is 0.
Parameter parameter(std::string_view name, const BestCurve& curve, int i) {
  const double sd = std::sqrt(curve.covariance(i, i));
  if (!std::isfinite(curve.value[i]) || !std::isfinite(sd) || !(sd > 0)) return {name, {}, {}};
  return {name, curve.value[i], sd};
}

void report_parameters(Fit& fit, const BestCurve& curve,
                       std::span<const std::string_view> runaway) {
  for (int i = 0; i < fit.k; ++i) fit.parameters[i] = parameter(fit.parameters[i].name, curve, i);
  const auto all_known = [&] {
    return std::all_of(fit.parameters.begin(), fit.parameters.end(),
                       [](const Parameter& each) { return each.value.has_value(); });
  };
  if (!all_known()) fit.message = not_representable;
  // On the way to a limit: the standard deviation of the first parameter exceeds it a
  // thousandfold, so that the data do not say even its order of magnitude.
  if (!(std::sqrt(curve.covariance(0, 0)) <= 1e3 * std::abs(curve.value[0])))
    for (Parameter& each : fit.parameters)
      if (std::count(runaway.begin(), runaway.end(), each.name) > 0) {
        each = {each.name, {}, {}};
        fit.message = nearly_at_limit;
      }
  const bool all = all_known();
  if (all)
    for (int i = 0; i < fit.k; ++i)
      for (int j = 0; j < fit.k; ++j) fit.covariance.push_back(curve.covariance(i, j));
}

void report_limit(Fit& fit, const LimitFit& limit) {
  fit.status = Status::at_limit;
  fit.limit = limit.id;
  fit.message = limit.message;
  for (int i = 0; i < static_cast<int>(limit.determined.size()); ++i) {
    const Parameter survivor = parameter(limit.determined[i], limit.curve, i);
    if (!survivor.value) continue;
    fit.determined.push_back(survivor);
    for (Parameter& each : fit.parameters)
      if (each.name == survivor.name) each = survivor;
  }
  fit.linearise = limit.curve.linearise;
  fit.averaged = limit.extrapolates;
}

}  // namespace

double sum_of_squares(const Dataset& dataset) {
  double sum = 0;
  for (const Point& point : dataset.points())
    sum += (point.gain / point.se) * (point.gain / point.se);
  return sum;
}

void PreferredLimit::offer(std::string_view id, std::string_view message,
                           std::span<const std::string_view> determined, bool extrapolates,
                           BestCurve&& curve) {
  if (!curve.determined) return;
  preference_.prefer(curve.chi2);
  limit_ = LimitFit{id, message, determined, extrapolates, std::move(curve)};
}

Fit write_fit(const LawText& law, const Dataset& dataset, const BestCurve& best,
              const PreferredLimit& preferred) {
  const std::optional<LimitFit>& limit = preferred.limit();
  const double zero_chi2 = dataset.pure_error() + sum_of_squares(dataset);  // of no gain anywhere
  Fit fit;
  fit.law = law.law;
  fit.k = static_cast<int>(law.parameters.size());
  fit.n = dataset.rows();
  fit.free = limit ? static_cast<int>(limit->determined.size()) : fit.k;
  const double chi2 = limit ? limit->curve.chi2 : best.chi2;
  fit.chi2 = chi2 * dataset.variance_unit();
  if (const auto least = dataset.least_chi2()) fit.least_chi2 = *least * dataset.variance_unit();
  fit.averaged = false;
  fit.linearise = no_prediction;
  for (const std::string_view name : law.parameters) fit.parameters.push_back({name, {}, {}});
  for (const Point& point : dataset.points())
    fit.largest_gain = std::max(fit.largest_gain, std::abs(point.gain));

  const auto leave_out = [&](std::string_view why, Status status = Status::not_identified) {
    fit.status = status;
    fit.message = why;
    return fit;
  };
  if (dataset.distinct_sizes() < fit.k) return leave_out(too_few_sizes);
  if (law.has_nonlinear && zero_chi2 <= chi2 + preferred.tolerance()) return leave_out(no_gain);
  if (fit.least_chi2 && fit.n <= fit.k) return leave_out(no_scatter, Status::interpolates);
  if (limit) {
    report_limit(fit, *limit);
    return fit;
  }
  if (!best.determined) return leave_out(rank_deficient);

  const bool tested = dataset.distinct_sizes() > fit.k;
  fit.status = tested ? Status::converged : Status::interpolates;
  fit.message = tested ? converged : interpolates;
  fit.linearise = best.linearise;
  fit.averaged = true;
  report_parameters(fit, best, law.runaway);
  return fit;
}

}  // namespace gaincast

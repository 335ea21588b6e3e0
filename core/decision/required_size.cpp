#include "core/decision/required_size.hpp"

#include <algorithm>
#include <cmath>

#include "core/decision/crossing.hpp"

namespace gaincast {
namespace {

InputError bad_option(const char* field, const char* complaint) {
  return {"bad-option", {}, field, "The option " + std::string(field) + " " + complaint};
}

bool probability(double p) {
  return p > 0 && p < 1;
}

}  // namespace

std::string_view id(Reached reached) {
  switch (reached) {
    case Reached::within:
      return "within";
    case Reached::below_data:
      return "below-data";
    case Reached::beyond:
      return "beyond";
    case Reached::no_forecast:
      return "no-forecast";
  }
  return {};
}

std::optional<InputError> refuse(const RequiredSizeOptions& options, const Preprocessed& rows) {
  if (!(std::abs(options.gain) <= Dataset::max_magnitude))
    return bad_option("gain", "must be a number.");
  if (!probability(options.probability))
    return bad_option("probability", "must be greater than 0 and less than 1.");
  if (!probability(options.level))
    return bad_option("level", "must be greater than 0 and less than 1.");
  if (!(options.largest > rows.dataset.points().front().at.size &&
        options.largest <= Dataset::max_magnitude))
    return bad_option("largest", "must be a size above the smallest of the rows.");
  return refuse(options.cost);
}

RequiredSize required_size(const Forecaster& forecaster, const RequiredSizeOptions& options) {
  const double smallest = forecaster.rows().dataset.points().front().at.size;
  const SizeFunction reaches = [&](std::span<const double> sizes) {
    return forecaster.at_least(sizes, options.gain);
  };
  Scan scan{scan_sizes(smallest, options.largest), {}};
  scan.values = reaches(scan.sizes);
  const double tail = (1 - options.level) / 2;
  RequiredSize found{
      Reached::within,
      first_at_least(reaches, scan, options.probability),
      {options.level, first_at_least(reaches, scan, tail), first_at_least(reaches, scan, 1 - tail)},
      smallest,
      scan.values.back()};
  const bool any = std::any_of(scan.values.begin(), scan.values.end(),
                               [](const auto& value) { return value.has_value(); });
  if (!any)
    found.reached = Reached::no_forecast;
  else if (!found.size)
    found.reached = Reached::beyond;
  else if (*found.size == smallest)
    found.reached = Reached::below_data;
  return found;
}

}  // namespace gaincast

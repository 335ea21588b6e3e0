#include "core/trend/gain_forecast.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaincast {
namespace {

constexpr double levels[]{0.5, 0.9};

GainForecastAt at(const std::vector<Observation>& rows, double size,
                  std::optional<double> gain = std::nullopt) {
  return gain_forecast(Dataset::parse(rows).value(), {{&size, 1}, levels, gain})[0];
}

const std::vector<Observation> rows{{1, 5, 1}, {3, 6, 1}, {8, 7, 1}};

TEST(GainForecast, IsLessCertainFartherAway) {
  const auto width = [](const GainForecastAt& f) {
    return f.intervals[1].high - f.intervals[1].low;
  };
  EXPECT_GT(width(at(rows, 70)), width(at(rows, 14)));
  EXPECT_GT(width(at(rows, 700)), width(at(rows, 70)));
}

TEST(GainForecast, GoesLessFarThanTheStraightLine) {
  const double line = 7 + std::log(70.0 / 8) * 2 / std::log(8.0);
  EXPECT_LT(at(rows, 70).median, (7 + line) / 2);
  EXPECT_GT(at(rows, 70).median, 4);
}

TEST(GainForecast, OppositeGainsHaveTheOppositeForecast) {
  std::vector<Observation> losses = rows;
  for (Observation& row : losses) row.gain *= -1;
  EXPECT_NEAR(at(losses, 70).median, -at(rows, 70).median, 1e-9);
  EXPECT_NEAR(at(losses, 70).intervals[1].low, -at(rows, 70).intervals[1].high, 1e-9);
}

TEST(GainForecast, ProbabilityAndQuantilesAgree) {
  const auto forecast = at(rows, 70);
  EXPECT_NEAR(*at(rows, 70, forecast.intervals[1].low).at_least, 0.95, 1e-9);
  EXPECT_NEAR(*at(rows, 70, forecast.median).at_least, 0.5, 1e-9);
}

TEST(GainForecast, HostileRowsGiveFiniteAnswers) {
  for (const auto& hostile : std::vector<std::vector<Observation>>{
           {{1e-60, -1e60, 1e-60}, {1e60, 1e60, 1e60}},
           {{1, 0, 1e-60}, {2, 0, 1e-60}},
           {{1, 1e30, 1e-30}, {1 + 1e-8, -1e30, 1e-30}, {2, 5, 1}}})
    for (const double size : {1e-60, 1.0, 1e60}) {
      const auto forecast = at(hostile, size, 5);
      EXPECT_TRUE(std::isfinite(forecast.median) && std::isfinite(forecast.intervals[1].low) &&
                  std::isfinite(forecast.intervals[1].high));
      EXPECT_LE(forecast.intervals[1].low, forecast.intervals[1].high);
    }
}

}  // namespace
}  // namespace gaincast

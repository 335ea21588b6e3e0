#include "core/fitting/prediction.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gaincast {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A law whose gain is 10 pp everywhere, with an sd by the delta method that is the size itself,
/// and by the profile what `profile_sd` says.
Fit fit_of(Status status, std::vector<double> (*profile_sd)(const Fit&, std::span<const double>)) {
  Fit fit;
  fit.status = status;
  fit.averaged = true;
  fit.largest_gain = 91;
  fit.linearise = [](double size) { return Linearised{10, {size}}; };
  fit.profile_sd = profile_sd;
  return fit;
}

std::vector<double> twenty_two(const Fit&, std::span<const double> sizes) {
  return std::vector<double>(sizes.size(), 22);
}

std::vector<double> open(const Fit&, std::span<const double> sizes) {
  return std::vector<double>(sizes.size(), infinity);
}

std::vector<double> sds(const Fit& fit, const std::vector<double>& sizes) {
  std::vector<std::optional<Prediction>> predictions;
  predict(fit, sizes, predictions);
  std::vector<double> sds;
  for (const auto& at : predictions) sds.push_back(at->sd);
  return sds;
}

using Sds = std::vector<double>;

TEST(Prediction, TakesTheDeltaMethodWithinWhatCanBeMeasured) {
  const Fit fit = fit_of(Status::converged, &twenty_two);
  EXPECT_EQ(sds(fit, {3, 99}), (Sds{3, 99}));
  EXPECT_FALSE(wants_profile({&fit, 1}, Sds{3, 99}));
}

/// Issue 19, 1.3: ± 184.8 by the delta method, where the curve is bounded by 91.
TEST(Prediction, TakesTheProfileWhereTheDeltaMethodIsBeyondAllMeasure) {
  const Fit fit = fit_of(Status::converged, &twenty_two);
  EXPECT_EQ(sds(fit, {3, 184.8}), (Sds{3, 22}));
  EXPECT_TRUE(wants_profile({&fit, 1}, Sds{3, 184.8}));
}

TEST(Prediction, TakesTheLargerOneAtALimit) {
  const Fit fit = fit_of(Status::at_limit, &twenty_two);
  EXPECT_EQ(sds(fit, {3, 40}), (Sds{22, 40}));
  EXPECT_TRUE(wants_profile({&fit, 1}, Sds{3}));
}

TEST(Prediction, IsAtLeastAHundredWhereTheIntervalIsOpen) {
  EXPECT_EQ(sds(fit_of(Status::at_limit, &open), {3, 184.8}), (Sds{100, 184.8}));
  EXPECT_EQ(sds(fit_of(Status::converged, &open), {3, 184.8}), (Sds{3, 184.8}));
}

TEST(Prediction, LeavesALimitThatIsZeroAtZero) {
  Fit fit = fit_of(Status::at_limit, &twenty_two);
  fit.linearise = [](double) { return Linearised{0, {0}}; };
  EXPECT_EQ(sds(fit, {3}), Sds{0});
  EXPECT_FALSE(wants_profile({&fit, 1}, Sds{3}));
}

}  // namespace
}  // namespace gaincast

#include "core/trend/base_process.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/trend/effect_scale.hpp"

namespace gaincast {
namespace {

const std::vector<BaseRow> rows{{1, 0.3, 1000}, {3, 0.4, 1000}, {8, 0.5, 1000}, {14, 0.56, 1000}};

TEST(BaseProcess, FollowsATrendThatFades) {
  const BaseProcess process(rows, {});
  const double near = process.at(30).mean, far = process.at(300).mean;
  EXPECT_GT(near, logit(0.56));
  EXPECT_GT(far, near);
  EXPECT_LT(far, logit(0.56) + std::log(300.0 / 14) * (logit(0.56) - logit(0.3)) / std::log(14.0));
}

TEST(BaseProcess, IsSurestWhereBasesWereMeasured) {
  const BaseProcess process(rows, {});
  EXPECT_LT(process.at(8).variance, process.at(100).variance);
  EXPECT_LT(process.at(100).variance, process.at(1000).variance);
  EXPECT_NEAR(process.at(8).mean, logit(0.5), 0.1);
}

TEST(BaseProcess, ABaseOffTheTrendHasAResidualOfItsSign) {
  std::vector<BaseRow> off = rows;
  off[1].base = 0.25;
  const auto residuals = base_residuals(off, {});
  ASSERT_EQ(residuals.size(), 4u);
  EXPECT_LT(residuals[1], -0.1);
  for (const int i : {0, 2, 3}) EXPECT_GT(residuals[i], residuals[1] / 2);
  for (const double residual : base_residuals(rows, {})) EXPECT_LT(std::abs(residual), 0.05);
}

TEST(BaseProcess, OneBaseIsEnough) {
  const Normal at = BaseProcess(std::span(rows).first(1), {}).at(70);
  EXPECT_TRUE(std::isfinite(at.mean) && at.variance > 0 && at.variance < 20);
}

}  // namespace
}  // namespace gaincast

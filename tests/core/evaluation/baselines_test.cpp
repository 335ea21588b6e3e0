#include "core/evaluation/baselines.hpp"

#include <gtest/gtest.h>

namespace gaincast {
namespace {

TEST(Baselines, LastShareOfHeadroomTakesTheSameShareOfWhatIsLeft) {
  EXPECT_DOUBLE_EQ(last_share_of_headroom(20, 60, 80, 100), 10);
  EXPECT_DOUBLE_EQ(last_share_of_headroom(-6, 70, 40, 100), -12);
  EXPECT_DOUBLE_EQ(last_share_of_headroom(1, 3, 4, 5), 0.5);
}

TEST(Baselines, ALargestSizeWithoutHeadroomKeepsItsGain) {
  EXPECT_DOUBLE_EQ(last_share_of_headroom(0, 100, 90, 100), 0);
  EXPECT_DOUBLE_EQ(last_share_of_headroom(-3, 100, 90, 100), -3);
}

}  // namespace
}  // namespace gaincast

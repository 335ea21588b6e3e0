#include "core/data/bounds.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

Interval at(const std::vector<Observation>& rows, double size, std::optional<double> base = {},
            const Preprocessing& how = {}) {
  return possible_gains(preprocess(rows, how).value(), std::span(&size, 1), std::span(&base, 1))[0];
}

void expect(const Interval& bounds, double low, double high) {
  EXPECT_DOUBLE_EQ(bounds.low, low);
  EXPECT_DOUBLE_EQ(bounds.high, high);
}

const std::vector<Observation> with_bases{{1, 5, 1, 30}, {4, 6, 1, 50}, {16, 4, 1, 80}};

TEST(Bounds, WithoutABaseAScoreCannotMoveByMoreThanTheCeiling) {
  expect(at(test::paper_rows(), 70), -100, 100);
  expect(at(test::paper_rows(), 70, {}, {.ceiling = 60}), -60, 60);
}

TEST(Bounds, AKnownBaseBoundsBothWaysAtItsSize) {
  expect(at(test::paper_rows(), 70, 42.0), -42, 58);
  expect(at(with_bases, 4), -50, 50);
  expect(at(with_bases, 1), -30, 70);
  expect(at(with_bases, 70, 90.0, {.ceiling = 95}), -90, 5);
}

TEST(Bounds, BetweenAndBeyondRowsTheBaseLiesBetweenItsNeighbours) {
  expect(at(with_bases, 2), -50, 70);
  expect(at(with_bases, 70), -100, 20);
  expect(at(with_bases, 0.1), -30, 100);
}

TEST(Bounds, RowsOfOneSizeWithSeveralBasesAllowAllOfThem) {
  auto rows = with_bases;
  rows.push_back({16, 4, 1, 70});
  expect(at(rows, 16), -80, 30);
}

TEST(Bounds, SharesOfTheHeadroomAreAtMostAllOfIt) {
  expect(at(with_bases, 4, {}, {.share_of_headroom = true}), -100, 100);
  expect(at(with_bases, 70, 75.0, {.share_of_headroom = true}), -300, 100);
  EXPECT_TRUE(std::isinf(at(with_bases, 70, {}, {.share_of_headroom = true}).low));
}

TEST(Bounds, GainsThatAreNoPercentagePointsHaveNone) {
  auto rows = test::paper_rows();
  rows.back().gain = 180;
  EXPECT_TRUE(std::isinf(at(rows, 70).low) && std::isinf(at(rows, 70).high));
}

}  // namespace
}  // namespace gaincast

#include "core/data/dataset.hpp"

#include <gtest/gtest.h>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Refused {
  std::vector<Observation> rows;
  std::string code;
  std::optional<int> row;
  std::optional<std::string> field;
};

TEST(Dataset, RefusesWithCodeRowAndField) {
  const Observation good{1, 2, 0.3};
  const std::vector<Refused> cases = {
      {{}, "no-rows", {}, {}},
      {std::vector<Observation>(10'001, good), "too-many-rows", {}, {}},
      {{good, {nan, 1, 1}}, "not-finite", 1, "size"},
      {{good, {2, infinity, 1}}, "not-finite", 1, "gain"},
      {{{2, 1, -infinity}, good}, "not-finite", 0, "se"},
      {{good, good, {0, 1, 1}}, "not-positive", 2, "size"},
      {{good, {-2, 1, 1}}, "not-positive", 1, "size"},
      {{good, {2, 1, 0}}, "not-positive", 1, "se"},
      {{good, {2, 1, -0.0}}, "not-positive", 1, "se"},
      {{good, {2, 1e61, 1}}, "out-of-range", 1, "gain"},
      {{good, {2, 1, 1e-61}}, "out-of-range", 1, "se"},
      {{good, {1e300, 1, 1}}, "out-of-range", 1, "size"},
      {{good}, "too-few-sizes", {}, "size"},
      {{good, good, good}, "too-few-sizes", {}, "size"},
      {{good, {1 + 1e-12, 5, 1}}, "too-few-sizes", {}, "size"},
  };
  for (const Refused& refused : cases) {
    const auto outcome = Dataset::parse(refused.rows);
    ASSERT_FALSE(outcome.ok()) << refused.code;
    EXPECT_EQ(outcome.error().code, refused.code);
    EXPECT_EQ(outcome.error().row, refused.row) << refused.code;
    EXPECT_EQ(outcome.error().field, refused.field) << refused.code;
    EXPECT_FALSE(outcome.error().message.empty());
  }
}

TEST(Dataset, CountsRowsFromOneInSentences) {
  const auto outcome = Dataset::parse(std::vector<Observation>{{1, 2, 1}, {2, 3, 0}});
  EXPECT_EQ(outcome.error().message, "Row 2: the standard error must be greater than 0.");
}

TEST(Dataset, PoolsRowsOfOneSize) {
  const auto outcome =
      Dataset::parse(std::vector<Observation>{{8, 5, 1}, {1, 2, 0.5}, {1, 3, 1}, {1, 4, 1}});
  ASSERT_TRUE(outcome.ok());
  const Dataset& dataset = outcome.value();
  EXPECT_EQ(dataset.rows(), 4);
  EXPECT_EQ(dataset.distinct_sizes(), 2);
  ASSERT_EQ(dataset.points().size(), 2u);
  const double mean = (4 * 2.0 + 3 + 4) / 6;
  EXPECT_DOUBLE_EQ(dataset.points()[0].gain, mean);
  EXPECT_DOUBLE_EQ(dataset.points()[0].se, 1 / std::sqrt(6));
  EXPECT_DOUBLE_EQ(dataset.pure_error(),
                   4 * (mean - 2) * (mean - 2) + (mean - 3) * (mean - 3) + (mean - 4) * (mean - 4));
  EXPECT_EQ(dataset.points()[1].gain, 5);
}

TEST(Dataset, CountsSizesThatDifferByLessThanAPartInABillionAsOne) {
  const auto outcome =
      Dataset::parse(std::vector<Observation>{{1, 2, 1}, {1 + 1e-11, 3, 1}, {2, 4, 1}});
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome.value().distinct_sizes(), 2);
}

TEST(Targets, AreRefusedByIndex) {
  EXPECT_TRUE(parse_targets(std::vector<double>{70, 405}).ok());
  EXPECT_TRUE(parse_targets(std::vector<double>{}).ok());
  for (const double bad : {nan, infinity, 0.0, -1.0, 1e99}) {
    const auto outcome = parse_targets(std::vector<double>{70, bad});
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, "bad-target");
    EXPECT_EQ(outcome.error().row, 1);
  }
  EXPECT_EQ(parse_targets(std::vector<double>(10'001, 70.0)).error().code, "too-many-targets");
}

}  // namespace
}  // namespace gaincast

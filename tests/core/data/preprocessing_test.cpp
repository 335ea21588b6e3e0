#include "core/data/preprocessing.hpp"

#include <gtest/gtest.h>

#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

std::vector<Observation> with_base(std::vector<Observation> rows, double base) {
  for (auto& row : rows) row.base = base;
  return rows;
}

TEST(Preprocessing, LeavesRowsAsTheyAreUnlessAsked) {
  const auto preprocessed = preprocess(test::paper_rows(), {}).value();
  const auto plain = Dataset::parse(test::paper_rows()).value();
  for (std::size_t i = 0; i < plain.points().size(); ++i)
    EXPECT_EQ(preprocessed.dataset.points()[i].se, plain.points()[i].se);
  EXPECT_TRUE(std::isinf(preprocessed.upper_bound));
  EXPECT_EQ(preprocessed.natural_upper_bound, 100);
}

TEST(Preprocessing, FillsErrorsThatAreNotKnownWithTheRootMeanSquareOfTheOthers) {
  auto rows = test::paper_rows();
  rows[1].se_source = rows[4].se_source = SeSource::unknown;
  rows[1].se = rows[4].se = 1;
  const auto filled = preprocess(rows, {}).value();
  const double expected = std::sqrt((0.16 + 0.16 + 0.25) / 3);
  EXPECT_NEAR(filled.rows[1].se, expected, 1e-15);
  EXPECT_NEAR(filled.rows[4].se, expected, 1e-15);
  EXPECT_EQ(filled.rows[0].se, 0.4);
  EXPECT_EQ(filled.dataset.se_source(), SeSource::filled);
  EXPECT_FALSE(filled.dataset.least_chi2());
  rows[0].se = -1;
  const auto refused = preprocess(rows, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().row, 0) << "not a row that was filled";
}

TEST(Preprocessing, LeavesErrorsThatNobodyKnowsRelative) {
  auto rows = with_base(test::paper_rows(), 60);
  for (Observation& row : rows) row.se = 1, row.se_source = SeSource::unknown;
  rows[0].base = 80;
  const auto shares = preprocess(rows, {.extra_se = 0.5, .share_of_headroom = true}).value();
  EXPECT_EQ(shares.dataset.se_source(), SeSource::unknown);
  EXPECT_NEAR(shares.rows[0].se, 100.0 / 20, 1e-12) << "equal scatter in pp, before the headroom";
  EXPECT_NEAR(shares.rows[1].se, 100.0 / 40, 1e-12);
  EXPECT_NEAR(*shares.dataset.least_chi2(), 5 * 0.01 / 12, 1e-12);
}

TEST(Preprocessing, AddsScatterInQuadrature) {
  const auto preprocessed = preprocess(test::paper_rows(), {.extra_se = 0.3}).value();
  EXPECT_NEAR(preprocessed.dataset.points()[0].se, 0.5, 1e-15);
}

TEST(Preprocessing, HeadroomIsThatOfTheLargestSizeWithABaseline) {
  auto rows = with_base(test::paper_rows(), 60);
  rows[3].base = 80;
  rows[4].base.reset();
  EXPECT_EQ(preprocess(rows, {}).value().upper_bound, 20);
  EXPECT_EQ(preprocess(rows, {.ceiling = 95}).value().upper_bound, 15);
  EXPECT_EQ(preprocess(test::paper_rows(), {.ceiling = 9}).value().upper_bound, 9);
}

TEST(Preprocessing, GainsAbove100ShowThatTheyAreNotPercentagePoints) {
  const auto preprocessed =
      preprocess(std::vector<Observation>{{1, 150, 1}, {2, 170, 1}}, {}).value();
  EXPECT_TRUE(std::isinf(preprocessed.natural_upper_bound));
}

TEST(Preprocessing, SharesOfHeadroomArePercentOfWhatTheBaselineLeaves) {
  const auto preprocessed =
      preprocess(with_base(test::paper_rows(), 60), {.share_of_headroom = true}).value();
  EXPECT_NEAR(preprocessed.dataset.points()[4].gain, 20, 1e-12);
  EXPECT_NEAR(preprocessed.dataset.points()[4].se, 1.5, 1e-12);
  EXPECT_EQ(preprocessed.upper_bound, 100);
}

std::vector<InputError> refused_rows(const std::vector<Observation>& rows,
                                     const Preprocessing& asked) {
  std::vector<InputError> refused;
  for (int i = 0; i < static_cast<int>(rows.size()); ++i)
    if (const auto error = refuse(rows[i], i, asked)) refused.push_back(*error);
  return refused;
}

TEST(Preprocessing, FindsEveryRowThatItWouldRefuse) {
  auto rows = with_base(test::paper_rows(), 60);
  EXPECT_TRUE(refused_rows(rows, {}).empty());
  rows[0].se = 0;
  rows[1].base = 100;               // no headroom
  rows[2].gain = 41;                // beyond it
  rows[3] = {4, 0, 1e59, 99.9999};  // its se in shares of the headroom is beyond 1e60
  const auto refused = refused_rows(rows, {.share_of_headroom = true});
  ASSERT_EQ(refused.size(), 4);
  const std::vector<std::pair<std::string, std::string>> expected{{"not-positive", "se"},
                                                                  {"above-ceiling", "base"},
                                                                  {"above-ceiling", "gain"},
                                                                  {"out-of-range", "se"}};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(refused[i].row, i);
    EXPECT_EQ(refused[i].code, expected[i].first);
    EXPECT_EQ(refused[i].field, expected[i].second);
  }
}

TEST(Preprocessing, AcceptsWhatIsLeftWithoutTheRowsThatItWouldRefuse) {
  const double nan = std::nan("");
  std::vector<Observation> rows = test::paper_rows();
  for (int i = 0; i < 40; ++i)
    rows.insert(rows.begin() + i % 5, i % 2 ? Observation{nan, 1, 1} : Observation{1, 1, 1, 120.0});
  const auto refused = refused_rows(rows, {});
  ASSERT_EQ(refused.size(), 40);
  for (auto it = refused.rbegin(); it != refused.rend(); ++it) rows.erase(rows.begin() + *it->row);
  EXPECT_TRUE(preprocess(rows, {}).ok());
}

TEST(Preprocessing, RefusesNamingRowAndField) {
  const auto refused = [](const std::vector<Observation>& rows, const Preprocessing& asked) {
    const auto preprocessed = preprocess(rows, asked);
    EXPECT_FALSE(preprocessed.ok());
    return preprocessed.error();
  };
  const auto rows = test::paper_rows();
  EXPECT_EQ(refused(rows, {.extra_se = -1}).field, "extraSe");
  EXPECT_EQ(refused(rows, {.ceiling = 0.0}).field, "ceiling");
  EXPECT_EQ(refused(rows, {.share_of_headroom = true}).code, "no-base");
  const InputError high = refused(rows, {.ceiling = 6});
  EXPECT_EQ(high.code, "above-ceiling");
  EXPECT_EQ(high.row, 4);
  auto full = rows;
  full[2].base = 100;
  EXPECT_EQ(refused(full, {}).row, 2);
  full[2].base = std::nan("");
  EXPECT_EQ(refused(full, {}).code, "not-finite");
  EXPECT_EQ(refused(full, {}).field, "base");
}

}  // namespace
}  // namespace gaincast

#include "core/averaging/bootstrap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "core/averaging/forecast.hpp"
#include "core/numerics/summary.hpp"
#include "tests/core/averaging/resampled_rows.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

using test::data;
using test::hard_sets;
using test::resampled;

/// In many resamples of these, one law or another has no forecast, and the others share its weight.
TEST(Bootstrap, TheAverageIsThatOfTheLawsWithAForecast) {
  const std::vector<std::pair<const char*, std::vector<Observation>>> sets{
      {"late", {{1, .2, .3}, {2, .3, .3}, {4, .2, .3}, {8, 2, .5}}},
      {"flat", {{1, .4, .3}, {2, .2, .3}, {4, .3, .3}, {8, .4, .5}}},
      {"early", {{1, 3, .3}, {2, .3, .3}, {4, .2, .3}, {8, .1, .5}}},
      {"the paper's", test::paper_rows()}};
  int without = 0;
  for (const auto& [name, rows] : sets) {
    const Dataset dataset = data(rows);
    const std::vector<double> sizes{16};
    for (const Criterion criterion : {Criterion::aic, Criterion::bic}) {
      constexpr int count = 60;
      const auto slice = bootstrap(dataset, {sizes, 9, criterion}, 0, count);
      const auto averages = slice.values().last(count);
      for (int i = 0; i < count; ++i) {
        const auto fits = test::fit_rows(resampled(dataset, 9, i));
        const auto ensemble = weigh(fits, criterion);
        const auto average = forecast(fits, ensemble, sizes)[0].average;
        for (const Fit& fit : fits) without += !fit.averaged;
        if (!average) continue;
        EXPECT_NEAR(averages[i], average->mean, 1e-4 * (1 + std::abs(average->mean)))
            << name << ", resample " << i;
      }
    }
  }
  EXPECT_GT(without, 20);
}

TEST(Bootstrap, AResampleIsForecastAsIfItWereTheData) {
  const Dataset dataset = data(test::paper_rows());
  const std::vector<double> sizes = {3, 70};
  const BootstrapSlice slice = bootstrap(dataset, {sizes, 5, Criterion::aic}, 10, 40);
  for (int i = 10; i < 40; ++i) {
    const auto fits = test::fit_rows(resampled(dataset, 5, i));
    const auto forecasts = forecast(fits, weigh(fits), sizes);
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      const auto value = [&](std::size_t column) {
        return slice.values()[(column * sizes.size() + s) * 30 + (i - 10)];
      };
      for (std::size_t l = 0; l < fits.size(); ++l)
        EXPECT_NEAR(value(l), forecasts[s].laws[l]->value, 1e-4 * std::abs(value(l)))
            << fits[l].law << ", resample " << i;
      EXPECT_NEAR(value(fits.size()), forecasts[s].average->mean, 1e-4 * value(fits.size()));
    }
  }
}

/// To a thousandth of the fit's own standard deviation: where chi2 is flat, it says little of where
/// along the valley a curve is.
TEST(Bootstrap, OnHardDataTooAResampleIsForecastAsIfItWereTheData) {
  constexpr int count = 40;
  for (const auto& [name, rows] : hard_sets()) {
    const Dataset dataset = data(rows);
    const double smallest = dataset.points().front().at.size,
                 largest = dataset.points().back().at.size;
    const std::vector<double> sizes = {smallest / 4, std::sqrt(smallest * largest), 2 * largest,
                                       50 * largest};
    const BootstrapSlice slice = bootstrap(dataset, {sizes, 1, Criterion::aic}, 0, count);
    int checked = 0;
    for (int i = 0; i < count; ++i) {
      const auto fits = test::fit_rows(resampled(dataset, 1, i));
      for (std::size_t l = 0; l < fits.size(); ++l)
        for (std::size_t s = 0; s < sizes.size(); ++s) {
          const auto expected = fits[l].predict(sizes[s]);
          if (!expected) continue;
          const double value = slice.values()[(l * sizes.size() + s) * count + i];
          const double within =
              1e-3 * expected->sd + 1e-9 * std::max(1.0, std::abs(expected->value));
          EXPECT_NEAR(value, expected->value, within)
              << name << ": " << fits[l].law << " at " << sizes[s] << ", resample " << i;
          ++checked;
        }
    }
    EXPECT_GT(checked, 4 * 4 * count * 3 / 4);  // of five laws, one may lack a forecast
  }
}

TEST(Bootstrap, AnySlicingGivesTheSameBits) {
  const Dataset dataset = data(test::paper_rows());
  const BootstrapOptions options{{70, 405}, 3, Criterion::aic};
  const BootstrapSlice whole = bootstrap(dataset, options, 0, 100);
  const BootstrapSlice parts[] = {bootstrap(dataset, options, 60, 100),
                                  bootstrap(dataset, options, 0, 60)};
  for (const BootstrapSlice& part : parts)
    for (std::size_t cell = 0; cell < 12; ++cell)
      for (std::int64_t i = part.first; i < part.last; ++i) {
        const auto count = static_cast<std::size_t>(part.last - part.first);
        const auto place = static_cast<std::size_t>(i - part.first);
        const double ours = part.values()[cell * count + place];
        EXPECT_EQ(std::memcmp(&ours, &whole.values()[cell * 100 + static_cast<std::size_t>(i)],
                              sizeof ours),
                  0)
            << i;
      }
  for (std::size_t l = 0; l < 5; ++l)
    EXPECT_EQ(parts[0].at_limit[l] + parts[1].at_limit[l], whole.at_limit[l]);
  EXPECT_NE(bootstrap(dataset, {{70}, 4, Criterion::aic}, 0, 1).values()[0],
            bootstrap(dataset, {{70}, 3, Criterion::aic}, 0, 1).values()[0]);
}

/// Sizes in even steps share an exponential; a curve so steep that it leaves the range of one must
/// not be carried on.
TEST(Bootstrap, AForecastIsTheSameWhateverElseIsForecast) {
  const Dataset sets[] = {
      data(test::paper_rows()),
      data({{1, 1, .3}, {1.002, 1.1, .3}, {1.004, 8, .3}, {1.1, 8.2, .3}, {4, 8, .3}}),
      data({{1, 8, .3}, {1.0005, 8.2, .3}, {1.001, 1, .3}, {1.1, 1.2, .3}, {4, .9, .3}})};
  std::vector<double> sizes;
  for (int i = 0; i < 40; ++i) sizes.push_back(0.05 * std::pow(8000, i / 39.0));
  constexpr std::size_t count = 20;
  for (const Dataset& dataset : sets) {
    const BootstrapSlice together = bootstrap(dataset, {sizes, 1, Criterion::aic}, 0, count);
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      const BootstrapSlice alone = bootstrap(dataset, {{sizes[s]}, 1, Criterion::aic}, 0, count);
      for (std::size_t law = 0; law < 6; ++law)
        for (std::size_t i = 0; i < count; ++i) {
          const double one = alone.values()[law * count + i];
          const double same = together.values()[(law * sizes.size() + s) * count + i];
          if (one == same) continue;  // infinite, perhaps
          ASSERT_NEAR(same, one, 1e-12 * std::abs(one)) << sizes[s] << ", law " << law;
        }
    }
  }
}

TEST(Bootstrap, LawsThatAreNotIdentifiedStayEmpty) {
  const Dataset dataset = data({{1, 2, .3}, {8, 8, .5}});
  const BootstrapSlice slice = bootstrap(dataset, {{70}, 1, Criterion::aicc}, 0, 20);
  EXPECT_EQ(slice.criterion, Criterion::aic) << "AICc has no value for two rows";
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(std::isnan(slice.values()[3 * 20 + i])) << "sigmoid";
    EXPECT_TRUE(std::isnan(slice.values()[4 * 20 + i])) << "sqrt-log";
    EXPECT_TRUE(std::isfinite(slice.values()[5 * 20 + i])) << "average";
  }
}

/// 20,000 resamples of the paper's data, every refit global: figures from a study with another
/// generator and a brute-force search, with their Monte-Carlo tolerances.
TEST(Bootstrap, ThePapersIntervalsAtSeventyBillion) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "20,000 resamples take too long under the sanitizers";
#endif
  constexpr int n = 20'000;
  BootstrapSlice slice = bootstrap(data(test::paper_rows()), {{70}, 1, Criterion::aic}, 0, n);
  const auto summary = [&](int column) {
    return summarise(slice.values().subspan(column * n, n), 0.95);
  };
  const Summary average = summary(5), power = summary(0), sigmoid = summary(3);
  EXPECT_NEAR(*average.low, 10.3, 0.1);
  EXPECT_NEAR(*average.high, 34.4, 0.3);
  EXPECT_NEAR(*average.mean, 20.1, 0.15);
  EXPECT_NEAR(*power.low, 23.3, 0.2);
  EXPECT_NEAR(*power.high, 46.8, 0.4);
  EXPECT_NEAR(*sigmoid.low, 8.2, 0.2);
  EXPECT_NEAR(*sigmoid.high, 41.7, 0.6);
  EXPECT_NEAR(static_cast<double>(slice.at_limit[3]) / n, 0.24, 0.02) << "kept, not dropped";
}

}  // namespace
}  // namespace gaincast

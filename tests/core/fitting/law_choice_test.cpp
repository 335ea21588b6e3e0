#include "core/fitting/law_choice.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/cautions.hpp"
#include "core/averaging/forecast.hpp"
#include "core/averaging/goodness_of_fit.hpp"
#include "core/design/design.hpp"
#include "core/evaluation/backtest.hpp"
#include "core/evaluation/validation.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/numerics/random.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

std::vector<Law> choose(const std::vector<std::string>& ids) {
  return choose_laws(standard_laws(), ids).value();
}

/// The average at a size over the laws with these ids, from chi2 and k alone: the paper's eq. 7 and
/// 8.
double direct_average(const std::vector<Fit>& fits, const std::vector<std::string>& ids,
                      double size) {
  double sum = 0, weight = 0;
  for (const std::string& id : ids) {
    const Fit& fit = test::find(fits, id);
    const double w = std::exp(-(fit.chi2 + 2 * fit.k) / 2);
    sum += w * fit.predict(size)->value;
    weight += w;
  }
  return sum / weight;
}

TEST(LawChoice, RefusesWhatIsNoChoice) {
  const auto code = [](const std::vector<std::string>& ids) {
    const auto laws = choose_laws(catalogue(), ids);
    EXPECT_EQ(laws.error().field, "laws");
    return laws.error().code;
  };
  EXPECT_EQ(code({}), "bad-option");
  EXPECT_EQ(code({"power", "power"}), "bad-option");
  EXPECT_EQ(code({"power", "straight"}), "unknown-law");
  EXPECT_EQ(code({""}), "unknown-law");
  EXPECT_EQ(code({"straight", "straight"}), "unknown-law");
}

TEST(LawChoice, FitsTheStandardLawsWhetherOrNotTheyAreChosen) {
  const auto laws = choose({"sigmoid", "power"});  // in the order of the catalogue all the same
  ASSERT_EQ(laws.size(), 5u);
  for (const Law& law : laws) EXPECT_EQ(law.chosen, law.id == "power" || law.id == "sigmoid");
}

TEST(LawChoice, AveragesTheChosenLawsAlone) {
  const Dataset dataset = Dataset::parse(test::paper_rows()).value();
  const auto all = fit(dataset);
  for (const std::vector<std::string>& ids : std::vector<std::vector<std::string>>{
           {"logarithmic"}, {"power", "saturating"}, {"sqrt-log", "sigmoid", "logarithmic"}}) {
    const auto fits = fit(dataset, choose(ids));
    const auto ensemble = weigh(fits);
    const double size = 70;
    const auto at = forecast(fits, ensemble, std::span(&size, 1))[0];
    EXPECT_NEAR(at.average->mean, direct_average(all, ids, size), 1e-9);
    double sum = 0;
    for (std::size_t i = 0; i < fits.size(); ++i) {
      EXPECT_EQ(ensemble.scores[i].weight > 0, fits[i].chosen);
      EXPECT_EQ(fits[i].predict(size)->value, all[i].predict(size)->value);
      sum += ensemble.scores[i].weight;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(LawChoice, IsFollowedByEveryResample) {
  const std::vector<std::string> ids{"power", "logarithmic"};
  const Dataset dataset = Dataset::parse(test::paper_rows()).value();
  const BootstrapSlice slice = bootstrap(dataset, {{70}}, 0, 40, choose(ids));
  const BootstrapSlice usual = bootstrap(dataset, {{70}}, 0, 40);
  for (int i = 0; i < 40; ++i) {
    NormalStream noise(1, i);
    auto drawn = test::paper_rows();
    for (Observation& row : drawn) row.gain += row.se * noise.next();
    const auto fits = fit(Dataset::parse(drawn).value());
    EXPECT_NEAR(slice.values()[5 * 40 + i], direct_average(fits, ids, 70), 1e-5) << i;
    for (int law = 0; law < 5; ++law)
      EXPECT_EQ(slice.values()[law * 40 + i], usual.values()[law * 40 + i]);
  }
}

TEST(LawChoice, IsFollowedByDesignValidationAndBacktest) {
  const auto rows = test::paper_rows();
  const Dataset dataset = Dataset::parse(rows).value();
  const auto one = choose({"logarithmic"});
  DesignOptions candidates;
  candidates.candidates = {14};
  const Design next = design(dataset, candidates, one);
  EXPECT_EQ(next.entropy, 0) << "one law leaves nothing undecided";
  EXPECT_NEAR(*next.sd_now, test::find(fit(dataset), "logarithmic").predict(70)->sd, 1e-9);

  ValidationOptions trials{.targets = {70}, .generating_models = generating_models(fit(dataset))};
  for (const auto& errors : validate(dataset, trials, 0, 20, one).generating_models) {
    EXPECT_EQ(errors.laws.size(), 5u);
    EXPECT_NEAR(errors.average.relative, errors.laws[1].relative, 1e-9) << "it is the average";
    EXPECT_GT(errors.laws[0].forecasts, 0) << "the others are still tried";
  }

  const auto tested = backtest(rows, {.fit_up_to = 4}, one).value();
  const auto seen = fit(Dataset::parse(std::span(rows).first(4)).value());
  EXPECT_NEAR(tested.cuts[0].points[0].forecast->mean,
              test::find(seen, "logarithmic").predict(8)->value, 1e-9);
}

TEST(LawChoice, SaysWhereALawThatWasLeftOutFitsDecisivelyBetter) {
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 2 * std::pow(size, 0.8), 0.2});
  const Dataset dataset = Dataset::parse(rows).value();
  const auto said = [&](const std::vector<std::string>& ids) {
    const auto fits = fit(dataset, choose(ids));
    const double size = 70;
    const auto forecasts = forecast(fits, weigh(fits), std::span(&size, 1));
    EXPECT_TRUE(forecasts[0].average) << "a choice is no reason for there being no average";
    std::map<std::string_view, std::vector<std::string_view>> laws;
    for (const Caution& caution : cautions(dataset, fits, Criterion::aic))
      laws[caution.code] = caution.laws;
    return laws;
  };
  EXPECT_EQ(said({"logarithmic"})["better-law-left-out"], std::vector<std::string_view>{"power"});
  EXPECT_EQ(said({"power", "logarithmic"}).count("better-law-left-out"), 0u);
}

TEST(LawChoice, IsWhatGoodnessOfFitIsOf) {
  std::vector<Observation> rows;
  for (const double size : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
    rows.push_back({size, 2 * std::pow(size, 0.8), 0.2});
  const Dataset dataset = Dataset::parse(rows).value();
  const auto goodness = goodness_of_fit(fit(dataset, choose({"logarithmic"})), 6);
  EXPECT_EQ(goodness->law, "logarithmic");
  EXPECT_LT(goodness->p, 0.01);
}

}  // namespace
}  // namespace gaincast

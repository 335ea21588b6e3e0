#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/whole/test_data.hpp"

/// NIST StRD problems that are our laws in other letters. With every se set to the certified
/// residual standard deviation, chi2 is the number of degrees of freedom and the covariance for
/// known se is the certified one. No starting values are given: there are none to give.
namespace gaincast {
namespace {

/// Log relative error: the number of digits that agree.
double agreeing_digits(double ours, double theirs) {
  return ours == theirs ? 16 : -std::log10(std::abs(ours - theirs) / std::abs(theirs));
}

class Nist : public testing::TestWithParam<std::string> {};

TEST_P(Nist, CertifiedValuesWithoutStartingValues) {
  const nlohmann::json problem = test::load("nist/" + GetParam() + ".json");
  for (const auto& variant : problem["variants"]) {
    const std::string model = variant["model"];
    const std::string law =
        model == "log" ? "logarithmic" : (model == "sqrtlog" ? "sqrt-log" : model);
    const double residual_sd = test::digits(variant["residual_sd"]);
    std::vector<Observation> rows;
    for (std::size_t i = 0; i < variant["N"].size(); ++i)
      rows.push_back({variant["N"][i], variant["y"][i], residual_sd});
    const auto fits = test::fit_rows(rows);
    const Fit& fit = test::find(fits, law);

    const double bar = law == "logarithmic" || law == "sqrt-log" ? 10 : 9;
    double fewest = agreeing_digits(fit.chi2, problem["dof"].get<double>());
    for (const Parameter& parameter : fit.parameters) {
      ASSERT_TRUE(parameter.value.has_value()) << parameter.name;
      const std::string name(parameter.name);
      fewest = std::min({fewest,
                         agreeing_digits(*parameter.value, test::digits(variant["params"][name])),
                         agreeing_digits(*parameter.sd, test::digits(variant["sd"][name]))});
    }
    EXPECT_EQ(fit.status, Status::converged);
    EXPECT_GE(fewest, bar) << GetParam();
    std::printf("%s as %s: %.1f digits on parameters, standard deviations and chi2\n",
                GetParam().c_str(), variant["id"].get<std::string>().c_str(), fewest);
  }
}

INSTANTIATE_TEST_SUITE_P(AllSix, Nist,
                         testing::Values("misra1a", "boxbod", "danwood", "rat42", "norris",
                                         "pontius"),
                         [](const auto& each) { return each.param; });

}  // namespace
}  // namespace gaincast

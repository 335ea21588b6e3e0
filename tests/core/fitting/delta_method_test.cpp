#include "core/fitting/delta_method.hpp"
#include "core/fitting/fit_laws.hpp"

#include <gtest/gtest.h>

#include "core/averaging/forecast.hpp"
#include "core/fitting/catalogue.hpp"
#include "tests/core/whole/test_data.hpp"

namespace gaincast {
namespace {

/// Of the data themselves, a refit's standard deviations are the fit's: they come from Householder
/// reflections and other parameters there.
TEST(DeltaMethod, AgreesWithTheFit) {
  int compared = 0, undetermined = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    const auto rows = seed == 0 ? test::paper_rows() : test::random_rows(seed);
    const Dataset dataset = Dataset::parse(rows).value();
    const auto points = dataset.points();
    const double last = points.back().at.size;
    const std::vector<double> sizes{points.front().at.size, last, 2 * last};
    const auto fits = fit(dataset, catalogue());

    RefitStore store(points);
    std::vector<Abscissa> at;
    for (const double size : sizes) at.push_back({size, std::log(size)});
    std::vector<double> y, sd(sizes.size());
    double squares = 0;
    for (const Point& point : points) {
      y.push_back(point.gain / point.se);
      squares += y.back() * y.back();
    }
    DeltaMethod deviations(points.size(), sizes.size());
    for (std::size_t l = 0; l < catalogue().size(); ++l) {
      LawRefit law = catalogue()[l].refit(store);
      law.at_sizes(at);
      law.refit({0, y, squares, 0});
      deviations(law, sd.data());
      if (fits[l].status == Status::not_identified) continue;
      for (std::size_t s = 0; s < sizes.size(); ++s) {
        const auto expected = fits[l].predict(sizes[s]);
        if (!expected) {
          EXPECT_FALSE(std::isfinite(sd[s])) << seed << " " << fits[l].law << " " << sizes[s];
          ++undetermined;
          continue;
        }
        const double scale = std::max(expected->sd, 1e-6 * std::abs(expected->value));
        EXPECT_NEAR(sd[s], expected->sd, 1e-4 * scale)
            << seed << " " << fits[l].law << " " << sizes[s];
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 700);
  EXPECT_GT(undetermined, 0);
}

}  // namespace
}  // namespace gaincast

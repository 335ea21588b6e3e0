/// Scores forecasts of real curves on stdin (curves.hpp): a line for every held-back size and
/// forecaster, with the numbers of its set and curve, the forecaster, the absolute error, the CRPS,
/// and for the levels 50, 80, 90 and 95% whether the truth lies inside and the interval score.
/// Arguments: the learned constants (fading, proportional_scatter, regime_change_probability,
/// turn), or none for the frozen.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/evaluation/forecast_score.hpp"
#include "core/numerics/random.hpp"
#include "tests/backtest/curves.hpp"

namespace gaincast::real_curves {
namespace {

constexpr std::array levels{0.5, 0.8, 0.9, 0.95};

void print(const Curve& curve, int number, std::string_view who, double error, double crps,
           std::span<const Interval> intervals, double generating_model) {
  std::printf("%d %d %.*s %.9g %.9g", curve.set, number, static_cast<int>(who.size()), who.data(),
              error, crps);
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const auto& [low, high] = intervals[l];
    std::printf(" %d %.9g", generating_model >= low && generating_model <= high,
                interval_score(low, high, levels[l], generating_model));
  }
  std::printf("\n");
}

/// Points without a forecast are printed with an error of -1 and nothing else.
void score(std::span<const Curve> curves, Method method, const Calibration& constants) {
  int number = 0;
  for (const Curve& curve : curves) {
    const Backtest tested = test(curve, method, constants);
    for (const BacktestPoint& point : tested.cuts[0].points)
      if (point.forecast)
        print(curve, number, id(method), std::abs(point.forecast->mean - point.measured.gain),
              point.forecast->crps, point.forecast->intervals, point.measured.gain);
      else
        std::printf("%d %d %s -1\n", curve.set, number, std::string(id(method)).c_str());
    ++number;
  }
}

/// A baseline as the mean of a normal distribution with the root mean square of its own residuals
/// over all curves here: what it would be if its errors were known beforehand.
void score(std::span<const Curve> curves, std::size_t baseline) {
  struct Residual {
    const Curve* curve;
    int number;
    double generating_model, forecast;
  };
  std::vector<Residual> residuals;
  double squares = 0;
  int number = 0;
  for (const Curve& curve : curves) {
    const Backtest tested = test(curve, Method::calibrated, calibration);
    for (const BacktestPoint& point : tested.cuts[0].points) {
      residuals.push_back({&curve, number, point.measured.gain, point.baseline[baseline]});
      squares += (residuals.back().generating_model - residuals.back().forecast) *
                 (residuals.back().generating_model - residuals.back().forecast);
    }
    ++number;
  }
  const double sd = std::sqrt(squares / static_cast<double>(residuals.size()));
  for (const auto& [curve, of, generating_model, forecast] : residuals) {
    std::vector<double> quantiles;
    for (int i = 0; i < 100; ++i)
      quantiles.push_back(forecast + sd * normal_quantile((i + 0.5) / 100));
    std::vector<Interval> intervals;
    for (const double level : levels) {
      const double reach = sd * normal_quantile((1 + level) / 2);
      intervals.push_back({forecast - reach, forecast + reach});
    }
    print(*curve, of, baselines[baseline].id, std::abs(forecast - generating_model),
          crps(quantiles, generating_model), intervals, generating_model);
  }
}

}  // namespace
}  // namespace gaincast::real_curves

int main(int argc, char** argv) {
  using namespace gaincast;
  const auto curves = real_curves::read_curves(std::cin);
  Calibration constants = calibration;
  if (argc == 5) {
    constants.fading = std::atof(argv[1]);
    constants.proportional_scatter = std::atof(argv[2]);
    constants.regime_change_probability = std::atof(argv[3]);
    constants.regime_change = std::atof(argv[4]);
  }
  real_curves::score(curves, Method::calibrated, constants);
  if (argc == 5) return 0;
  real_curves::score(curves, Method::paper, constants);
  for (std::size_t b = 0; b < baselines.size(); ++b) real_curves::score(curves, b);
}

/// How often intervals cover the truth in worlds where one law is right; tests/coverage/run says
/// more. Argument: the number of trials in each world. Prints Markdown.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "core/averaging/bootstrap.hpp"
#include "core/averaging/forecast.hpp"
#include "core/averaging/law_intervals.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/fit_laws.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {
namespace {

constexpr double level = 0.95;
constexpr std::uint64_t seed = 20261127;

/// A law as the truth. Gains at 8B are about 8 pp.
struct World {
  std::string_view law, name;
  std::function<double(double)> gain;
};

std::vector<World> worlds() {
  const auto power = [](double a, double b) {
    return [a, b](double N) { return a * std::pow(N, b); };
  };
  const auto saturating = [](double a, double scale) {
    return [a, scale](double N) { return -a * std::expm1(-N / scale); };
  };
  const auto sigmoid = [](double a, double b, double c) {
    return [a, b, c](double N) { return a / (1 + std::exp(-b * (std::log(N) - c))); };
  };
  return {{"power", "power law, b = 0.67", power(2, 0.67)},
          {"power", "power law, b = 0.1", power(6.5, 0.1)},
          {"logarithmic", "logarithmic law", [](double N) { return 2.9 + 2.4 * std::log(N); }},
          {"saturating", "saturating law, N0 = 4B", saturating(9, 4)},
          {"saturating", "saturating law, N0 = 40B", saturating(44, 40)},
          {"saturating", "saturating law, at its straight line", [](double N) { return N; }},
          {"sigmoid", "sigmoid, middle 2B", sigmoid(9, 1.6, std::log(2))},
          {"sigmoid", "sigmoid, middle 20B", sigmoid(26, 0.9, std::log(20))},
          {"sqrt-log", "square-root-log law",
           [](double N) { return 1 + 1.5 * std::sqrt(std::log1p(N)) + 2 * std::log1p(N); }}};
}

struct Share {
  long hits = 0, all = 0;
  void count(bool hit) {
    hits += hit;
    ++all;
  }
  std::string text() const {
    if (all < 20) return "–";
    char text[16];
    std::snprintf(text, sizeof text, "%.0f%%",
                  100 * static_cast<double>(hits) / static_cast<double>(all));
    return text;
  }
};

constexpr std::size_t places = 3;  // within the range, at twice and at eight times the largest size
struct Row {
  std::array<Share, places> delta, averaged, profile;  // the sd as averages take it
  long trials = 0;
};
struct Averages {
  std::array<Share, places> sd, predictive, refits;
};

std::vector<double> sizes_of(int rows) {
  std::vector<double> sizes;
  for (int i = 0; i < rows; ++i) sizes.push_back(std::exp2(-1 + 4.0 * i / (rows - 1)));
  return sizes;
}

bool inside(const Interval& interval, double x) {
  return x >= interval.low && x <= interval.high;
}

struct Run {
  Row converged, at_limit;
  Averages averages;
};

Run run(const World& world, int rows, int trials, std::uint64_t stream) {
  const std::vector<double> sizes = sizes_of(rows), targets{3, 16, 64};
  Run result;
  for (int trial = 0; trial < trials; ++trial) {
    NormalStream normal(seed, stream * 1'000'003 + static_cast<std::uint64_t>(trial));
    std::vector<Observation> observations;
    for (const double size : sizes) {
      const double se = 0.3 + 0.04 * size;
      observations.push_back({size, world.gain(size) + se * normal.next(), se});
    }
    const Dataset dataset = Dataset::parse(observations).value();
    const auto fits = fit(dataset);
    const auto forecasts = forecast(fits, weigh(fits), targets);
    std::optional<BootstrapSlice> refits;
    constexpr int replicates = 200;
    if (trial % 5 == 0) {
      BootstrapOptions options;
      options.sizes = targets;
      options.seed = static_cast<std::uint64_t>(trial) + 1;
      refits.emplace(bootstrap(dataset, options, 0, replicates));
    }
    for (std::size_t t = 0; t < places; ++t) {
      const double truth = world.gain(targets[t]);
      for (std::size_t l = 0; l < fits.size(); ++l) {
        const Fit& each = fits[l];
        const auto at = each.predict(targets[t]);
        if (each.law != world.law || !at) continue;
        Row& row = each.status == Status::at_limit ? result.at_limit : result.converged;
        row.trials += t == 0;
        row.delta[t].count(std::abs(at->value - truth) <= 2 * at->sd);
        row.averaged[t].count(std::abs(at->value - truth) <= 2 * forecasts[t].laws[l]->sd);
        if (const auto interval = law_interval(dataset, catalogue()[l], each, targets[t], level))
          row.profile[t].count(inside(*interval, truth));
      }
      const ForecastAt& at = forecasts[t];
      if (!at.average) continue;
      result.averages.sd[t].count(std::abs(at.average->mean - truth) <= 2 * at.average->sd);
      result.averages.predictive[t].count(inside(NormalMixture(at.gain).interval(level), truth));
      if (!refits) continue;
      const auto values =
          refits->values().subspan((fits.size() * places + t) * replicates, replicates);
      std::vector<double> sorted(values.begin(), values.end());
      std::sort(sorted.begin(), sorted.end());
      result.averages.refits[t].count(inside({sorted[5], sorted[194]}, truth));
    }
  }
  return result;
}

std::string cells(const std::array<Share, places>& shares) {
  std::string text;
  for (const Share& share : shares) text += (text.empty() ? "" : " / ") + share.text();
  return text;
}

void print(int trials) {
  std::string laws =
      "| world | rows | best fit | trials | ± 2 sd, delta | ± 2 sd, averaged | 95% profile |\n"
      "| --- | --: | --- | --: | --: | --: | --: |\n";
  std::string averages =
      "| world | rows | ± 2 sd (eq. 9) | 95% predictive | 95% refit noise |\n"
      "| --- | --: | --: | --: | --: |\n";
  std::uint64_t stream = 0;
  for (const World& world : worlds())
    for (const int rows : {5, 8}) {
      const Run found = run(world, rows, trials, ++stream);
      const std::string start =
          "| " + std::string(world.name) + " | " + std::to_string(rows) + " | ";
      for (const Row* row : {&found.converged, &found.at_limit})
        if (row->trials >= 20)
          laws += start + (row == &found.converged ? "inside" : "at a limit") + " | " +
                  std::to_string(row->trials) + " | " + cells(row->delta) + " | " +
                  cells(row->averaged) + " | " + cells(row->profile) + " |\n";
      averages += start + cells(found.averages.sd) + " | " + cells(found.averages.predictive) +
                  " | " + cells(found.averages.refits) + " |\n";
    }
  std::printf("Each law in its own world: coverage at 3B (within the data) / 16B / 64B.\n\n%s\n",
              laws.c_str());
  std::printf("The average: coverage at 3B / 16B / 64B.\n\n%s", averages.c_str());
}

}  // namespace
}  // namespace gaincast

int main(int, char** arguments) {
  const int trials = arguments[1] ? std::atoi(arguments[1]) : 1000;
  if (trials < 1) return 2;
  gaincast::print(trials);
}

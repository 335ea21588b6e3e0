/// Forecasts scores after a treatment on real curves with rolling cuts and prints the record:
///   score_curves <scores.csv>          by the frozen constants, which were learned from them
///   score_curves <scores.csv> cross    each group by constants learned from the others
///   score_curves <scores.csv> learn    the constants learned from all, as learned_constants.hpp
///   score_curves <scores.csv> record   as cross, with the other methods beside it, as JSON
/// The CSV has the columns source_group, dataset, curve, size_b, base, score, n_questions. At least
/// two sizes are seen, and every larger one is forecast. Groups weigh equally.
#include <cstdio>
#include <random>

#include "tests/backtest/score_learning.hpp"
#include "tests/backtest/score_record.hpp"

namespace gaincast::real_scores {
namespace {

constexpr std::array levels{0.5, 0.8, 0.9, 0.95};
constexpr std::array names{"base known", "base known, companions", "base not known, companions",
                           "gains alone"};
constexpr std::array baseline_names{"last gain", "last share of headroom", "straight line",
                                    "half the trend"};

/// Means over the forecasts of a group: of the method, then of the baselines.
struct Means {
  double forecasts = 0;
  std::array<double, 5> error{}, crps{}, interval50{}, interval90{};
  std::array<double, 4> inside{};

  void add(const Means& other, double weight) {
    forecasts += other.forecasts * weight;
    for (int i = 0; i < 5; ++i) {
      error[i] += other.error[i] * weight;
      crps[i] += other.crps[i] * weight;
      interval50[i] += other.interval50[i] * weight;
      interval90[i] += other.interval90[i] * weight;
    }
    for (int i = 0; i < 4; ++i) inside[i] += other.inside[i] * weight;
  }
};

/// CRPS of a normal distribution about 0 (Gneiting & Raftery 2007, section 4.2).
double normal_crps(double sd, double off) {
  const double z = off / sd, phi = std::exp(-0.5 * z * z) / std::sqrt(2 * M_PI);
  return sd * (z * std::erf(z / std::sqrt(2.0)) + 2 * phi - 1 / std::sqrt(M_PI));
}

/// `sd` of the baselines' normal errors.
Means means_of(std::span<const Forecast> forecasts, const std::array<double, 4>& sd,
               std::size_t fewest, std::size_t most) {
  Means sum;
  for (const Forecast& one : forecasts) {
    if (one.sizes_seen < fewest || one.sizes_seen > most) continue;
    Means of;
    of.forecasts = 1;
    of.error[0] = std::abs(one.median - one.gain);
    std::vector<double> quantiles;
    for (std::size_t l = 0; l < one.intervals.size(); ++l) {
      const auto& [low, high] = one.intervals[l];
      if (l < 4) {
        of.inside[l] = one.gain >= low && one.gain <= high;
        if (l == 0) of.interval50[0] = interval_score(low, high, levels[l], one.gain);
        if (l == 2) of.interval90[0] = interval_score(low, high, levels[l], one.gain);
        continue;
      }
      quantiles.push_back(low);
      quantiles.push_back(high);
    }
    std::sort(quantiles.begin(), quantiles.end());
    of.crps[0] = crps(quantiles, one.gain);
    for (int b = 0; b < 4; ++b) {
      const double off = one.gain - one.simple[b];
      of.error[b + 1] = std::abs(off);
      of.crps[b + 1] = normal_crps(sd[b], off);
      of.interval50[b + 1] = interval_score(-0.6745 * sd[b], 0.6745 * sd[b], 0.5, off);
      of.interval90[b + 1] = interval_score(-1.6449 * sd[b], 1.6449 * sd[b], 0.9, off);
    }
    sum.add(of, 1);
  }
  Means mean;
  if (sum.forecasts > 0) mean.add(sum, 1 / sum.forecasts);
  mean.forecasts = sum.forecasts;
  return mean;
}

/// A baseline's root mean square error over all groups but one, groups equal.
double spread_without(std::span<const std::vector<Forecast>> all, std::size_t without, int b) {
  double sum = 0, count = 0;
  for (std::size_t g = 0; g < all.size(); ++g) {
    if (g == without || all[g].empty()) continue;
    double own = 0;
    for (const Forecast& one : all[g]) own += std::pow(one.gain - one.simple[b], 2);
    sum += own / static_cast<double>(all[g].size());
    ++count;
  }
  return std::sqrt(sum / count);
}

/// The central 90% of a statistic over groups drawn with replacement.
template <class Statistic>
Interval bootstrap(std::span<const Means> groups, Statistic statistic) {
  std::mt19937_64 random(1);
  std::vector<double> found;
  for (int i = 0; i < 2000; ++i) {
    Means sum;
    for (std::size_t k = 0; k < groups.size(); ++k)
      sum.add(groups[random() % groups.size()], 1.0 / static_cast<double>(groups.size()));
    found.push_back(statistic(sum));
  }
  std::sort(found.begin(), found.end());
  return {found[100], found[1899]};
}

bool has_companions(const Group& group) {
  return std::any_of(group.curves.begin(), group.curves.end(), [&](const Curve& curve) {
    return std::count_if(group.curves.begin(), group.curves.end(),
                         [&](const Curve& other) { return other.dataset == curve.dataset; }) >= 3;
  });
}

void report(std::span<const Group> groups, std::span<const Constants> constants, Setting setting,
            const char* name) {
  std::vector<double> asked(levels.begin(), levels.end());
  for (int i = 0; i < 50; ++i) asked.push_back((i + 0.5) / 50);
  std::vector<std::vector<Forecast>> all;
  for (std::size_t g = 0; g < groups.size(); ++g)
    all.push_back(forecast_group(groups[g], setting, constants[g], asked));
  std::vector<std::array<double, 4>> sds(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g)
    for (int b = 0; b < 4; ++b) sds[g][b] = spread_without(all, g, b);
  // Without bases nobody knows the share of the headroom.
  const bool shares = setting == Setting::base_known || setting == Setting::companions;

  std::printf("\n%s\nMean absolute error, pp; inside the 50, 80, 90 and 95%% intervals\n", name);
  std::printf("%-27s %6s %8s %6s %7s %6s %6s %6s\n", "", "curves", "sizes", "error", "last",
              "share", "line", "half");
  double worst = 0;
  std::string worst_name;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Means m = means_of(all[g], sds[g], 2, 99);
    std::printf("%-27s %6zu %8.0f %6.2f %7.2f %6.2f %6.2f %6.2f |", groups[g].name.c_str(),
                groups[g].curves.size(), m.forecasts, m.error[0], m.error[1], m.error[2],
                m.error[3], m.error[4]);
    for (const double inside : m.inside) std::printf(" %3.0f%%", 100 * inside);
    double best = std::min({m.error[1], m.error[3], m.error[4]});
    if (shares) best = std::min(best, m.error[2]);
    std::printf(" | %.2f of the best baseline\n", m.error[0] / best);
    if (groups[g].curves.size() >= 5 && m.error[0] / best > worst) {
      worst = m.error[0] / best;
      worst_name = groups[g].name;
    }
  }
  struct Cut {
    const char* name;
    std::size_t fewest, most;
    bool companions;
  };
  for (const auto& [cut, fewest, most, companions] :
       {Cut{"all cuts", 2, 99, false}, Cut{"2 sizes seen", 2, 2, false}, Cut{"3", 3, 3, false},
        Cut{"4 and more", 4, 99, false}, Cut{"3 benchmarks and more", 2, 99, true},
        Cut{"the same, 4 sizes and more", 4, 99, true}}) {
    std::vector<Means> by_group;
    double n = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      const Means m = means_of(all[g], sds[g], fewest, most);
      if (m.forecasts == 0 || (companions && !has_companions(groups[g]))) continue;
      by_group.push_back(m);
      n += m.forecasts;
    }
    Means m;
    for (const Means& one : by_group) m.add(one, 1 / static_cast<double>(by_group.size()));
    std::printf("%-27s %6zu %8.0f %6.2f %7.2f %6.2f %6.2f %6.2f |", cut, by_group.size(), n,
                m.error[0], m.error[1], m.error[2], m.error[3], m.error[4]);
    for (const double inside : m.inside) std::printf(" %3.0f%%", 100 * inside);
    const auto ratio = [&](const Means& of) {
      return of.error[0] / (shares ? of.error[2] : std::min(of.error[1], of.error[4]));
    };
    const auto [low, high] = bootstrap(by_group, ratio);
    std::printf(" | %.3f of %s (%.2f to %.2f)\n", ratio(m),
                shares ? "the last share" : "the best of last gain and half the trend", low, high);
    if (fewest != 2 || most != 99 || companions) continue;
    for (int l = 0; l < 4; ++l) {
      const auto [from, to] = bootstrap(by_group, [&](const Means& of) { return of.inside[l]; });
      std::printf("  inside %2.0f%%: %.1f%% (%.0f to %.0f%%)\n", 100 * levels[l], 100 * m.inside[l],
                  100 * from, 100 * to);
    }
    const auto line = [&](const char* what, const std::array<double, 5>& x) {
      std::printf("  %s: %.2f;", what, x[0]);
      for (int b = 0; b < 4; ++b)
        if (b != 1 || shares) std::printf(" %s %.2f,", baseline_names[b], x[b + 1]);
      std::printf(" pp\n");
    };
    line("CRPS", m.crps);
    line("interval score, 50%", m.interval50);
    line("interval score, 90%", m.interval90);
  }
  std::printf("  worst group of 5 curves and more: %s, %.2f of its best baseline\n",
              worst_name.c_str(), worst);
}

/// Words in lines of at most 100 characters.
void print_wrapped(const std::string& text) {
  std::string line = "///  ";
  std::size_t from = 0;
  while (from < text.size()) {
    const auto to = std::min(text.find(' ', from), text.size());
    if (line.size() + 1 + to - from > 100) {
      std::printf("%s\n", line.c_str());
      line = "///    ";
    }
    line.append(" ").append(text, from, to - from);
    from = to + 1;
  }
  std::printf("%s\n", line.c_str());
}

/// core/trend/learned_constants.hpp.
void print_header(std::span<const Group> groups, std::span<const double> values) {
  std::size_t curves = 0, i = 0;
  for (const Group& group : groups) curves += group.curves.size();
  std::printf(
      "#pragma once\n\n"
      "/// Written by `tests/backtest/scores <scores.csv> learn`: the constants of the forecasts "
      "of\n"
      "/// scores and gains that were learned from %zu curves of %zu groups of sources, to two "
      "digits.\n/// Groups, how many curves, source and licence; none of their figures is part of "
      "this "
      "program.\n",
      curves, groups.size());
  for (const Group& group : groups) {
    std::string line = group.name;
    line.append(", ").append(std::to_string(group.curves.size())).append(":");
    for (const std::string& source : group.sources) line.append(" ").append(source).append(";");
    line.back() = '.';
    print_wrapped(line);
  }
  std::printf("namespace gaincast::learned {\n\n");
  for (const auto& list :
       {std::span<const Learned>(learned_of_scores), std::span<const Learned>(learned_of_gains)})
    for (const Learned& one : list)
      std::printf("inline constexpr double %s = %.2g;\n", one.name, values[i++]);
  std::printf("\n}  // namespace gaincast::learned\n");
}

}  // namespace
}  // namespace gaincast::real_scores

int main(int argc, char** argv) {
  using namespace gaincast::real_scores;
  if (argc < 2) return 1;
  const std::vector<Group> groups = read(argv[1]);
  const std::string task = argc > 2 ? argv[2] : "";
  const auto learn_without = [&](std::size_t without, Constants& constants) {
    auto values = learn(groups, without, learned_of_scores, settings_of_scores, constants);
    for (const double value :
         learn(groups, without, learned_of_gains, settings_of_gains, constants))
      values.push_back(value);
    return values;
  };
  if (task == "learn") {
    Constants constants;
    const auto values = learn_without(groups.size(), constants);
    print_header(groups, values);
    return 0;
  }
  std::vector<Constants> constants(groups.size());
  if (task == "cross" || task == "record")
    for (std::size_t g = 0; g < groups.size(); ++g) learn_without(g, constants[g]);
  if (task == "record") {
    std::printf("{\n");
    print_record(groups, constants, Setting::base_known, "scores", ",");
    print_record(groups, constants, Setting::base_unknown, "basesUnknown", ",");
    print_record(groups, constants, Setting::gains_alone, "gains", "");
    std::printf("}\n");
    return 0;
  }
  std::printf("Constants %s\n", task == "cross" ? "learned from the other groups"
                                                : "frozen, learned from these curves");
  for (std::size_t s = 0; s < settings.size(); ++s)
    report(groups, constants, settings[s], names[s]);
}

/// How good comparisons of two methods would have been:
///   decisions pairs <scores.csv>           real pairs that share their bases, larger sizes held
///   back decisions simulated [pairs]            pairs of known curves, seeded; 300 unless told
/// Prints how often intervals of differences held, how often the method that was called better with
/// some probability was, and how often ranges of crossing sizes held the crossing. The CSV has the
/// columns source_group, dataset, curve, size_b, base, score, n_questions.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "core/averaging/common_variance.hpp"
#include "core/decision/comparison.hpp"
#include "core/evaluation/generating_model.hpp"
#include "core/numerics/random.hpp"
#include "tests/decisions/pairs.hpp"

namespace gaincast::real_pairs {
namespace {

const std::vector<double> levels{0.5, 0.8, 0.9, 0.95};
constexpr std::array edges{0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
constexpr int bins = edges.size() - 1;

/// Sums over held-back differences, each with a weight.
struct Tally {
  double count = 0, error = 0, width = 0, brier = 0;
  std::array<double, 4> inside{};
  std::array<double, bins> called{}, right{};

  void add(const DifferenceAt& at, double outcome, double weight) {
    count += weight;
    error += weight * std::abs(at.difference - outcome);
    width += weight * (at.intervals[2].high - at.intervals[2].low);
    for (std::size_t l = 0; l < levels.size(); ++l)
      inside[l] += weight * (outcome >= at.intervals[l].low && outcome <= at.intervals[l].high);
    const double better = outcome > 0 ? 1 : outcome < 0 ? 0 : 0.5;
    brier += weight * (at.a_is_better - better) * (at.a_is_better - better);
    // Of the method that is called better.
    const bool a = at.a_is_better >= 0.5;
    const double p = a ? at.a_is_better : 1 - at.a_is_better;
    int bin = 0;
    while (bin + 1 < bins && p >= edges[bin + 1]) ++bin;
    called[bin] += weight;
    right[bin] += weight * (a ? better : 1 - better);
  }
};

void print(const char* name, const Tally& tally) {
  std::printf("%-34s %5.2f %7.1f  %3.0f %3.0f %3.0f %3.0f   %.3f ", name, tally.error / tally.count,
              tally.width / tally.count, 100 * tally.inside[0] / tally.count,
              100 * tally.inside[1] / tally.count, 100 * tally.inside[2] / tally.count,
              100 * tally.inside[3] / tally.count, tally.brier / tally.count);
  for (int b = 0; b < bins; ++b)
    std::printf(" %3.0f%% of %3.0f%%", 100 * tally.right[b] / tally.called[b],
                100 * tally.called[b] / tally.count);
  std::putchar('\n');
}

void print_head() {
  std::printf(
      "%-34s error width90  inside 50 80 90 95%%  Brier  right, where called better with "
      "50-60, 60-70, 70-80, 80-90, 90-100%%\n",
      "");
}

/// One way to compare.
struct Way {
  const char* name;
  DecisionMethod method;
  bool paired, base_known;
};
constexpr Way ways[]{
    {"paper, paired", DecisionMethod::paper, true, false},
    {"paper, not paired", DecisionMethod::paper, false, false},
    {"calibrated, paired", DecisionMethod::calibrated, true, false},
    {"calibrated, not paired", DecisionMethod::calibrated, false, false},
    {"post-training, paired", DecisionMethod::post_training, true, false},
    {"post-training, not paired", DecisionMethod::post_training, false, false},
    {"post-training, base known, paired", DecisionMethod::post_training, true, true},
    {"post-training, base known, not", DecisionMethod::post_training, false, true},
};

Observation observation(const ScoreRow& row) {
  Observation gain = real_scores::gain_of(row);
  gain.base = row.base;
  return gain;
}

Preprocessed preprocessed(std::span<const ScoreRow> rows) {
  std::vector<Observation> gains;
  for (const ScoreRow& row : rows) gains.push_back(observation(row));
  return preprocess(gains, {}, &with_common_variance).value();
}

int real(const char* path) {
  const auto pairs = pairs_of(read(path));
  std::map<std::string, double> targets;
  for (const Pair& pair : pairs)
    for (std::size_t k = 2; k < pair.a.size(); ++k)
      targets[pair.group] += static_cast<double>(pair.a.size() - k);
  std::array<Tally, std::size(ways)> pooled, equal;
  for (const Pair& pair : pairs)
    for (std::size_t k = 2; k < pair.a.size(); ++k) {
      const auto rows = preprocessed(std::span(pair.a).first(k));
      const auto other = preprocessed(std::span(pair.b).first(k));
      for (std::size_t t = k; t < pair.a.size(); ++t)
        for (std::size_t w = 0; w < std::size(ways); ++w) {
          const double size = pair.a[t].size;
          ForecasterOptions options{.method = ways[w].method};
          if (ways[w].base_known) options.bases = {{size, pair.a[t].base}};
          const Forecaster a(rows, options), b(other, options);
          const auto at = differences(a, b, Pairing(a, b, ways[w].paired), {&size, 1}, levels)[0];
          if (!at) continue;
          const double outcome = pair.a[t].score - pair.b[t].score;
          pooled[w].add(*at, outcome, 1);
          equal[w].add(*at, outcome, 1 / targets[pair.group]);
        }
    }
  double all = 0;
  std::printf("%zu pairs; targets:", pairs.size());
  for (const auto& [group, count] : targets) {
    std::printf(" %s %.0f,", group.c_str(), count);
    all += count;
  }
  std::printf(" together %.0f\n\nAll targets alike\n", all);
  print_head();
  for (std::size_t w = 0; w < std::size(ways); ++w) print(ways[w].name, pooled[w]);
  std::printf("\nGroups of sources alike\n");
  print_head();
  for (std::size_t w = 0; w < std::size(ways); ++w) print(ways[w].name, equal[w]);
  return 0;
}

/// Numbers between two ends from a normal stream.
double between(NormalStream& normal, double low, double high) {
  return low + (high - low) * (0.5 + 0.5 * std::erf(normal.next() / std::sqrt(2.0)));
}

/// A curve with a gain of 4 to 14 pp at 8B, of one of the laws.
GeneratingModel curve(NormalStream& normal) {
  const double at8 = between(normal, 4, 14), kind = between(normal, 0, 3);
  if (kind < 1) {
    const double b = between(normal, 0.1, 0.45);
    return generating_model("power", {at8 / std::pow(8, b), b}).value();
  }
  if (kind < 2) {
    const double a = between(normal, 0.3, 2.5);
    return generating_model("logarithmic", {a, at8 - a * std::log(8)}).value();
  }
  const double N0 = between(normal, 2, 20);
  return generating_model("saturating", {at8 / (1 - std::exp(-8 / N0)), N0}).value();
}

/// The share of ranges that hold.
struct Share {
  double held = 0, of = 0;
  void print(const char* name) const {
    std::printf("  %-44s %3.0f%% of %.0f\n", name, 100 * held / of, of);
  }
};

int simulated(int pairs) {
  const std::vector<double> sizes{0.5, 1, 2, 4, 8};
  const double target = 64, most = 1000;
  std::array<Tally, 6> tallies;  // those without a known base
  std::array<Share, 6> with, without;
  for (int i = 0; i < pairs; ++i) {
    NormalStream normal(1, static_cast<std::uint64_t>(i));
    const GeneratingModel of_a = curve(normal), of_b = curve(normal);
    const double questions = 1000;
    std::vector<ScoreRow> a, b;
    for (const double size : sizes) {
      // Baselines of 25% at 0.5B to 55% at 8B; one measurement each, all of the same questions.
      const double base = 25 + 30 * std::log(size / 0.5) / std::log(16);
      const auto error = [&](double percent, double z) {
        return z * std::sqrt(percent * (100 - percent) / questions);
      };
      const double common = normal.next();  // of the questions
      const auto score = [&](double percent) {
        return percent + error(percent, std::sqrt(0.5) * (common + normal.next()));
      };
      const double measured = score(base);
      a.push_back({size, measured, score(base + of_a.gain(size)), questions});
      b.push_back({size, measured, score(base + of_b.gain(size)), questions});
    }
    const auto difference = [&](double size) { return of_a.gain(size) - of_b.gain(size); };
    double crossing = 0;
    for (double size = sizes.front(); size <= most && crossing == 0; size *= 1.001)
      if (difference(size) * difference(sizes.front()) < 0) crossing = size;
    const auto rows = preprocessed(a), other = preprocessed(b);
    for (std::size_t w = 0; w < tallies.size(); ++w) {
      const Forecaster x(rows, {.method = ways[w].method}), y(other, {.method = ways[w].method});
      const Pairing pairing(x, y, ways[w].paired);
      const auto at = differences(x, y, pairing, {&target, 1}, levels)[0];
      if (!at) continue;
      tallies[w].add(*at, difference(target), 1);
      const auto range =
          compare(x, y, pairing, {.sizes = {target}, .levels = {0.9}}).crossing_range;
      if (crossing > 0) {
        ++with[w].of;
        with[w].held += range && range->low.value_or(0) <= crossing &&
                        range->high.value_or(2 * most) >= crossing;
      } else {
        ++without[w].of;
        without[w].held += !range || !range->high;
      }
    }
  }
  std::printf("%d pairs of curves, 5 sizes of 0.5B to 8B, 1,000 questions, forecast at 64B\n",
              pairs);
  print_head();
  for (std::size_t w = 0; w < tallies.size(); ++w) {
    print(ways[w].name, tallies[w]);
    with[w].print("90% range holds the crossing");
    without[w].print("no crossing is said to be sure where none is");
  }
  return 0;
}

}  // namespace
}  // namespace gaincast::real_pairs

int main(int count, char** words) {
  if (count > 2 && std::strcmp(words[1], "pairs") == 0) return gaincast::real_pairs::real(words[2]);
  if (count > 1 && std::strcmp(words[1], "simulated") == 0)
    return gaincast::real_pairs::simulated(count > 2 ? std::atoi(words[2]) : 300);
  std::fprintf(stderr, "decisions pairs <scores.csv> | decisions simulated [pairs]\n");
  return 2;
}

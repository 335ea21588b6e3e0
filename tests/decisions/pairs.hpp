#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tests/backtest/score_curves.hpp"

/// Pairs of methods on one benchmark, from real scores: series of one source that share the scores
/// of their base at three sizes or more.
namespace gaincast::real_pairs {

struct Series {
  std::string group, name;
  std::vector<ScoreRow> rows;  ///< ascending in size
};

/// The rows of two series at the sizes where both have the same base.
struct Pair {
  std::string group, name;
  std::vector<ScoreRow> a, b;
};

inline std::vector<Series> read(const char* path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  std::map<std::string, std::size_t> known;
  std::vector<Series> all;
  while (std::getline(in, line)) {
    const auto c = real_scores::cells(line);
    if (c.size() < 7) continue;
    const std::string name = c[1] + ", " + c[2];
    const auto [at, fresh] = known.try_emplace(c[0] + "\n" + name, all.size());
    if (fresh) all.push_back({c[0], name, {}});
    all[at->second].rows.push_back(
        {std::stod(c[3]), std::stod(c[4]), std::stod(c[5]), c[6].empty() ? 500 : std::stod(c[6])});
  }
  for (Series& series : all)
    std::stable_sort(series.rows.begin(), series.rows.end(),
                     [](const ScoreRow& x, const ScoreRow& y) { return x.size < y.size; });
  return all;
}

inline std::vector<Pair> pairs_of(const std::vector<Series>& all) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[i].group != all[j].group) continue;
      Pair pair{all[i].group, all[i].name + " | " + all[j].name, {}, {}};
      for (const ScoreRow& a : all[i].rows)
        for (const ScoreRow& b : all[j].rows)
          if (a.size == b.size && a.base == b.base &&
              (pair.a.empty() || pair.a.back().size < a.size)) {
            pair.a.push_back(a);
            pair.b.push_back(b);
          }
      // Alike at every size, the two are one method under two names.
      bool same = true;
      for (std::size_t k = 0; k < pair.a.size(); ++k) same &= pair.a[k].score == pair.b[k].score;
      if (pair.a.size() >= 3 && !same) pairs.push_back(std::move(pair));
    }
  return pairs;
}

}  // namespace gaincast::real_pairs

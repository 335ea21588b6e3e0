#pragma once

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"
#include "core/fitting/fit_laws.hpp"

/// What several tests need: the files of tests/data, a few data sets, seeded noise.
namespace gaincast::test {

inline nlohmann::json load(const std::string& name) {
  return nlohmann::json::parse(std::ifstream(std::string(GAINCAST_TEST_DATA) + "/" + name));
}

/// Rows from three equally long JSON arrays; null becomes NaN.
inline std::vector<Observation> rows(const nlohmann::json& size, const nlohmann::json& gain,
                                     const nlohmann::json& se) {
  const auto number = [](const nlohmann::json& cell) {
    return cell.is_null() ? std::numeric_limits<double>::quiet_NaN() : cell.get<double>();
  };
  std::vector<Observation> rows;
  for (std::size_t i = 0; i < size.size(); ++i)
    rows.push_back({number(size[i]), number(gain[i]), number(se[i])});
  return rows;
}

/// Numbers that are written as strings to keep all their digits.
inline double digits(const nlohmann::json& text) {
  return std::stod(text.get<std::string>());
}

/// The paper's gains with the recovered standard errors (not printed there).
inline std::vector<Observation> paper_rows() {
  return {{0.5, 1.2, 0.4}, {1, 2.1, 0.3}, {2, 3.5, 0.4}, {4, 5.4, 0.5}, {8, 8.0, 0.6}};
}

inline std::vector<Fit> fit_rows(const std::vector<Observation>& rows) {
  return fit(Dataset::parse(rows).value());
}

inline const Fit& find(const std::vector<Fit>& fits, std::string_view law) {
  for (const Fit& fit : fits)
    if (fit.law == law) return fit;
  throw std::out_of_range("no law " + std::string(law));
}

/// Uniform and (nearly) normal numbers from the bits of mt19937_64, which the standard specifies.
class Noise {
 public:
  explicit Noise(unsigned seed) : bits_(seed) {}
  double uniform(double low = 0, double high = 1) {
    return low + (high - low) * static_cast<double>(bits_() >> 11) * 0x1p-53;
  }
  double normal() {
    double sum = 0;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum - 6;
  }

 private:
  std::mt19937_64 bits_;
};

/// Data sets of the kinds on which fitters fail, by number: noisy curves of every law, flat,
/// falling, steps, single outliers, huge and tiny ranges, few and many sizes, repeated sizes.
inline std::vector<Observation> random_rows(unsigned seed) {
  Noise noise(seed);
  const int counts[] = {3, 4, 5, 5, 6, 8, 12, 30};
  const int n = counts[seed % 8];
  const double first = std::pow(10, noise.uniform(-3, 2));
  const double last = first * std::pow(10, noise.uniform(0.3, seed % 5 == 0 ? 8 : 2));
  const double se = std::pow(10, noise.uniform(-2, 0));
  const double scatter = seed % 3 == 0 ? 3 * se : se;
  std::vector<Observation> rows;
  for (int i = 0; i < n; ++i) {
    const double t = n == 1 ? 0 : static_cast<double>(i) / (n - 1);
    const double size = first * std::pow(last / first, t);
    double gain = 0;
    switch (seed % 9) {
      case 0:
        gain = 2 * std::pow(size / first, 0.6);
        break;
      case 1:
        gain = 3 + 0.05 * t;
        break;
      case 2:
        gain = 8 * (1 - std::exp(-5 * size / last));
        break;
      case 3:
        gain = 10 / (1 + std::exp(-12 * (t - 0.6)));
        break;
      case 4:
        gain = 7 - 6 * t;
        break;
      case 5:
        gain = t > 0.5 ? 5 : 0;
        break;
      case 6:
        gain = i == n / 2 ? 4 : 0.5;
        break;
      case 7:
        gain = -2 + 5 * t;
        break;
      case 8:
        gain = noise.uniform(-5, 5);
        break;
    }
    rows.push_back({size, gain + scatter * noise.normal(), se * noise.uniform(0.5, 2)});
  }
  if (seed % 7 == 0) rows.push_back({rows[0].size, rows[0].gain + se, se});
  return rows;
}

}  // namespace gaincast::test

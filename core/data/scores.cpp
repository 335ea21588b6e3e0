#include "core/data/scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/data/gain_se.hpp"

namespace gaincast {
namespace {

struct Field {
  std::string_view name, noun;
  double value, low, high;
};

std::optional<InputError> refuse(const Field& field, int row) {
  const auto about = [&](std::string code, const std::string& complaint) {
    return InputError{
        std::move(code), row, std::string(field.name),
        "Row " + std::to_string(row + 1) + ": the " + std::string(field.noun) + complaint};
  };
  if (!std::isfinite(field.value)) return about("not-finite", " is not a finite number.");
  if (field.low > 0 && field.value <= 0) return about("not-positive", " must be greater than 0.");
  if (field.value < field.low) return about("out-of-range", " is too small.");
  if (field.value > field.high) return about("out-of-range", " is too large.");
  return std::nullopt;
}

std::array<double, 5> figures(const ScoreRow& row) {
  return {row.size, row.base, row.score, row.questions, row.samples};
}

}  // namespace

double base_share(double base, double ceiling) {
  return std::clamp(base / ceiling, 0.0, 1 - 1e-6);
}

bool same_size(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(a, b);
}

Outcome<Scores> Scores::parse(std::span<const ScoreRow> rows, double ceiling) {
  const double least = Dataset::min_magnitude, most = Dataset::max_magnitude;
  if (!(ceiling >= least && ceiling <= most))
    return InputError{
        "bad-option", {}, "ceiling", "The option ceiling must be greater than 0 (1e-60 to 1e60)."};
  if (rows.empty()) return InputError{"no-rows", {}, {}, "There are no rows: give at least one."};
  if (rows.size() > static_cast<std::size_t>(max_rows))
    return InputError{"too-many-rows", {}, {}, "There are more than 10,000 rows."};
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const ScoreRow& row = rows[i];
    for (const Field& field : {Field{"size", "size", row.size, least, most},
                               Field{"base", "score of the baseline", row.base, 0, ceiling},
                               Field{"score", "score", row.score, 0, ceiling},
                               Field{"questions", "number of questions", row.questions, 1, 1e12},
                               Field{"samples", "number of samples", row.samples, 1, 1e12}})
      if (auto error = refuse(field, i)) return *std::move(error);
  }
  // Sorted by all five, so that means do not depend on the order of the rows.
  std::vector<ScoreRow> sorted(rows.begin(), rows.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const ScoreRow& a, const ScoreRow& b) { return figures(a) < figures(b); });
  Scores scores;
  scores.ceiling_ = ceiling;
  double n = 0;
  for (const ScoreRow& row : sorted) {
    const ScorePair pair{base_share(row.base, ceiling), row.score / ceiling,
                         single_answers(row.questions, row.samples)};
    if (n == 0 || !same_size(scores.points_.back().size, row.size)) {
      scores.points_.push_back({row.size, pair});
      n = 1;
      continue;
    }
    ++n;
    ScorePair& mean = scores.points_.back().pair;
    mean.base += (pair.base - mean.base) / n;
    mean.score += (pair.score - mean.score) / n;
    mean.questions += pair.questions;
  }
  return scores;
}

Outcome<Scores> Scores::parse(std::span<const Observation> rows, double ceiling) {
  std::vector<ScoreRow> scores;
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const Observation& row = rows[i];
    const double base = row.base.value_or(std::numeric_limits<double>::quiet_NaN());
    if (auto error = Dataset::refuse_difference(row, i)) return *std::move(error);
    scores.push_back({row.size, base, row.score.value_or(base + row.gain)});
    if (row.questions) scores.back().questions = *row.questions;
    scores.back().samples = row.samples;
  }
  return parse(scores, ceiling);
}

}  // namespace gaincast

#include "core/data/preprocessing.hpp"

#include <cmath>
#include <limits>

namespace gaincast {
namespace {

InputError about_row(int row, const char* code, const char* field, const char* complaint) {
  return {code, row, field, "Row " + std::to_string(row + 1) + ": " + complaint};
}

std::optional<InputError> refuse(const Preprocessing& asked) {
  if (!(asked.extra_se >= 0 && asked.extra_se <= Dataset::max_magnitude))
    return refusal("bad-option", "extraSe",
                   "The option extraSe must be a number that is not negative.");
  if (asked.ceiling && !(*asked.ceiling > 0 && *asked.ceiling <= Dataset::max_magnitude))
    return refusal("bad-option", "ceiling", "The option ceiling must be greater than 0.");
  return std::nullopt;
}

std::optional<InputError> refuse_score(const Observation& row, int i, const Preprocessing& asked) {
  const double ceiling = asked.ceiling.value_or(100);
  if (asked.share_of_headroom && !row.base)
    return about_row(i, "no-base", "base", "a share of headroom needs the baseline's score.");
  if (row.base && *row.base >= ceiling)
    return about_row(i, "above-ceiling", "base",
                     "the baseline leaves no headroom below the ceiling.");
  const double score = row.score.value_or(row.base.value_or(0) + row.gain);
  if ((row.base || asked.ceiling) && score > ceiling * (1 + 1e-9))
    return about_row(i, "above-ceiling", row.score ? "score" : "gain",
                     "the gain would lift the score above the ceiling.");
  return std::nullopt;
}

/// A row that is not refused, with an error, its scatter and in its unit. filling: stands in for an
/// error that is unknown; empty where all are.
Observation preprocess(Observation row, const Preprocessing& asked,
                       const std::optional<double>& filling) {
  if (row.se_source == SeSource::unknown && filling) {
    row.se = *filling;
    row.se_source = SeSource::filled;
  }
  if (asked.extra_se > 0 && row.se_source != SeSource::unknown) {
    row.se = std::hypot(row.se, asked.extra_se);
    row.questions.reset();  // they no longer tell the error
  }
  if (!asked.share_of_headroom) return row;
  row.score.reset();
  row.questions.reset();
  const double left = asked.ceiling.value_or(100) - *row.base;
  row.gain *= 100 / left;
  row.se *= 100 / left;
  return row;
}

/// The headroom at the largest size that has a base; of several rows there, the largest. Empty
/// where no row has a base.
std::optional<double> headroom(std::span<const Observation> rows, double ceiling) {
  std::optional<double> left;
  double largest = 0;
  for (const Observation& row : rows) {
    if (!row.base || row.size < largest) continue;
    const double own = ceiling - *row.base;
    left = left && row.size == largest ? std::max(*left, own) : own;
    largest = row.size;
  }
  return left;
}

}  // namespace

std::optional<double> se_of_others(std::span<const Observation> rows) {
  double squares = 0, known = 0;
  for (const Observation& row : rows)
    if (row.se_source == SeSource::given) {
      squares += row.se * row.se;
      ++known;
    }
  if (known == 0) return std::nullopt;
  return std::sqrt(squares / known);
}

Outcome<Preprocessed> preprocess(std::span<const Observation> rows, const Preprocessing& asked,
                                 Dataset (*estimate)(const Dataset&)) {
  if (auto error = refuse(asked)) return *std::move(error);
  auto given = Dataset::parse(rows);
  if (!given) return given.error();
  for (int i = 0; i < static_cast<int>(rows.size()); ++i)
    if (auto error = refuse_score(rows[i], i, asked)) return *std::move(error);

  const double ceiling = asked.ceiling.value_or(100);
  const auto filling = se_of_others(rows);
  std::vector<Observation> preprocessed;
  for (const Observation& row : rows) preprocessed.push_back(preprocess(row, asked, filling));
  auto dataset = Dataset::parse(preprocessed);
  if (!dataset) return dataset.error();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double upper_bound = infinity;
  if (asked.share_of_headroom)
    upper_bound = 100;
  else if (const auto left = headroom(rows, ceiling))
    upper_bound = *left;
  else if (asked.ceiling)
    upper_bound = ceiling;
  bool could_be_pp = upper_bound == infinity, percentage_points = true;
  for (const Observation& row : rows) {
    if (row.gain > 100) could_be_pp = false;
    if (std::abs(row.gain) > ceiling) percentage_points = false;
  }
  return Preprocessed{std::move(preprocessed),
                      estimate ? estimate(dataset.value()) : dataset.value(),
                      upper_bound,
                      could_be_pp ? 100 : upper_bound,
                      ceiling,
                      asked.share_of_headroom,
                      percentage_points,
                      asked.extra_se};
}

std::optional<InputError> refuse(const Observation& row, int i, const Preprocessing& asked) {
  if (auto error = Dataset::refuse(row, i)) return error;
  if (auto error = refuse_score(row, i, asked)) return error;
  return Dataset::refuse(preprocess(row, asked, {}), i);
}

}  // namespace gaincast

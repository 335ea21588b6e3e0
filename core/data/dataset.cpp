#include "core/data/dataset.hpp"

#include <algorithm>
#include <cmath>

#include "core/numerics/ascending.hpp"

namespace gaincast {
namespace {

/// How far a gain may be off the difference of two scores, all three rounded to 0.1 pp.
constexpr double rounding = 0.151;

struct Field {
  const char* name;
  const char* noun;
  bool must_be_positive;
};
enum { size, score, base_of_score, questions, samples, gain, se, base };
/// In the order in which they are looked at: what a gain or its error may have been computed from
/// comes before them.
constexpr Field fields[]{{"size", "size", true},
                         {"score", "score", false},
                         {"base", "baseline", false},
                         {"questions", "number of questions", true},
                         {"samples", "number of samples", true},
                         {"gain", "gain", false},
                         {"se", "standard error", true},
                         {"base", "baseline", false}};

InputError about(int field, int row, const char* code, const char* complaint) {
  return {code, row, fields[field].name,
          "Row " + std::to_string(row + 1) + ": the " + fields[field].noun + complaint};
}

/// What is fitted of a row.
struct Measured {
  double size, gain, se;
};

/// Rows in ascending order of a column; those that are equal in it stay in the order they had.
void sort_by(std::vector<Measured>& rows, double Measured::* column) {
  std::vector<double> values;
  for (const Measured& row : rows) values.push_back(row.*column);
  std::vector<Measured> sorted;
  for (const std::size_t i : ascending(values)) sorted.push_back(rows[i]);
  rows.swap(sorted);
}

/// Pools rows[0 … count) of one size; adds their scatter to pure_error.
Point pool(std::span<const Measured> rows, double& pure_error) {
  double weight = 0, weighted_gain = 0;
  for (const auto& row : rows) {
    weight += 1 / (row.se * row.se);
    weighted_gain += row.gain / (row.se * row.se);
  }
  // One row keeps its own figures to the last bit.
  Point point{{rows[0].size, std::log(rows[0].size)}, rows[0].gain, rows[0].se};
  if (rows.size() == 1) return point;
  point.gain = weighted_gain / weight;
  point.se = 1 / std::sqrt(weight);
  for (const auto& row : rows) {
    const double residual = (row.gain - point.gain) / row.se;
    pure_error += residual * residual;
  }
  return point;
}

/// The variance, pp², that rounding leaves in the gains of rows with a relative se: unit²/12, the
/// unit being the largest power of ten, at most 1, of which all are multiples.
double rounding_variance(std::span<const Measured> rows) {
  double unit = 1;
  const auto multiple = [&](const Measured& row) {
    const double count = row.gain / row.se / unit;
    return std::abs(count - std::nearbyint(count)) <= 1e-9 * std::max(1.0, std::abs(count));
  };
  for (const Measured& row : rows)
    while (unit > 1e-50 && !multiple(row)) unit /= 10;
  return unit * unit / 12;
}

}  // namespace

Dataset Dataset::scaled(double factor) const {
  Dataset scaled = *this;
  scaled.assumed_se_ *= factor;
  scaled.pure_error_ /= factor * factor;
  if (scaled.least_chi2_) *scaled.least_chi2_ /= factor * factor;
  for (Point& point : scaled.points_) point.se *= factor;
  return scaled;
}

std::optional<InputError> Dataset::refuse_difference(const Observation& row, int i) {
  if (row.score && row.base && std::abs(*row.score - *row.base - row.gain) > rounding)
    return about(gain, i, "inconsistent", " is not the score less the baseline.");
  return std::nullopt;
}

std::optional<InputError> Dataset::refuse(const Observation& row, int i) {
  if (row.score && !row.base) return about(base, i, "no-base", " is missing, and so is the gain.");
  const double before = row.base.value_or(0), after = row.score.value_or(0);
  const double values[]{row.size,
                        after,
                        row.score || row.questions ? before : 0,
                        row.questions.value_or(1),
                        row.samples,
                        row.gain,
                        row.se,
                        before};
  for (int field = size; field <= base; ++field) {
    const double value = values[field];
    if (!std::isfinite(value)) return about(field, i, "not-finite", " is not a finite number.");
    if (fields[field].must_be_positive && value <= 0)
      return about(field, i, "not-positive", " must be greater than 0.");
    if (std::abs(value) > max_magnitude)
      return about(field, i, "out-of-range", " is too large to compute with (above 1e60).");
    if (fields[field].must_be_positive && value < min_magnitude)
      return about(field, i, "out-of-range", " is too small to compute with (below 1e-60).");
    if ((field == questions || field == samples) && std::floor(value) != value)
      return about(field, i, "not-whole", " must be a whole number.");
    if ((field == score || field == base_of_score) && value < 0)
      return about(field, i, "out-of-range", " must not be negative.");
  }
  const double end = before + row.gain;
  if (row.questions && row.base &&
      !(std::max(before, end) <= 100 + rounding && std::min(before, end) >= -rounding))
    return about(questions, i, "out-of-range", " needs scores from 0 to 100.");
  return refuse_difference(row, i);
}

Outcome<Dataset> Dataset::parse(std::span<const Observation> rows) {
  if (rows.empty())
    return refusal("no-rows", nullptr, "There are no rows: give at least two sizes.");
  if (rows.size() > static_cast<std::size_t>(max_rows))
    return refusal("too-many-rows", nullptr, "There are more than 10,000 rows.");
  for (int i = 0; i < static_cast<int>(rows.size()); ++i)
    if (auto error = refuse(rows[i], i)) return *std::move(error);

  // Sorted by all three columns, so that sums, and with them every answer, do not depend on the
  // order of the rows.
  Dataset dataset;
  std::vector<Measured> sorted;
  for (const Observation& row : rows) {
    dataset.se_source_ = std::max(dataset.se_source_, row.se_source);
    sorted.push_back({row.size, row.gain, row.se});
  }
  for (const auto column : {&Measured::se, &Measured::gain, &Measured::size})
    sort_by(sorted, column);
  dataset.rows_ = static_cast<int>(sorted.size());
  if (dataset.se_source_ == SeSource::unknown)
    dataset.least_chi2_ = dataset.rows_ * rounding_variance(sorted);
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t last = first;
    while (last < sorted.size() && sorted[last].size == sorted[first].size) ++last;
    dataset.points_.push_back(
        pool(std::span(sorted).subspan(first, last - first), dataset.pure_error_));
    first = last;
  }
  double counted = 0;
  for (const Point& point : dataset.points_) {
    if (point.at.size <= counted * (1 + 1e-9)) continue;
    counted = point.at.size;
    ++dataset.distinct_sizes_;
  }
  if (dataset.distinct_sizes_ < 2)
    return refusal("too-few-sizes", "size",
                   "All rows have the same size: give at least two sizes.");
  return dataset;
}

Outcome<std::vector<double>> parse_targets(std::span<const double> sizes) {
  if (sizes.size() > static_cast<std::size_t>(Dataset::max_rows))
    return refusal("too-many-targets", "sizes", "There are more than 10,000 target sizes.");
  for (int i = 0; i < static_cast<int>(sizes.size()); ++i) {
    const double size = sizes[i];
    if (std::isfinite(size) && size >= Dataset::min_magnitude && size <= Dataset::max_magnitude)
      continue;
    return InputError{"bad-target", i, "sizes",
                      "Target size " + std::to_string(i + 1) +
                          " must be a number greater than 0 (1e-60 to 1e60)."};
  }
  return std::vector<double>(sizes.begin(), sizes.end());
}

}  // namespace gaincast

#include "core/decision/shared_rows.hpp"

#include <algorithm>
#include <cmath>

#include "core/data/scores.hpp"

namespace gaincast {
namespace {

/// The baseline's score at a size; empty where the rows there have none, or not all the same.
std::optional<double> base_at(const Preprocessed& series, double size) {
  std::optional<double> base;
  for (const Observation& row : series.rows) {
    if (!same_size(row.size, size)) continue;
    if (!row.base || (base && *base != *row.base)) return std::nullopt;
    base = row.base;
  }
  return base;
}

double binomial(double share) {
  const double p = std::clamp(share, 0.005, 0.995);
  return p * (1 - p);
}

/// The standard deviation of a score's error over that of the gain's, without scatter between runs,
/// and how much of the gain's standard error is without it.
struct Parts {
  double score, measured;
};

Parts parts_of(const Preprocessed& series, const Point& point, const std::optional<double>& base) {
  const double left = base ? series.ceiling - *base : 0;
  const double unit = series.share_of_headroom && base ? left / 100 : 1;
  const double scatter = series.extra_se / unit / point.se;
  const double measured = std::sqrt(std::max(1 - scatter * scatter, 0.0));
  if (!base) return {std::sqrt(0.5), measured};
  const double before = binomial(*base / series.ceiling);
  const double after = binomial((*base + point.gain * unit) / series.ceiling);
  return {std::sqrt(after / (before + after)), measured};
}

}  // namespace

SharedRows shared_rows(const Preprocessed& a, const Preprocessed& b) {
  SharedRows shared;
  bool other_bases = false;
  double sum = 0;
  const auto points = a.dataset.points(), others = b.dataset.points();
  for (std::size_t i = 0, j = 0; i < points.size() && j < others.size();) {
    if (!same_size(points[i].at.size, others[j].at.size)) {
      ++(points[i].at.size < others[j].at.size ? i : j);
      continue;
    }
    ++shared.sizes;
    const Point &of_a = points[i++], &of_b = others[j++];
    const auto base = base_at(a, of_a.at.size), base_b = base_at(b, of_b.at.size);
    if (base && base_b) (*base == *base_b ? shared.same_bases : other_bases) = true;
    const Parts x = parts_of(a, of_a, base), y = parts_of(b, of_b, base_b);
    // In units of each gain's error: Var(A − B) = x² + y² − 2·between·x·y of the scores.
    const double ratio = of_b.se / of_a.se, va = x.score * x.score, vb = y.score * y.score;
    const double apart = va + vb * ratio * ratio - 2 * between_methods * x.score * y.score * ratio;
    sum +=
        std::clamp((1 + ratio * ratio - apart) / (2 * ratio), 0.0, 0.99) * x.measured * y.measured;
  }
  shared.same_bases = shared.same_bases && !other_bases;
  shared.correlation = sum / std::sqrt(static_cast<double>(points.size() * others.size()));
  return shared;
}

}  // namespace gaincast

#include "core/data/row.hpp"

#include <cmath>
#include <limits>

#include "core/data/gain_se.hpp"

namespace gaincast {

Observation observation_of(const Row& row) {
  Observation seen{row.size,
                   std::numeric_limits<double>::quiet_NaN(),
                   1,
                   row.base,
                   SeSource::unknown,
                   row.score,
                   row.questions,
                   row.samples.value_or(1)};
  if (row.gain) {
    seen.gain = *row.gain;
    if (row.score && !row.base) seen.base = *row.score - seen.gain;
  } else if (row.score && row.base) {
    seen.gain = *row.score - *row.base;
  }
  if (!row.se && !row.questions) return seen;
  seen.se_source = SeSource::given;
  if (row.se) {
    seen.se = *row.se;
    return seen;
  }
  const auto error = [&](double percent) {
    return score_se(percent, *row.questions, seen.samples);
  };
  seen.se = seen.base ? std::hypot(error(*seen.base), error(*seen.base + seen.gain))
                      : std::sqrt(2) * error(50);
  return seen;
}

}  // namespace gaincast

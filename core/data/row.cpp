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
  if (row.gain)
    seen.gain = *row.gain;
  else if (row.score && row.base)
    seen.gain = *row.score - *row.base;
  if (row.score && !row.base && row.gain) seen.base = *row.score - seen.gain;
  if (!row.se && !row.questions) return seen;
  seen.se_source = SeSource::given;
  if (row.se) {
    seen.se = *row.se;
    return seen;
  }
  const double base = seen.base.value_or(50), score = seen.base ? base + seen.gain : 50;
  seen.se = std::hypot(score_se(base, *row.questions, seen.samples),
                       score_se(score, *row.questions, seen.samples));
  return seen;
}

}  // namespace gaincast

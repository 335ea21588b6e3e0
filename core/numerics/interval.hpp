#pragma once

namespace gaincast {

/// A central interval: as much probability below it as above.
struct Interval {
  double low, high;  ///< pp
};

}  // namespace gaincast

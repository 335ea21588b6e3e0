#pragma once

namespace gaincast {

/// A central interval: as much probability lies below it as above.
struct Interval {
  double low, high;  ///< pp
};

}  // namespace gaincast

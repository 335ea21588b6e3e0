#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace gaincast {

/// A function of size that is asked for several sizes at once; empty where it has no value.
using SizeFunction =
    std::function<std::vector<std::optional<double>>(std::span<const double> sizes)>;

/// `steps` + 1 sizes in equal steps of their logarithm, both ends among them; 0 < smallest <
/// largest. 64 are steps of 13% for a factor of 2,000.
std::vector<double> scan_sizes(double smallest, double largest, int steps = 64);

/// A function at the sizes of a scan.
struct Scan {
  std::vector<double> sizes;  ///< ascending
  std::vector<std::optional<double>> values;
};

/// The first size of a scan's range at which the function is at least `level`: scanned, then the
/// first step that reaches it is narrowed to `precision` of the size, so that it need not be
/// monotone, but what happens within a step may be missed. At most 8 further calls of 15 sizes.
/// Empty where no size of the scan reaches the level; a size without a value does not.
std::optional<double> first_at_least(const SizeFunction& function, const Scan& scan, double level,
                                     double precision = 1e-6);

}  // namespace gaincast

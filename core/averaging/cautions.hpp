#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/averaging/forecast.hpp"
#include "core/data/caution.hpp"
#include "core/data/dataset.hpp"

/// Doubts about answers of the paper's method, the gravest first:
///   better-law-left-out  a law that takes no part in the average fits decisively better than those
///                        that do: it has no forecast (then there is no average), it was not
///                        chosen, or AICc leaves it out, and without the correction would not
///   lack-of-fit          every law that can be tested is rejected at 1% (goodness_of_fit.hpp)
///   se-assumed           the standard errors of some rows, or of all, were not given
///   se-needed            none was given, and the rows are too few to estimate them: no average
///   not-determined       the average at a size is a bound, or is known only because the laws that
///                        carry it fall to zero right after the smallest size
///   impossible           the average at a size is beyond what a score allows
///   untested             laws with as many parameters as there are sizes carry half of the weight
///   bounded              a law with a hundredth of the weight or more was moved onto a bound
///   one-curve-twice      two laws with weight are the same curve
///   unit                 the sizes are not billions, and a law that is not scale-free has weight
///   far-beyond           a size is more than ten times beyond the data
namespace gaincast {

/// Those that do not depend on what is forecast.
std::vector<Caution> cautions(const Dataset& dataset, std::span<const Fit> fits,
                              Criterion criterion);

/// What a forecast was made of.
struct ForecastBasis {
  const Dataset& dataset;
  std::span<const Fit> fits;
  Criterion criterion;                 ///< the one that was asked for
  std::span<const Interval> possible;  ///< gains that a score allows, one for every size
  Bounds bounds;                       ///< those that the forecast was kept within
};

/// All of them.
std::vector<Caution> cautions(const ForecastBasis& basis, std::span<const ForecastAt> forecasts);

/// Those of the calibrated method, which uses no law: lack-of-fit (of the laws, which says that the
/// standard errors are too small), se-assumed and far-beyond.
std::vector<Caution> calibrated_cautions(const Dataset& dataset, std::span<const Fit> fits,
                                         std::span<const double> sizes);

}  // namespace gaincast

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/fitting/fit.hpp"
#include "core/fitting/law.hpp"
#include "core/fitting/refit_store.hpp"

/// Standard deviations of a law's gains where the delta method has none that can be believed.
///
/// At a limit of the law the delta method knows the limiting curve alone: a straight line whose
/// slope is known to 5%, though every curve that bends a little below it fits as well. And where
/// its ± is larger than anything that can be measured, the curve is no longer linear in its
/// parameters over so much. The profile likelihood holds in both cases (Venzon & Moolgavkar,
/// Applied Statistics 37 (1988)): a gain v at a size is in the law's 95% interval if a curve of the
/// law, its limits included, goes through (size, v) with a chi2 of at most the least one + 1.96².
/// The distance of the farther end from the best curve's gain, over 1.96, is the standard deviation
/// whose ± 1.96 sd holds that interval.
namespace gaincast {

/// One data set and the families of curves fitted to it, kept for refits later on.
struct FittedFamilies {
  explicit FittedFamilies(const Dataset& rows) : dataset(rows), store(dataset.points()) {}
  FittedFamilies(const FittedFamilies&) = delete;
  FittedFamilies& operator=(const FittedFamilies&) = delete;

  Dataset dataset;
  RefitStore store;
  std::int64_t resamples = 0;  ///< so many were drawn: the index of the next
};

/// The standard deviations at sizes, pp; infinite where the data do not close the interval. For a
/// fit with families.
///
/// A heuristic: the curves that fit are looked for among the optima of 36 resamples with one, two
/// and four times the noise of the data (the streams 0 … 35 of one seed). Each is rescaled to fit
/// the data as well as it can and taken with all multiples of it that fit; one that fits too badly
/// is moved towards the best curve, by halves, to where it is just good enough. What lies between
/// is missed: the test beside this compares with the exact interval
/// (core/averaging/law_intervals.hpp).
std::vector<double> profile_sd(const Fit& fit, std::span<const double> sizes);

/// Lets a fit have profile_sd(), for data of at most 500 sizes: with more of them a curve is seldom
/// at a limit, and the work is bounded.
void keep_families(Fit& fit, const Law& law, const std::shared_ptr<FittedFamilies>& families);

}  // namespace gaincast

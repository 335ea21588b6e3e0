#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/fitting/fit.hpp"

namespace gaincast {

/// Adds the law's gains at sizes, as averages are made of them. Standard deviations are the delta
/// method's, with two exceptions (core/fitting/profile_sd.hpp): at a limit the profile's where that
/// is larger; and where the delta method's exceeds 100 pp, more than which no score can gain, and
/// every gain that was measured, the profile's where that is smaller. Where the data do not close
/// the profile's interval, it is at least that much. A limit that is exactly zero keeps its 0. An
/// element is empty where the law has no finite gain.
void predict(const Fit& fit, std::span<const double> sizes,
             std::vector<std::optional<Prediction>>& predictions);

/// Whether the profile decides about any of these standard deviations: fits without one
/// (Fit::profile_sd) then have the wrong ones.
bool wants_profile(std::span<const Fit> fits, std::span<const double> sizes);

}  // namespace gaincast

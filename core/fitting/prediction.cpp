#include "core/fitting/prediction.hpp"

#include <algorithm>
#include <cmath>

namespace gaincast {
namespace {

constexpr double largest_change = 100;  // pp

double widest(const Fit& fit) {
  return std::max(largest_change, fit.largest_gain);
}

/// Whether the delta method is not to be believed.
bool doubted(const Fit& fit, const Prediction& at) {
  return at.sd > 0 && (fit.status == Status::at_limit || at.sd > widest(fit));
}

}  // namespace

void predict(const Fit& fit, std::span<const double> sizes,
             std::vector<std::optional<Prediction>>& predictions) {
  const std::size_t first = predictions.size();
  bool wanted = false;
  for (const double size : sizes) {
    predictions.push_back(fit.predict(size));
    wanted = wanted || (predictions.back() && doubted(fit, *predictions.back()));
  }
  if (!fit.profile_sd || !wanted) return;
  const std::vector<double> profile = fit.profile_sd(fit, sizes);
  for (std::size_t s = 0; s < sizes.size(); ++s) {
    auto& at = predictions[first + s];
    if (!at || !doubted(fit, *at)) continue;
    if (!std::isfinite(profile[s]))
      at->sd = std::max(at->sd, widest(fit));
    else if (fit.status == Status::at_limit)
      at->sd = std::max(at->sd, profile[s]);
    else
      at->sd = std::min(at->sd, profile[s]);
  }
}

bool wants_profile(std::span<const Fit> fits, std::span<const double> sizes) {
  for (const Fit& fit : fits)
    for (const double size : sizes) {
      const auto at = fit.averaged ? fit.predict(size) : std::nullopt;
      if (at && doubted(fit, *at)) return true;
    }
  return false;
}

}  // namespace gaincast

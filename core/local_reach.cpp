#include "core/local_reach.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/ascending.hpp"

namespace gaincast {
namespace {

// In standard errors. Few resamples look farther than this …
constexpr double farthest = 12;
// … or have their optimum farther than this from home.
constexpr double expected = 5.5;
// Nearer directions are one to the sample: `apart`, and a third of the distance from home.
constexpr double apart = 1, coarsening = 3;
constexpr std::size_t sampled = 200;
constexpr double caution = 2;
// Of a tangent's length, what its part outside the other directions must exceed to have a meaning.
constexpr double rank_tolerance = 1e-6;

double dot(const double* u, const double* v, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += u[i] * v[i];
  return sum;
}

/// An orthonormal basis of the tangent space of the cone: the direction and its derivatives.
class TangentSpace {
 public:
  TangentSpace(const double* unit, std::size_t n) : n_(n), basis_(unit, unit + n) {}

  /// False where next to nothing of the tangent is outside what is there already.
  bool extend(std::vector<double> tangent) {
    const double length = std::sqrt(dot(tangent.data(), tangent.data(), n_));
    for (int twice = 0; twice < 2; ++twice)
      for (std::size_t b = 0; b < basis_.size(); b += n_) {
        const double along = dot(&basis_[b], tangent.data(), n_);
        for (std::size_t i = 0; i < n_; ++i) tangent[i] -= along * basis_[b + i];
      }
    const double rest = std::sqrt(dot(tangent.data(), tangent.data(), n_));
    if (!(rest > rank_tolerance * length) || !std::isfinite(rest)) return false;
    for (const double element : tangent) basis_.push_back(element / rest);
    return true;
  }

  /// The fraction above for u', if it is below a reach; that, else. It is tan(angle/2) at least.
  double nearer(const double* other, double reach) const {
    const double cosine = dot(basis_.data(), other, n_);
    if (1 - std::abs(cosine) >= reach * reach * (1 + std::abs(cosine))) return reach;
    double outside2 = 1 - cosine * cosine;
    for (std::size_t b = n_; b < basis_.size(); b += n_) {
      const double along = dot(&basis_[b], other, n_);
      outside2 -= along * along;
    }
    if (!(outside2 > 1e-20)) return reach;
    return std::min(reach, (1 - std::abs(cosine)) / std::sqrt(outside2));
  }

 private:
  std::size_t n_;
  std::vector<double> basis_;
};

}  // namespace

LocalReach::LocalReach(const StartFamily& family, const DirectionNet& net, int shapes,
                       const Eigen::VectorXd& home, double length) {
  const auto n = static_cast<std::size_t>(home.size());
  const auto unit = [&](std::size_t i) { return net.unit.data() + i * n; };
  const auto angle = [](double cosine) { return std::sqrt(std::max(0.0, 2 - 2 * cosine)); };
  std::vector<std::size_t> near;
  std::vector<double> from_home;
  for (std::size_t i = 0; i < net.nodes.size(); ++i) {
    const double distance = length * angle(std::abs(dot(unit(i), home.data(), n)));
    if (distance > farthest) continue;
    near.push_back(i);
    from_home.push_back(distance);
  }
  std::vector<std::size_t> sample;
  std::vector<double> distances;
  horizon_ = farthest;
  for (const std::size_t place : ascending(from_home)) {
    const std::size_t i = near[place];
    if (net.nodes[i].ragged) {
      horizon_ = from_home[place];
      break;
    }
    const double spacing = std::max(apart, from_home[place] / coarsening);
    const double nearest_cosine = 1 - spacing * spacing / (2 * length * length);
    // The sample ascends by distance, and who is nearer to home by more than the spacing is
    // farther.
    bool taken = false;
    for (std::size_t j = sample.size(); !taken && j-- > 0;) {
      if (distances[j] < from_home[place] - spacing) break;
      taken = std::abs(dot(unit(i), unit(sample[j]), n)) > nearest_cosine;
    }
    if (taken) continue;
    if (sample.size() == sampled) {
      horizon_ = from_home[place];
      break;
    }
    sample.push_back(i);
    distances.push_back(from_home[place]);
  }

  double reach = std::numeric_limits<double>::infinity();
  const int stride = shapes == 1 ? 3 : 6;
  std::vector<double> jets(n * stride), tangent(n);
  // The first that lies beyond speaks for what is before it.
  for (std::size_t p = 0; p < sample.size() && (p == 0 || distances[p - 1] <= expected); ++p) {
    TangentSpace space(unit(sample[p]), n);
    const int start = net.nodes[sample[p]].start;
    family.jets(start, family.shape_of(start), jets.data(), stride);
    for (int k = 0; k < shapes; ++k) {
      for (std::size_t i = 0; i < n; ++i) tangent[i] = jets[i * stride + 1 + k];
      if (!space.extend(tangent)) return;
    }
    for (const std::size_t q : sample)
      if (q != sample[p]) reach = space.nearer(unit(q), reach);
    radius_.push_back(distances[p]);
    reach_.push_back(reach / caution);
  }
}

bool LocalReach::proves(double distance, double moved, double multiple) const {
  // The sample's next beyond the minimum counts as well.
  const auto beyond = std::upper_bound(radius_.begin(), radius_.end(), moved + apart);
  if (beyond == radius_.end() || moved + apart + 2 * distance > horizon_) return false;
  return distance < multiple * reach_[beyond - radius_.begin()];
}

}  // namespace gaincast

#include "core/decomposition/component_ranges.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace gaincast {
namespace {

using Eigen::Vector3d;

/// A quantity to maximise: the coefficients at which it is largest for given nonlinear parameters,
/// and its value there.
struct Objective {
  std::function<std::optional<Vector3d>(const AdmissibleSet&, const NonlinearParameters&,
                                        double level)>
      where;
  std::function<double(const Vector3d& a, const NonlinearParameters&)> value;
};

/// The largest value of an objective, by pattern search over the nonlinear parameters (Hooke &
/// Jeeves 1961).
class Extreme {
 public:
  Extreme(const ComponentModel& model, double level) : model_(model), level_(level) {}

  struct At {
    bool feasible;
    double value;  ///< of the objective; −chi2 where no coefficients are admissible
    NonlinearParameters nonlinear;
    bool operator<(const At& other) const {
      return feasible != other.feasible ? other.feasible : value < other.value;
    }
  };

  At evaluate(const Objective& objective, const AdmissibleSet& set,
              const NonlinearParameters& nonlinear) const {
    if (set.chi2() > level_) return {false, -set.chi2(), nonlinear};
    const auto a = objective.where(set, nonlinear, level_);
    if (!a) return {false, 0, nonlinear};
    return {true, objective.value(*a, nonlinear), nonlinear};
  }

  At refine(const Objective& objective, At best) const {
    const Vector3d span = model_.nonlinear_high() - model_.nonlinear_low();
    for (double step = 0.07; step > 1e-5; step /= 2) {
      for (bool better = true; better;) {
        better = false;
        for (int direction = 0; direction < 27; ++direction) {
          const Vector3d sign(direction % 3 - 1, direction / 3 % 3 - 1, direction / 9 - 1);
          const NonlinearParameters trial = (best.nonlinear + step * sign.cwiseProduct(span))
                                                .cwiseMax(model_.nonlinear_low())
                                                .cwiseMin(model_.nonlinear_high());
          if (trial == best.nonlinear) continue;
          // Once a feasible value is known, how far an infeasible one misses is of no interest.
          const double highest = best.feasible ? level_ : std::numeric_limits<double>::infinity();
          const At there = evaluate(objective, model_.coefficients(trial, highest), trial);
          if (!(best < there)) continue;
          better = !best.feasible || there.value > best.value + 1e-6 * std::abs(best.value);
          best = there;
          break;
        }
      }
    }
    return best;
  }

 private:
  const ComponentModel& model_;
  double level_;
};

/// A quantity whose range is wanted: its largest value, and its smallest as the largest of its
/// negative.
struct TwoSided {
  Objective largest, smallest;
};

TwoSided linear(std::function<Vector3d(const NonlinearParameters&)> c) {
  const auto side = [c](double sign) {
    return Objective{[c, sign](const AdmissibleSet& set, const NonlinearParameters& nonlinear,
                               double level) { return set.maximise(sign * c(nonlinear), level); },
                     [c, sign](const Vector3d& a, const NonlinearParameters& nonlinear) {
                       return sign * c(nonlinear).dot(a);
                     }};
  };
  return {side(1), side(-1)};
}

TwoSided nonlinear_parameter(int i) {
  const auto side = [i](double sign) {
    return Objective{[](const AdmissibleSet& set, const NonlinearParameters&, double) {
                       return std::optional<Vector3d>(set.best());
                     },
                     [i, sign](const Vector3d&, const NonlinearParameters& nonlinear) {
                       return sign * nonlinear[i];
                     }};
  };
  return {side(1), side(-1)};
}

TwoSided share(int component, const Abscissa& at) {
  const auto parts = [component, at](const NonlinearParameters& nonlinear) {
    const Vector3d whole = curves(nonlinear, at).value;
    Vector3d part = Vector3d::Zero();
    part[component] = whole[component];
    return std::pair(part, whole);
  };
  const auto side = [parts](bool largest) {
    return Objective{[parts, largest](const AdmissibleSet& set,
                                      const NonlinearParameters& nonlinear, double level) {
                       const auto [part, whole] = parts(nonlinear);
                       return set.maximise_ratio(largest ? part : Vector3d(whole - part), whole,
                                                 level);
                     },
                     [parts, largest](const Vector3d& a, const NonlinearParameters& nonlinear) {
                       const auto [part, whole] = parts(nonlinear);
                       const double ratio = part.dot(a) / whole.dot(a);
                       return largest ? ratio : -ratio;
                     }};
  };
  return {side(true), side(false)};
}

// The order of the quantities: the six parameters, then seven for every size (the total, three
// gains, three shares).
constexpr std::size_t first_of_a_size = 6, of_a_size = 7;

/// The ranges of many quantities over one admissible set of parameters.
std::vector<std::optional<Range>> ranges(const ComponentModel& model, double level,
                                         std::span<const TwoSided> quantities,
                                         std::span<const NonlinearParameters> starts) {
  const Extreme extreme(model, level);
  const Extreme::At nowhere{false, -std::numeric_limits<double>::infinity(),
                            NonlinearParameters::Zero()};
  std::vector<std::array<Extreme::At, 2>> best(quantities.size(), {nowhere, nowhere});
  for (const NonlinearParameters& nonlinear : starts) {
    const AdmissibleSet set = model.coefficients(nonlinear);
    for (std::size_t q = 0; q < quantities.size(); ++q)
      for (const int side : {0, 1}) {
        const auto at = extreme.evaluate(side == 0 ? quantities[q].smallest : quantities[q].largest,
                                         set, nonlinear);
        if (best[q][side] < at) best[q][side] = at;
      }
  }
  const auto objective = [&](std::size_t q, int side) -> const Objective& {
    return side == 0 ? quantities[q].smallest : quantities[q].largest;
  };
  for (std::size_t q = 0; q < quantities.size(); ++q)
    for (const int side : {0, 1}) best[q][side] = extreme.refine(objective(q, side), best[q][side]);
  // A quantity has its extreme near that of the same quantity at the next size: try its neighbours'
  // extremes, upwards and then downwards.
  const auto try_extreme_of = [&](std::size_t q, std::size_t from) {
    for (const int side : {0, 1}) {
      const NonlinearParameters& nonlinear = best[from][side].nonlinear;
      const auto at =
          extreme.evaluate(objective(q, side), model.coefficients(nonlinear), nonlinear);
      if (best[q][side] < at) best[q][side] = extreme.refine(objective(q, side), at);
    }
  };
  for (std::size_t q = first_of_a_size + of_a_size; q < quantities.size(); ++q)
    try_extreme_of(q, q - of_a_size);
  for (std::size_t q = quantities.size() - of_a_size; q-- > first_of_a_size;)
    try_extreme_of(q, q + of_a_size);
  std::vector<std::optional<Range>> found;
  for (const auto& [low, high] : best)
    found.push_back(low.feasible && high.feasible ? std::optional(Range{-low.value, high.value})
                                                  : std::nullopt);
  return found;
}

}  // namespace

ComponentRanges component_ranges(const ComponentModel& model, const DecompositionOptions& options,
                                 double lowest, double delta,
                                 std::span<const NonlinearParameters> starts) {
  std::vector<TwoSided> quantities;
  for (int i = 0; i < 3; ++i)
    quantities.push_back(
        linear([i](const NonlinearParameters&) { return Vector3d(Vector3d::Unit(i)); }));
  for (int i = 0; i < 3; ++i) quantities.push_back(nonlinear_parameter(i));
  for (const double size : options.sizes) {
    const Abscissa at = abscissa(size);
    quantities.push_back(
        linear([at](const NonlinearParameters& nonlinear) { return curves(nonlinear, at).value; }));
    for (int i = 0; i < 3; ++i)
      quantities.push_back(linear([at, i](const NonlinearParameters& nonlinear) {
        return Vector3d(curves(nonlinear, at).value[i] * Vector3d::Unit(i));
      }));
    for (int i = 0; i < 3; ++i) quantities.push_back(share(i, at));
  }
  const auto found = ranges(model, lowest - model.pure_error() + delta, quantities, starts);

  ComponentRanges result;
  result.delta = delta;
  for (int i = 0; i < 3; ++i) {
    result.parameters[coefficient_index[i]] = *found[i];
    const Range logs = *found[3 + i];
    result.parameters[nonlinear_index[i]] =
        i == 0 ? logs : Range{std::exp(logs.low), std::exp(logs.high)};
  }
  for (std::size_t s = 0; s < options.sizes.size(); ++s) {
    const auto* at = &found[first_of_a_size + of_a_size * s];
    result.total.push_back(*at[0]);
    result.gain.push_back({*at[1], *at[2], *at[3]});
    result.share.push_back({at[4], at[5], at[6]});
  }
  return result;
}

}  // namespace gaincast

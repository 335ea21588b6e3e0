#include "core/decomposition/component_ranges.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace gaincast {
namespace {

using Eigen::Vector3d;

/// What is to be made as large as it can be: where it is for given shapes, and its value there.
struct Objective {
  std::function<std::optional<Vector3d>(const AdmissibleSet&, const Shapes&, double level)> where;
  std::function<double(const Vector3d& a, const Shapes&)> value;
};

/// The largest value of an objective, by pattern search over the shapes (Hooke & Jeeves 1961) from
/// the most promising of many.
class Extreme {
 public:
  Extreme(const ComponentModel& model, double level) : model_(model), level_(level) {}

  struct At {
    bool feasible;
    double value;  ///< of the objective; of −chi2 where no coefficients fit well enough
    Shapes nonlinear_count;
    bool operator<(const At& other) const {
      return feasible != other.feasible ? other.feasible : value < other.value;
    }
  };

  At evaluate(const Objective& objective, const AdmissibleSet& set,
              const Shapes& nonlinear_count) const {
    if (set.chi2() > level_) return {false, -set.chi2(), nonlinear_count};
    const auto a = objective.where(set, nonlinear_count, level_);
    if (!a) return {false, 0, nonlinear_count};
    return {true, objective.value(*a, nonlinear_count), nonlinear_count};
  }

  At refine(const Objective& objective, At best) const {
    const Vector3d span = model_.nonlinears_high() - model_.nonlinears_low();
    for (double step = 0.07; step > 1e-5; step /= 2) {
      for (bool better = true; better;) {
        better = false;
        for (int direction = 0; direction < 27; ++direction) {
          const Vector3d sign(direction % 3 - 1, direction / 3 % 3 - 1, direction / 9 - 1);
          const Shapes trial = (best.nonlinear_count + step * sign.cwiseProduct(span))
                                   .cwiseMax(model_.nonlinears_low())
                                   .cwiseMin(model_.nonlinears_high());
          if (trial == best.nonlinear_count) continue;
          const At there = evaluate(objective, model_.coefficients(trial), trial);
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

/// Twice an objective: its largest value, and its smallest as the largest of its opposite.
struct TwoSided {
  Objective most, least;
};

TwoSided linear(std::function<Vector3d(const Shapes&)> c) {
  const auto side = [c](double sign) {
    return Objective{
        [c, sign](const AdmissibleSet& set, const Shapes& nonlinear_count, double level) {
          return set.maximise(sign * c(nonlinear_count), level);
        },
        [c, sign](const Vector3d& a, const Shapes& nonlinear_count) {
          return sign * c(nonlinear_count).dot(a);
        }};
  };
  return {side(1), side(-1)};
}

TwoSided shape_itself(int i) {
  const auto side = [i](double sign) {
    return Objective{[](const AdmissibleSet& set, const Shapes&, double) {
                       return std::optional<Vector3d>(set.best());
                     },
                     [i, sign](const Vector3d&, const Shapes& nonlinear_count) {
                       return sign * nonlinear_count[i];
                     }};
  };
  return {side(1), side(-1)};
}

TwoSided share(int component, const Abscissa& at) {
  const auto parts = [component, at](const Shapes& nonlinear_count) {
    const Vector3d whole = curves(nonlinear_count, at).value;
    Vector3d part = Vector3d::Zero();
    part[component] = whole[component];
    return std::pair(part, whole);
  };
  const auto side = [parts](bool most) {
    return Objective{
        [parts, most](const AdmissibleSet& set, const Shapes& nonlinear_count, double level) {
          const auto [part, whole] = parts(nonlinear_count);
          return set.maximise_ratio(most ? part : Vector3d(whole - part), whole, level);
        },
        [parts, most](const Vector3d& a, const Shapes& nonlinear_count) {
          const auto [part, whole] = parts(nonlinear_count);
          const double ratio = part.dot(a) / whole.dot(a);
          return most ? ratio : -ratio;
        }};
  };
  return {side(true), side(false)};
}

// The order of the quantities: the parameters, then these many for every size.
constexpr std::size_t first_of_a_size = 6, of_a_size = 7;

/// The ranges of many quantities over one admissible set of parameters.
std::vector<std::optional<Range>> ranges(const ComponentModel& model, double level,
                                         std::span<const TwoSided> quantities,
                                         std::span<const Shapes> starts) {
  const Extreme extreme(model, level);
  const Extreme::At nowhere{false, -std::numeric_limits<double>::infinity(), Shapes::Zero()};
  std::vector<std::array<Extreme::At, 2>> best(quantities.size(), {nowhere, nowhere});
  for (const Shapes& nonlinear_count : starts) {
    const AdmissibleSet set = model.coefficients(nonlinear_count);
    for (std::size_t q = 0; q < quantities.size(); ++q)
      for (const int side : {0, 1}) {
        const auto at = extreme.evaluate(side == 0 ? quantities[q].least : quantities[q].most, set,
                                         nonlinear_count);
        if (best[q][side] < at) best[q][side] = at;
      }
  }
  const auto objective = [&](std::size_t q, int side) -> const Objective& {
    return side == 0 ? quantities[q].least : quantities[q].most;
  };
  for (std::size_t q = 0; q < quantities.size(); ++q)
    for (const int side : {0, 1}) best[q][side] = extreme.refine(objective(q, side), best[q][side]);
  // A quantity has its extreme near that of the same quantity at the next size, there and back.
  const auto learn = [&](std::size_t q, std::size_t from) {
    for (const int side : {0, 1}) {
      const Shapes& nonlinear_count = best[from][side].nonlinear_count;
      const auto at = extreme.evaluate(objective(q, side), model.coefficients(nonlinear_count),
                                       nonlinear_count);
      if (best[q][side] < at) best[q][side] = extreme.refine(objective(q, side), at);
    }
  };
  for (std::size_t q = first_of_a_size + of_a_size; q < quantities.size(); ++q)
    learn(q, q - of_a_size);
  for (std::size_t q = quantities.size() - of_a_size; q-- > first_of_a_size;)
    learn(q, q + of_a_size);
  std::vector<std::optional<Range>> found;
  for (const auto& [low, high] : best)
    found.push_back(low.feasible && high.feasible ? std::optional(Range{-low.value, high.value})
                                                  : std::nullopt);
  return found;
}

}  // namespace

ComponentRanges component_ranges(const ComponentModel& model, const DecompositionOptions& options,
                                 double lowest, double delta, std::span<const Shapes> starts) {
  std::vector<TwoSided> quantities;
  for (int i = 0; i < 3; ++i)
    quantities.push_back(linear([i](const Shapes&) { return Vector3d(Vector3d::Unit(i)); }));
  for (int i = 0; i < 3; ++i) quantities.push_back(shape_itself(i));
  for (const double size : options.sizes) {
    const Abscissa at = abscissa(size);
    quantities.push_back(
        linear([at](const Shapes& nonlinear_count) { return curves(nonlinear_count, at).value; }));
    for (int i = 0; i < 3; ++i)
      quantities.push_back(linear([at, i](const Shapes& nonlinear_count) {
        return Vector3d(curves(nonlinear_count, at).value[i] * Vector3d::Unit(i));
      }));
    for (int i = 0; i < 3; ++i) quantities.push_back(share(i, at));
  }
  const auto found = ranges(model, lowest - model.pure_error() + delta, quantities, starts);

  ComponentRanges result;
  result.delta = delta;
  for (int i = 0; i < 3; ++i) {
    result.parameters[coefficient[i]] = *found[i];
    const Range logs = *found[3 + i];
    result.parameters[nonlinear[i]] =
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

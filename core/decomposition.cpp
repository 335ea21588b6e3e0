#include "core/decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "core/admissible_set.hpp"
#include "core/bounded_minimum.hpp"

namespace gaincast {
namespace {

using Eigen::Vector3d;
using Eigen::VectorXd;

constexpr std::array<int, 3> coefficient{0, 2, 4}, shape{1, 3, 5};  // among the six
constexpr std::size_t most_optima = 12;

/// beta, ln Nchar, ln eta: what the three curves depend on.
using Shapes = Vector3d;

struct ComponentCurves {
  Vector3d value;       ///< N^beta, 1 − e^(−N/Nchar), ln(1 + eta N)
  Vector3d derivative;  ///< each by its own shape
};

ComponentCurves curves(const Shapes& shapes, const Abscissa& at) {
  const double power = std::exp(shapes[0] * at.log_size);
  const double v = at.size / std::exp(shapes[1]), w = std::exp(shapes[2]) * at.size;
  return {{power, -std::expm1(-v), std::log1p(w)},
          {at.log_size * power, -v * std::exp(-v), w / (1 + w)}};
}

Abscissa abscissa(double size) {
  return {size, std::log(size)};
}

class Problem {
 public:
  Problem(const Dataset& dataset, const DecompositionOptions& options)
      : points_(dataset.points()), pure_error_(dataset.pure_error()) {
    for (int i = 0; i < 3; ++i) {
      low_[i] = options.bounds[coefficient[i]].low;
      high_[i] = options.bounds[coefficient[i]].high;
      const Range& range = options.bounds[shape[i]];
      shapes_low_[i] = i == 0 ? range.low : std::log(range.low);
      shapes_high_[i] = i == 0 ? range.high : std::log(range.high);
    }
    y_.resize(static_cast<Eigen::Index>(points_.size()));
    for (Eigen::Index i = 0; i < y_.size(); ++i) y_[i] = points_[i].gain / points_[i].se;
  }

  const Shapes& shapes_low() const { return shapes_low_; }
  const Shapes& shapes_high() const { return shapes_high_; }
  double pure_error() const { return pure_error_; }

  AdmissibleSet coefficients(const Shapes& shapes) const {
    Eigen::Matrix<double, Eigen::Dynamic, 3> Phi(y_.size(), 3);
    for (Eigen::Index i = 0; i < y_.size(); ++i)
      Phi.row(i) = curves(shapes, points_[i].at).value.transpose() / points_[i].se;
    return {Phi, y_, low_, high_};
  }

  /// The six parameters of coefficients and shapes.
  static std::array<double, 6> six(const Vector3d& a, const Shapes& s) {
    return {a[0], s[0], a[1], std::exp(s[1]), a[2], std::exp(s[2])};
  }

  /// Where L-BFGS-B over all six ends, and whether that is a local optimum, not a place in a
  /// valley.
  std::pair<DecompositionFit, bool> descend(const Vector3d& a, const Shapes& s) const {
    VectorXd x(6), lower(6), upper(6);
    x << a, s;
    lower << low_, shapes_low_;
    upper << high_, shapes_high_;
    const auto half_chi2 = [&](const VectorXd& at, VectorXd& gradient) {
      gradient.setZero();
      double chi2 = 0;
      for (Eigen::Index i = 0; i < y_.size(); ++i) {
        const auto [value, derivative] = curves(at.tail<3>(), points_[i].at);
        const double r = value.dot(at.head<3>()) / points_[i].se - y_[i];
        chi2 += r * r;
        gradient.head<3>() += r / points_[i].se * value;
        gradient.tail<3>() += r / points_[i].se * derivative.cwiseProduct(at.head<3>());
      }
      return chi2 / 2;
    };
    const BoundedMinimum minimum = minimise_within(half_chi2, lower, upper, x);
    DecompositionFit fit{
        six(minimum.x.head<3>(), minimum.x.tail<3>()), 2 * minimum.value + pure_error_, {}};
    for (int i = 0; i < 3; ++i) {
      const auto at_bound = [&](int of_x) {
        return minimum.x[of_x] <= lower[of_x] || minimum.x[of_x] >= upper[of_x];
      };
      fit.at_bound[coefficient[i]] = at_bound(i);
      fit.at_bound[shape[i]] = at_bound(3 + i);
    }
    return {fit, minimum.converged};
  }

 private:
  std::span<const Point> points_;
  double pure_error_;
  VectorXd y_;  // the gains, in units of their standard errors
  Vector3d low_, high_;
  Shapes shapes_low_, shapes_high_;
};

Shapes shapes_of(const DecompositionFit& fit) {
  return {fit.parameters[1], std::log(fit.parameters[3]), std::log(fit.parameters[5])};
}

/// A grid of shapes, the ends of their ranges included.
std::vector<Shapes> grid(const Problem& problem, int steps) {
  std::vector<Shapes> points;
  for (int i = 0; i < steps * steps * steps; ++i) {
    const Vector3d share =
        Vector3d(i % steps, i / steps % steps, i / (steps * steps)) / (steps - 1);
    points.push_back(problem.shapes_low() +
                     share.cwiseProduct(problem.shapes_high() - problem.shapes_low()));
  }
  return points;
}

/// Where descents from many starts end.
struct Descents {
  std::vector<DecompositionFit> optima;  ///< that differ in chi2, best first
  std::vector<Shapes> ends;              ///< of all, valleys included
};

Descents descend_from_everywhere(const Problem& problem) {
  Descents descents;
  std::vector<DecompositionFit> found, on_the_way;
  for (const Shapes& shapes : grid(problem, 4)) {
    const Vector3d a = problem.coefficients(shapes).best();
    for (int without = -1; without < 3; ++without) {
      Vector3d some = a;
      if (without >= 0) some[without] = 0;
      const auto [fit, arrived] = problem.descend(some, shapes);
      (arrived ? found : on_the_way).push_back(fit);
      descents.ends.push_back(shapes_of(fit));
    }
  }
  if (found.empty()) found = on_the_way;
  std::stable_sort(
      found.begin(), found.end(),
      [](const DecompositionFit& p, const DecompositionFit& q) { return p.chi2 < q.chi2; });
  for (const DecompositionFit& each : found)
    if (descents.optima.empty() || (descents.optima.size() < most_optima &&
                                    each.chi2 > descents.optima.back().chi2 * (1 + 1e-3) + 1e-5))
      descents.optima.push_back(each);
  return descents;
}

/// What is to be made as large as it can be: where it is for given shapes, and its value there.
struct Objective {
  std::function<std::optional<Vector3d>(const AdmissibleSet&, const Shapes&, double level)> where;
  std::function<double(const Vector3d& a, const Shapes&)> value;
};

/// The largest value of an objective, by pattern search over the shapes (Hooke & Jeeves 1961) from
/// the most promising of many.
class Extreme {
 public:
  Extreme(const Problem& problem, double level) : problem_(problem), level_(level) {}

  struct At {
    bool feasible;
    double value;  ///< of the objective; of −chi2 where no coefficients fit well enough
    Shapes shapes;
    bool operator<(const At& other) const {
      return feasible != other.feasible ? other.feasible : value < other.value;
    }
  };

  At evaluate(const Objective& objective, const AdmissibleSet& set, const Shapes& shapes) const {
    if (set.chi2() > level_) return {false, -set.chi2(), shapes};
    const auto a = objective.where(set, shapes, level_);
    if (!a) return {false, 0, shapes};
    return {true, objective.value(*a, shapes), shapes};
  }

  At refine(const Objective& objective, At best) const {
    const Vector3d span = problem_.shapes_high() - problem_.shapes_low();
    for (double step = 0.07; step > 1e-5; step /= 2) {
      for (bool better = true; better;) {
        better = false;
        for (int direction = 0; direction < 27; ++direction) {
          const Vector3d sign(direction % 3 - 1, direction / 3 % 3 - 1, direction / 9 - 1);
          const Shapes trial = (best.shapes + step * sign.cwiseProduct(span))
                                   .cwiseMax(problem_.shapes_low())
                                   .cwiseMin(problem_.shapes_high());
          if (trial == best.shapes) continue;
          const At there = evaluate(objective, problem_.coefficients(trial), trial);
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
  const Problem& problem_;
  double level_;
};

/// Twice an objective: its largest value, and its smallest as the largest of its opposite.
struct TwoSided {
  Objective most, least;
};

TwoSided linear(std::function<Vector3d(const Shapes&)> c) {
  const auto side = [c](double sign) {
    return Objective{
        [c, sign](const AdmissibleSet& set, const Shapes& shapes, double level) {
          return set.maximise(sign * c(shapes), level);
        },
        [c, sign](const Vector3d& a, const Shapes& shapes) { return sign * c(shapes).dot(a); }};
  };
  return {side(1), side(-1)};
}

TwoSided shape_itself(int i) {
  const auto side = [i](double sign) {
    return Objective{[](const AdmissibleSet& set, const Shapes&, double) {
                       return std::optional<Vector3d>(set.best());
                     },
                     [i, sign](const Vector3d&, const Shapes& shapes) { return sign * shapes[i]; }};
  };
  return {side(1), side(-1)};
}

TwoSided share(int component, const Abscissa& at) {
  const auto parts = [component, at](const Shapes& shapes) {
    const Vector3d whole = curves(shapes, at).value;
    Vector3d part = Vector3d::Zero();
    part[component] = whole[component];
    return std::pair(part, whole);
  };
  const auto side = [parts](bool most) {
    return Objective{[parts, most](const AdmissibleSet& set, const Shapes& shapes, double level) {
                       const auto [part, whole] = parts(shapes);
                       return set.maximise_ratio(most ? part : Vector3d(whole - part), whole,
                                                 level);
                     },
                     [parts, most](const Vector3d& a, const Shapes& shapes) {
                       const auto [part, whole] = parts(shapes);
                       const double ratio = part.dot(a) / whole.dot(a);
                       return most ? ratio : -ratio;
                     }};
  };
  return {side(true), side(false)};
}

// The order of the quantities: the parameters, then these many for every size.
constexpr std::size_t first_of_a_size = 6, of_a_size = 7;

/// The ranges of many quantities over one admissible set of parameters.
std::vector<std::optional<Range>> ranges(const Problem& problem, double level,
                                         std::span<const TwoSided> quantities,
                                         std::span<const Shapes> starts) {
  const Extreme extreme(problem, level);
  const Extreme::At nowhere{false, -std::numeric_limits<double>::infinity(), Shapes::Zero()};
  std::vector<std::array<Extreme::At, 2>> best(quantities.size(), {nowhere, nowhere});
  for (const Shapes& shapes : starts) {
    const AdmissibleSet set = problem.coefficients(shapes);
    for (std::size_t q = 0; q < quantities.size(); ++q)
      for (const int side : {0, 1}) {
        const auto at =
            extreme.evaluate(side == 0 ? quantities[q].least : quantities[q].most, set, shapes);
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
      const Shapes& shapes = best[from][side].shapes;
      const auto at = extreme.evaluate(objective(q, side), problem.coefficients(shapes), shapes);
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

ComponentRanges component_ranges(const Problem& problem, const DecompositionOptions& options,
                                 double lowest, double delta, std::span<const Shapes> starts) {
  std::vector<TwoSided> quantities;
  for (int i = 0; i < 3; ++i)
    quantities.push_back(linear([i](const Shapes&) { return Vector3d(Vector3d::Unit(i)); }));
  for (int i = 0; i < 3; ++i) quantities.push_back(shape_itself(i));
  for (const double size : options.sizes) {
    const Abscissa at = abscissa(size);
    quantities.push_back(linear([at](const Shapes& shapes) { return curves(shapes, at).value; }));
    for (int i = 0; i < 3; ++i)
      quantities.push_back(linear([at, i](const Shapes& shapes) {
        return Vector3d(curves(shapes, at).value[i] * Vector3d::Unit(i));
      }));
    for (int i = 0; i < 3; ++i) quantities.push_back(share(i, at));
  }
  const auto found = ranges(problem, lowest - problem.pure_error() + delta, quantities, starts);

  ComponentRanges result;
  result.delta = delta;
  for (int i = 0; i < 3; ++i) {
    result.parameters[coefficient[i]] = *found[i];
    const Range logs = *found[3 + i];
    result.parameters[shape[i]] = i == 0 ? logs : Range{std::exp(logs.low), std::exp(logs.high)};
  }
  for (std::size_t s = 0; s < options.sizes.size(); ++s) {
    const auto* at = &found[first_of_a_size + of_a_size * s];
    result.total.push_back(*at[0]);
    result.gain.push_back({*at[1], *at[2], *at[3]});
    result.share.push_back({at[4], at[5], at[6]});
  }
  return result;
}

/// Of n independent normal residuals chi2 exceeds n + 3·sqrt(2n) about once in a hundred times.
bool misses(double chi2, int n) {
  return chi2 > n + 3 * std::sqrt(2.0 * n);
}

std::string in_words(int distinct_sizes, const std::array<bool, 3>& identified) {
  const auto known = std::count(identified.begin(), identified.end(), true);
  if (distinct_sizes < 6)
    return "The split is not determined by these data: six parameters on " +
           std::to_string(distinct_sizes) +
           " sizes leave many splits that fit equally well. Only the sum is measured.";
  if (known == 0)
    return "The split is not determined by these data: very different splits fit nearly as well. "
           "Only the sum is measured.";
  if (known == 3)
    return "The split is determined by these data, if the gain is such a sum and the bounds hold.";
  std::string names;
  for (std::size_t i = 0; i < 3; ++i)
    if (identified[i]) names += (names.empty() ? "" : " and ") + std::string(components[i]);
  return "These data determine the share of " + names + " alone; the rest of the split is open.";
}

InputError bad_option(std::string field, std::string message) {
  return {"bad-option", {}, std::move(field), std::move(message)};
}

}  // namespace

std::optional<InputError> refuse(const DecompositionOptions& options) {
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string name(decomposition_parameters[i]);
    const auto [low, high] = options.bounds[i];
    if (!(std::isfinite(low) && std::isfinite(high) && low <= high && high <= 1e60))
      return bad_option(
          name, "The bounds of " + name + " must be two finite numbers, the lower one first.");
    if (low < 0) return bad_option(name, "The bounds of " + name + " must not be negative.");
    if (i == 1 && high >= 1)
      return bad_option(name, "The bounds of beta must be below 1 (the paper's eq. 11).");
    if ((i == 3 || i == 5) && low < 1e-60)
      return bad_option(name, "The bounds of " + name + " must be greater than 0.");
  }
  if (options.deltas.empty() || options.deltas.size() > 4)
    return bad_option("deltas", "The option deltas must hold one to four numbers.");
  for (const double delta : options.deltas)
    if (!(delta > 0 && delta <= 1e6))
      return bad_option("deltas", "Every one of deltas must be greater than 0, at most 1e6.");
  return std::nullopt;
}

Decomposition decompose(const Dataset& dataset, const DecompositionOptions& options) {
  const Problem problem(dataset, options);
  Decomposition result;
  Descents descents = descend_from_everywhere(problem);
  result.optima = std::move(descents.optima);
  result.best = result.optima.front();
  const Vector3d best_coefficients(result.best.parameters[0], result.best.parameters[2],
                                   result.best.parameters[4]);
  for (const double size : options.sizes) {
    const Vector3d each =
        curves(shapes_of(result.best), abscissa(size)).value.cwiseProduct(best_coefficients);
    result.at.push_back({{each[0], each[1], each[2]}, each.sum()});
  }

  std::vector<Shapes> starts = std::move(descents.ends);
  for (const Shapes& shapes : grid(problem, 9)) starts.push_back(shapes);
  for (const double delta : options.deltas)
    result.ranges.push_back(component_ranges(problem, options, result.best.chi2, delta, starts));

  const auto widest =
      std::max_element(result.ranges.begin(), result.ranges.end(),
                       [](const auto& p, const auto& q) { return p.delta < q.delta; });
  for (int i = 0; i < 3; ++i) {
    result.identified[i] = dataset.distinct_sizes() >= 6;
    for (const auto& at : widest->share)
      if (!at[i] || at[i]->high - at[i]->low > 0.2) result.identified[i] = false;
  }
  result.message = in_words(dataset.distinct_sizes(), result.identified);
  if (misses(result.best.chi2, dataset.rows()))
    result.message +=
        " And no such sum describes the data well: even the best misses them by more "
        "than their standard errors allow.";
  return result;
}

}  // namespace gaincast

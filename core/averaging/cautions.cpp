#include "core/averaging/cautions.hpp"

#include <algorithm>
#include <cmath>

#include "core/averaging/goodness_of_fit.hpp"
#include "core/data/bounds.hpp"

namespace gaincast {
namespace {

constexpr double carries = 0.5;         // a weight that decides the average
constexpr double noticed = 0.01;        // a weight that can be seen in the average
constexpr double far = 10;              // times the largest size
constexpr double least_billion = 1e-3;  // a million parameters
constexpr double most_billions = 3e3;   // no model is larger

/// Whether two fits have the same gain at a size: to a hundredth of an error there, that of the
/// curves where se is 0.
bool alike(const Fit& a, const Fit& b, double size, double se) {
  const auto one = a.predict(size), other = b.predict(size);
  return one && other &&
         std::abs(one->value - other->value) <= 0.01 * (se > 0 ? se : std::max(one->sd, other->sd));
}

/// Whether two fits are the same curve, within the data and ten times beyond.
bool alike(const Fit& a, const Fit& b, std::span<const Point> points) {
  for (const Point& point : points)
    if (!alike(a, b, point.at.size, point.se)) return false;
  return alike(a, b, far * points.back().at.size, 0);
}

/// The doubts about one data set, and about its forecasts, in the order of their gravity.
class Doubts {
 public:
  /// basis: null where nothing is known of what the forecasts were made of.
  Doubts(const Dataset& dataset, std::span<const Fit> fits, Criterion criterion,
         std::span<const ForecastAt> forecasts, const ForecastBasis* basis)
      : dataset_(dataset),
        fits_(fits),
        ensemble_(weigh(fits, criterion)),
        forecasts_(forecasts),
        basis_(basis) {}

  void better_law_left_out() {
    if (const auto better = ensemble_.better_left_out) {
      say("better-law-left-out",
          "A law without a forecast fits decisively better than all others, so there is no "
          "average.");
      return about(*better);
    }
    if (const auto better = better_not_chosen()) {
      say("better-law-left-out",
          "A law that is left out of the average fits decisively better than all that take part.");
      return about(*better);
    }
    if (ensemble_.criterion != Criterion::aicc || dataset_.least_chi2()) return;
    const Ensemble by_aic = weigh(fits_);
    double best = HUGE_VAL;
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].chosen && by_aic.scores[i].aicc) best = std::min(best, by_aic.scores[i].aic);
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].averaged && fits_[i].chosen && !by_aic.scores[i].aicc &&
          by_aic.scores[i].aic < best - decisive) {
        say("better-law-left-out",
            "AICc leaves out a law that fits decisively better than all others. With known "
            "standard errors AIC needs no correction.");
        return about(i);
      }
  }

  void lack_of_fit() {
    const auto goodness = goodness_of_fit(fits_, dataset_.distinct_sizes());
    if (goodness && goodness->p < rejected)
      say("lack-of-fit",
          "No law fits within the standard errors: they are too small, or no law is right. The "
          "uncertainty is too small.");
  }

  void se_assumed() {
    switch (dataset_.se_source()) {
      case SeSource::given:
        return;
      case SeSource::filled:
        return say("se-assumed",
                   "Some standard errors were not given: the root mean square of the others stands "
                   "in for them.");
      case SeSource::unknown:
        return say("se-assumed",
                   "No standard errors were given: they are assumed, from the scatter of the "
                   "rows.");
    }
  }

  void se_needed() {
    if (dataset_.least_chi2() && dataset_.rows() < 3)
      say("se-needed",
          "Without standard errors the laws need three rows at least: there is no average.");
  }

  void not_determined() {
    about_sizes("not-determined",
                "The data do not determine the gain here: it is decided by the bounds of the "
                "score, or by laws that fall to zero right after the smallest size.",
                &Doubts::decided);
  }

  void impossible() {
    about_sizes(
        "impossible",
        "No score allows this gain, or an uncertainty as large as this: the laws go too far here.",
        &Doubts::beyond_score);
  }

  void untested() {
    double all = 0;
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].status == Status::interpolates) all += weight(i);
    if (all < carries) return;
    say("untested",
        "Most of the weight is on a law with as many parameters as there are sizes, so that the "
        "data cannot test it.");
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].status == Status::interpolates && weight(i) >= noticed) about(i);
    without();
  }

  void bounded() {
    about_sizes("bounded",
                "A law would give more, or less, than the score allows, and was held to that.",
                &Doubts::held);
  }

  void one_curve_twice() {
    std::vector<std::string_view> again;
    for (std::size_t i = 0; i < fits_.size(); ++i)
      for (std::size_t j = 0; j < fits_.size(); ++j)
        if (j != i && weight(i) >= noticed &&
            (weight(j) > weight(i) || (weight(j) == weight(i) && j < i)) &&
            alike(fits_[i], fits_[j], dataset_.points())) {
          again.push_back(fits_[i].law);
          break;
        }
    if (again.empty()) return;
    say("one-curve-twice", "Two laws are the same curve on these data, and count twice.");
    said_.back().laws = std::move(again);
    without();
  }

  void unit() {
    const auto points = dataset_.points();
    if (points.front().at.size >= least_billion && points.back().at.size <= most_billions) return;
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].law == "sqrt-log" && weight(i) >= noticed) {
        say("unit",
            "A law depends on the unit of size, billions of parameters, which these sizes do not "
            "seem to have.");
        about(i);
      }
  }

  void far_beyond() {
    about_sizes("far-beyond", "This is more than ten times beyond the data, where they say little.",
                &Doubts::far_off);
  }

  std::vector<Caution> said() && { return std::move(said_); }

 private:
  double weight(std::size_t i) const { return ensemble_.scores[i].weight; }
  /// The best of the laws that were not chosen, where it fits decisively better than all that were.
  std::optional<std::size_t> better_not_chosen() const {
    std::optional<std::size_t> better;
    double chosen = HUGE_VAL, best = HUGE_VAL;
    for (std::size_t i = 0; i < fits_.size(); ++i) {
      const Fit& fit = fits_[i];
      if (!fit.averaged) continue;
      const double value = ensemble_.scores[i].penalty + deviance(fit.chi2, fit.n, fit.least_chi2);
      double& least = fit.chosen ? chosen : best;
      if (!(value < least)) continue;
      least = value;
      if (!fit.chosen) better = i;
    }
    return best < chosen - decisive && chosen < HUGE_VAL ? better : std::nullopt;
  }
  void say(std::string_view code, std::string_view message) {
    said_.push_back({code, message, {}, {}, {}});
  }
  /// Names a law in the last caution.
  void about(std::size_t law) { said_.back().laws.push_back(fits_[law].law); }

  /// A doubt about the sizes that it concerns, if there are any.
  void about_sizes(std::string_view code, std::string_view message,
                   bool (Doubts::*concerns)(std::size_t) const) {
    std::vector<double> sizes;
    for (std::size_t s = 0; s < forecasts_.size(); ++s)
      if ((this->*concerns)(s)) sizes.push_back(forecasts_[s].size);
    if (sizes.empty()) return;
    say(code, message);
    said_.back().sizes = std::move(sizes);
  }

  bool decided(std::size_t s) const { return forecasts_[s].decided >= carries; }

  bool beyond_score(std::size_t s) const {
    const auto& average = forecasts_[s].average;
    const Interval& possible = basis_->possible[s];
    return average && (average->mean != within(possible, average->mean) ||
                       average->sd > (possible.high - possible.low) / 2);
  }

  bool held(std::size_t s) const {
    const Interval bounds = basis_->bounds.of(s);
    for (std::size_t i = 0; i < fits_.size(); ++i) {
      const auto& law = forecasts_[s].laws[i];
      if (law && weight(i) >= noticed && (law->value <= bounds.low || law->value >= bounds.high))
        return true;
    }
    return false;
  }

  bool far_off(std::size_t s) const {
    const auto points = dataset_.points();
    const double size = forecasts_[s].size;
    return size > far * points.back().at.size || size * far < points.front().at.size;
  }

  /// Completes the last caution with the averages without the laws that it names.
  void without() {
    Caution& caution = said_.back();
    for (const ForecastAt& at : forecasts_) {
      double mean = 0, all = 0;
      for (std::size_t i = 0; i < fits_.size(); ++i) {
        const auto& named = caution.laws;
        if (std::find(named.begin(), named.end(), fits_[i].law) != named.end()) continue;
        if (weight(i) == 0 || !at.laws[i]) continue;
        mean += weight(i) * at.laws[i]->value;
        all += weight(i);
      }
      caution.sizes.push_back(at.size);
      caution.instead.push_back(mean / all);
    }
  }

  const Dataset& dataset_;
  std::span<const Fit> fits_;
  Ensemble ensemble_;
  std::span<const ForecastAt> forecasts_;
  const ForecastBasis* basis_;
  std::vector<Caution> said_;
};

}  // namespace

std::vector<Caution> cautions(const Dataset& dataset, std::span<const Fit> fits,
                              Criterion criterion) {
  return cautions({dataset, fits, criterion, {}, {}}, {});
}

std::vector<Caution> cautions(const ForecastBasis& basis, std::span<const ForecastAt> forecasts) {
  Doubts doubts(basis.dataset, basis.fits, basis.criterion, forecasts, &basis);
  doubts.better_law_left_out();
  doubts.lack_of_fit();
  doubts.se_assumed();
  doubts.se_needed();
  doubts.not_determined();
  doubts.impossible();
  doubts.untested();
  doubts.bounded();
  doubts.one_curve_twice();
  doubts.unit();
  doubts.far_beyond();
  return std::move(doubts).said();
}

std::vector<Caution> calibrated_cautions(const Dataset& dataset, std::span<const Fit> fits,
                                         std::span<const double> sizes) {
  std::vector<ForecastAt> at;
  for (const double size : sizes) at.push_back({size, {}, {}, {}});
  Doubts doubts(dataset, fits, Criterion::aic, at, nullptr);
  doubts.lack_of_fit();
  doubts.se_assumed();
  doubts.far_beyond();
  return std::move(doubts).said();
}

}  // namespace gaincast

#include "core/averaging/cautions.hpp"

#include <algorithm>
#include <cmath>

#include "core/averaging/goodness_of_fit.hpp"
#include "core/data/bounds.hpp"

namespace gaincast {
namespace {

constexpr double rejected = 0.01;       // a p below this
constexpr double carries = 0.5;         // a weight that decides the average
constexpr double noticed = 0.01;        // a weight that can be seen in the average
constexpr double far = 10;              // times the largest size
constexpr double least_billion = 1e-3;  // a million parameters
constexpr double most_billions = 3e3;   // no model is larger

/// Whether two fits are the same curve: to a hundredth of an error at all sizes.
bool alike(const Fit& a, const Fit& b, std::span<const Point> points) {
  for (const Point& point : points) {
    const auto one = a.linearise(point.at.size), other = b.linearise(point.at.size);
    if (!one || !other || !(std::abs(one->value - other->value) <= 0.01 * point.se)) return false;
  }
  const auto one = a.predict(far * points.back().at.size),
             other = b.predict(far * points.back().at.size);
  return one && other && std::abs(one->value - other->value) <= 0.01 * std::max(one->sd, other->sd);
}

/// The doubts about one data set, in the order of their gravity.
class Doubts {
 public:
  Doubts(const Dataset& dataset, std::span<const Fit> fits, Criterion criterion,
         std::span<const ForecastAt> forecasts)
      : dataset_(dataset), fits_(fits), ensemble_(weigh(fits, criterion)), forecasts_(forecasts) {}

  void better_law_left_out() {
    if (const auto better = ensemble_.better_left_out) {
      say("better-law-left-out",
          "A law that has no forecast fits decisively better than all that could be averaged, so "
          "there is no averaged forecast.");
      return about(*better);
    }
    if (ensemble_.criterion != Criterion::aicc) return;
    const Ensemble by_aic = weigh(fits_);
    double best = HUGE_VAL;
    for (const Score& score : by_aic.scores)
      if (score.aicc) best = std::min(best, score.aic);
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].averaged && !by_aic.scores[i].aicc && by_aic.scores[i].aic < best - decisive) {
        say("better-law-left-out",
            "AICc leaves out a law that fits decisively better than those that remain. With known "
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

  void untested() {
    double all = 0;
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].status == Status::interpolates) all += weight(i);
    if (all < carries) return;
    say("untested",
        "Most of the weight is on a law with as many parameters as there are sizes: the data "
        "cannot "
        "test it.");
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (fits_[i].status == Status::interpolates && weight(i) >= noticed) about(i);
    without();
  }

  void one_curve_twice() {
    std::vector<bool> again(fits_.size(), false);
    for (std::size_t i = 0; i < fits_.size(); ++i)
      for (std::size_t j = i + 1; j < fits_.size(); ++j)
        if (std::min(weight(i), weight(j)) >= noticed && !again[i] &&
            alike(fits_[i], fits_[j], dataset_.points()))
          again[weight(j) > weight(i) ? i : j] = true;
    if (std::count(again.begin(), again.end(), true) == 0) return;
    say("one-curve-twice", "Two laws are the same curve on these data, and count twice.");
    for (std::size_t i = 0; i < fits_.size(); ++i)
      if (again[i]) about(i);
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
    const auto points = dataset_.points();
    about_sizes("far-beyond", "This is more than ten times beyond the data, where they say little.",
                [&](std::size_t, const ForecastAt& at) {
                  return at.size > far * points.back().at.size ||
                         at.size * far < points.front().at.size;
                });
  }

  /// About the sizes for which `concerns` holds, if there are any.
  template <class Concerns>
  void about_sizes(std::string_view code, std::string_view message, Concerns concerns) {
    Caution caution{code, message, {}, {}, {}};
    for (std::size_t s = 0; s < forecasts_.size(); ++s)
      if (concerns(s, forecasts_[s])) caution.sizes.push_back(forecasts_[s].size);
    if (!caution.sizes.empty()) said_.push_back(std::move(caution));
  }

  double weight(std::size_t i) const { return ensemble_.scores[i].weight; }
  std::vector<Caution> said() && { return std::move(said_); }

 private:
  void say(std::string_view code, std::string_view message) {
    said_.push_back({code, message, {}, {}, {}});
  }
  /// Names a law in the last caution.
  void about(std::size_t law) { said_.back().laws.push_back(fits_[law].law); }

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
  std::vector<Caution> said_;
};

}  // namespace

std::vector<Caution> cautions(const Dataset& dataset, std::span<const Fit> fits,
                              Criterion criterion) {
  Doubts doubts(dataset, fits, criterion, {});
  doubts.better_law_left_out();
  doubts.lack_of_fit();
  doubts.untested();
  doubts.one_curve_twice();
  doubts.unit();
  return std::move(doubts).said();
}

std::vector<Caution> cautions(const ForecastBasis& basis, std::span<const ForecastAt> forecasts) {
  Doubts doubts(basis.dataset, basis.fits, basis.criterion, forecasts);
  doubts.better_law_left_out();
  doubts.lack_of_fit();
  doubts.about_sizes("not-determined",
                     "The data do not determine the gain here: it is decided by the bounds of the "
                     "score, or by laws that fall to zero right after the smallest size.",
                     [](std::size_t, const ForecastAt& at) { return at.decided >= carries; });
  doubts.about_sizes(
      "impossible",
      "No score allows this gain, or an uncertainty as large as this: the laws go too far here.",
      [&](std::size_t s, const ForecastAt& at) {
        const Interval& possible = basis.possible[s];
        return at.average && (at.average->mean != within(possible, at.average->mean) ||
                              at.average->sd > (possible.high - possible.low) / 2);
      });
  doubts.untested();
  doubts.about_sizes("bounded",
                     "A law would give more, or less, than the score allows, and was held to that.",
                     [&](std::size_t s, const ForecastAt& at) {
                       const Interval bounds = basis.bounds.of(s);
                       for (std::size_t i = 0; i < at.laws.size(); ++i)
                         if (at.laws[i] && doubts.weight(i) >= noticed &&
                             (at.laws[i]->value <= bounds.low || at.laws[i]->value >= bounds.high))
                           return true;
                       return false;
                     });
  doubts.one_curve_twice();
  doubts.unit();
  doubts.far_beyond();
  return std::move(doubts).said();
}

std::vector<Caution> calibrated_cautions(const Dataset& dataset, std::span<const Fit> fits,
                                         std::span<const double> sizes) {
  std::vector<ForecastAt> at;
  for (const double size : sizes) at.push_back({size, {}, {}, {}});
  Doubts doubts(dataset, fits, Criterion::aic, at);
  doubts.lack_of_fit();
  doubts.far_beyond();
  return std::move(doubts).said();
}

}  // namespace gaincast

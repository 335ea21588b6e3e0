#include "core/averaging/ensemble_refit.hpp"
#include "core/fitting/fit_laws.hpp"

#include <cmath>
#include <limits>

#include "core/averaging/ensemble.hpp"

namespace gaincast {

EnsembleRefit::EnsembleRefit(const Dataset& dataset, std::span<const Law> laws, Criterion criterion,
                             std::span<const double> sizes)
    : store_(dataset.points()),
      fits_(fit(dataset, laws, store_)),
      rows_(dataset.rows()),
      least_chi2_(dataset.least_chi2()),
      pure_error_(least_chi2_ ? dataset.pure_error() : 0) {
  const Ensemble ensemble = weigh(fits_, criterion);
  criterion_ = ensemble.criterion;
  std::vector<Abscissa> at;
  for (const double size : sizes) at.push_back({size, std::log(size)});
  for (std::size_t l = 0; l < laws.size(); ++l) {
    if (fits_[l].status == Status::not_identified) continue;
    members_.push_back({l, ensemble.scores[l].penalty, laws[l].chosen, laws[l].refit(store_)});
    members_.back().refit.at_sizes(at);
  }
}

void EnsembleRefit::refit(const Resample& resample) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  double lowest = infinity, left_out = infinity;
  for (Member& member : members_) {
    member.last = member.refit.refit(resample);
    const double criterion =
        deviance(member.last.chi2 + pure_error_, rows_, least_chi2_) + member.penalty;
    member.weight = member.last.averaged && member.chosen ? criterion : infinity;
    lowest = std::min(lowest, member.weight);
    if (!member.last.averaged && member.chosen) left_out = std::min(left_out, criterion);
  }
  better_left_out_ = left_out < lowest - decisive;
  weight_ = 0;
  for (Member& member : members_) {
    member.weight = std::isfinite(lowest) ? std::exp(-(member.weight - lowest) / 2) : 0;
    weight_ += member.weight;
  }
}

Draw::Draw(std::span<const Point> points) : gains_(points.size()) {
  for (const Point& point : points) data_.push_back(point.gain / point.se);
}

Resample Draw::operator()(std::uint64_t seed, std::int64_t index) {
  return about({index, data_, 0, 0}, seed, static_cast<std::uint64_t>(index), index);
}

Resample Draw::about(const Resample& other, std::uint64_t seed, std::uint64_t stream,
                     std::int64_t index) {
  NormalStream normal(seed, stream);
  double squares = 0, displacement2 = 0;
  for (std::size_t i = 0; i < data_.size(); ++i) {
    gains_[i] = other.y[i] + normal.next();
    squares += gains_[i] * gains_[i];
    displacement2 += (gains_[i] - data_[i]) * (gains_[i] - data_[i]);
  }
  return {index, gains_, squares, std::sqrt(displacement2)};
}

}  // namespace gaincast

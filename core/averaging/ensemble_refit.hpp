#pragma once

#include <optional>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/law_refit.hpp"
#include "core/fitting/refit_store.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {

/// All laws, refitted and weighed anew for one resample after the other.
class EnsembleRefit {
 public:
  /// One law's place in the catalogue, its refits, and its weight at the last resample (not
  /// normalised; 0 where it takes no part).
  struct Member {
    std::size_t law;
    std::optional<double> penalty;  ///< criterion less chi2; none: no weight
    LawRefit refit;
    Refitted last{};
    double weight = 0;
  };

  /// Laws that the data cannot identify are left out.
  EnsembleRefit(const Dataset& dataset, std::span<const Law> laws, Criterion criterion,
                std::span<const double> sizes);

  /// As in Ensemble: AIC where AICc has no value for any law.
  Criterion criterion() const { return criterion_; }
  std::span<const Fit> fits() const { return fits_; }

  void refit(const Resample& resample);
  std::span<const Member> members() const { return members_; }
  /// The sum of the members' weights; 0 where no law takes part.
  double weight() const { return weight_; }

 private:
  RefitStore store_;
  std::vector<Fit> fits_;
  Criterion criterion_;
  std::vector<Member> members_;
  double weight_ = 0;
};

/// Gains drawn about others: y* = y + z in units of the standard errors, z from the normal stream
/// (seed, index) alone. One at a time, in the same arrays.
class Draw {
 public:
  explicit Draw(std::span<const Point> points);
  /// About the data.
  Resample operator()(std::uint64_t seed, std::int64_t index);
  /// About another resample. index: what refits know it by.
  Resample about(const Resample& other, std::uint64_t seed, std::uint64_t stream,
                 std::int64_t index);

 private:
  std::vector<double> data_;   // y
  std::vector<double> gains_;  // y*
};

}  // namespace gaincast

#pragma once

#include <optional>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/fitting/law_refit.hpp"
#include "core/fitting/refit_store.hpp"
#include "core/numerics/random.hpp"

namespace gaincast {

/// Refits all laws to one resample after the other and weighs them anew each time: what a bootstrap
/// and a validation repeat thousands of times. For one fit of the data themselves use fit() and
/// weigh().
class EnsembleRefit {
 public:
  /// One law and its state after the last resample.
  struct Member {
    std::size_t law;  ///< index among the laws
    double penalty;   ///< criterion − deviance; infinite: the law has no weight
    bool chosen;      ///< as Law::chosen
    LawRefit refit;
    Refitted last{};
    double weight = 0;  ///< not normalised; 0 where the law takes no part
  };

  /// Fits the laws to the data. Those that the data do not identify are left out. sizes: where the
  /// refitted curves' values are wanted.
  EnsembleRefit(const Dataset& dataset, std::span<const Law> laws, Criterion criterion,
                std::span<const double> sizes);

  /// As in Ensemble: AIC where AICc has no value for any law.
  Criterion criterion() const { return criterion_; }
  std::span<const Fit> fits() const { return fits_; }

  void refit(const Resample& resample);
  std::span<const Member> members() const { return members_; }
  /// The sum of the members' weights; 0 where no law takes part.
  double weight() const { return weight_; }
  /// Whether a law that takes no part fits decisively better than all that do: as
  /// Ensemble::better_left_out, for the last resample.
  bool better_left_out() const { return better_left_out_; }

 private:
  RefitStore store_;
  std::vector<Fit> fits_;
  Criterion criterion_;
  int rows_;
  std::optional<double> least_chi2_;
  double pure_error_;  // of the data; 0 where se are known, and it changes no weight
  std::vector<Member> members_;
  double weight_ = 0;
  bool better_left_out_ = false;
};

/// Draws resamples: y* = y + z, y the gains in units of their standard errors, z from one normal
/// stream (core/numerics/random.hpp). A resample refers to arrays of this object, which the next
/// draw overwrites.
class Draw {
 public:
  explicit Draw(std::span<const Point> points);
  /// About the data, z from the stream (seed, index).
  Resample operator()(std::uint64_t seed, std::int64_t index);
  /// About the gains of another resample, z from (seed, stream). index: of the new resample.
  Resample about(const Resample& other, std::uint64_t seed, std::uint64_t stream,
                 std::int64_t index);

 private:
  std::vector<double> data_;   // y
  std::vector<double> gains_;  // y*
};

}  // namespace gaincast

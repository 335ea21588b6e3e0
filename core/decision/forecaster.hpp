#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/averaging/criteria.hpp"
#include "core/averaging/ensemble.hpp"
#include "core/data/caution.hpp"
#include "core/data/preprocessing.hpp"
#include "core/fitting/catalogue.hpp"
#include "core/numerics/interval.hpp"

namespace gaincast {

/// The ways to forecast that a decision can rest on.
enum class DecisionMethod {
  paper,          ///< the average of laws (core/averaging/forecast.hpp)
  calibrated,     ///< a damped trend (core/trend/calibrated.hpp)
  post_training,  ///< learned from post-training (core/trend/post_training.hpp)
};

/// "paper", "calibrated", "post-training".
std::string_view id(DecisionMethod method);
/// The inverse of id(); empty for any other word.
std::optional<DecisionMethod> decision_method_of(std::string_view id);

/// The baseline's score at a size where nothing was trained.
struct KnownBase {
  double size, base;
};

struct ForecasterOptions {
  DecisionMethod method = DecisionMethod::paper;
  Criterion criterion = Criterion::aic;         ///< of the paper's method
  std::span<const Law> laws = standard_laws();  ///< likewise; as choose_laws() makes them
  bool bounded = false;                         ///< as Bounds::decide, for every method
  std::vector<KnownBase> bases = {};            ///< beside those of the rows
};

/// One series of rows and the predictive distribution of its gain at any size, by one of the
/// methods: the distribution that forecasts of that method give intervals and probabilities of.
///
///     const Forecaster forecaster(preprocessed, {.method = DecisionMethod::calibrated});
///     const double sizes[]{14, 70};
///     forecaster.at_least(sizes, 5)[1];   // P(gain at 70B >= 5 pp); empty: no forecast
class Forecaster {
 public:
  /// Fits. rows: must outlive the object, as must the laws of the options.
  Forecaster(const Preprocessed& rows, const ForecasterOptions& options);

  /// The forecast at one size, in the unit of the gains.
  struct At {
    double centre;                    ///< what forecasts show: the mean; post-training's median
    double sd;                        ///< as forecasts show it
    double within;                    ///< of the paper's method: the part of sd within the laws
    double between;                   ///< and between them; 0 with the others
    std::vector<Interval> intervals;  ///< of the predictive distribution, one a level
    std::optional<double> at_least;   ///< the probability of the gain that was asked for
    double repeat = 0;                ///< calibrated: the noise of a further measurement, in sd
    std::optional<double> base = {};  ///< post-training: the base's score, given or forecast
  };
  /// At each size, by one distribution for each; empty where there is no forecast.
  std::vector<std::optional<At>> at(std::span<const double> sizes, std::span<const double> levels,
                                    const std::optional<double>& gain) const;
  /// The probability of this gain or more at each size.
  std::vector<std::optional<double>> at_least(std::span<const double> sizes, double gain) const;
  /// The doubts about the forecasts at these sizes.
  std::vector<Caution> cautions(std::span<const double> sizes) const;

  const Preprocessed& rows() const { return rows_; }
  const ForecasterOptions& options() const { return options_; }
  std::span<const Fit> fits() const { return fits_; }
  const Ensemble& ensemble() const { return ensemble_; }
  /// The bounds that forecasts at these sizes are kept within: one for every size, or none.
  std::vector<Interval> bounds(std::span<const double> sizes) const;

 private:
  std::vector<std::optional<double>> bases_at(std::span<const double> sizes) const;

  const Preprocessed& rows_;
  ForecasterOptions options_;
  std::vector<Fit> fits_;  // of the laws, with every method: they tell whether errors are too small
  Ensemble ensemble_;
};

}  // namespace gaincast

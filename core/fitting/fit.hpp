#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.hpp"

namespace gaincast {

/// How a fit ended. There is no failure: every law gets one of these on every Dataset.
enum class Status {
  converged,       ///< a unique best curve with finite parameters; more sizes than parameters
  at_limit,        ///< chi2 is lowest at a limit of the law: some parameters run away
  interpolates,    ///< as converged, with as many distinct sizes as parameters: nothing tests it
  not_identified,  ///< fewer distinct sizes than parameters, or a rank-deficient Jacobian
};

/// "converged", "at-limit", "interpolates", "not-identified".
std::string_view id(Status status);

/// A law's gain at one size.
struct Prediction {
  double value;  ///< pp
  double sd;     ///< pp; by the delta method from the covariance for known se
};

/// A law's gain at one size, and its gradient by the parameters in coordinates in which those have
/// unit covariance: its length is the standard deviation, and the scalar product of two of them the
/// covariance of the gains at two sizes.
struct Linearised {
  double value;                  ///< pp
  std::vector<double> gradient;  ///< pp
};

/// A parameter; empty where the data do not determine it.
struct Parameter {
  std::string_view name;
  std::optional<double> value;
  std::optional<double> sd;
};

/// The best curve of one law, global over the closure of the law.
struct Fit {
  std::string_view law;  ///< the law's id
  Status status;
  std::string_view limit;    ///< id of the limit where status is at_limit, else empty
  std::string_view message;  ///< the status as a sentence for people

  std::vector<Parameter> parameters;  ///< k of them, in the law's order
  std::vector<double> covariance;     ///< k×k by rows, for known se (not rescaled); empty unless
                                      ///< every parameter is determined
  std::vector<Parameter> determined;  ///< at a limit: what the data still determine

  double chi2;  ///< at a limit, its infimum
  int k;        ///< number of the law's free parameters, at limits too
  int n;        ///< number of rows

  /// Whether the fit may take part in averages: identified, and not without values beyond the data.
  bool averaged;
  /// The gain at a size, with the variance of the limiting curve at a limit (given that limit).
  /// Empty where there is no finite answer. Never an empty function.
  std::function<std::optional<Linearised>(double size)> linearise;
  std::optional<Prediction> predict(double size) const;
};

class RefitStore;
struct Law;

/// Fits every law of the catalogue; results in its order.
std::vector<Fit> fit(const Dataset& dataset);
/// The same for any laws.
std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws);
/// The same with the families of these data, for refits to go on from (core/fitting/law_refit.hpp).
std::vector<Fit> fit(const Dataset& dataset, std::span<const Law> laws, RefitStore& families);

}  // namespace gaincast

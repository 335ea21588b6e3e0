#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gaincast {

struct FittedFamilies;
class LawRefit;
class RefitStore;

/// How the fit of a law ended. There is no failure: every law gets one of these on every Dataset.
enum class Status {
  converged,       ///< a unique best curve with finite parameters; more sizes than parameters
  at_limit,        ///< chi2 is lowest at a limit of the law, where some parameters diverge
  interpolates,    ///< as converged, with as many distinct sizes as parameters: nothing tests it
  not_identified,  ///< fewer distinct sizes than parameters, or a rank-deficient Jacobian
};

/// "converged", "at-limit", "interpolates", "not-identified".
std::string_view id(Status status);

/// A law's gain at one size.
struct Prediction {
  double value;  ///< pp
  double sd;     ///< pp; by the delta method from the covariance
};

/// A law's gain at one size, and its gradient by the parameters in coordinates in which those have
/// unit covariance: its length is the standard deviation, and the scalar product of two of them the
/// covariance of the gains at two sizes.
struct Linearised {
  double value;                  ///< pp
  std::vector<double> gradient;  ///< pp
};

/// A parameter of a law; value and sd are empty where the data do not determine it.
struct Parameter {
  std::string_view name;
  std::optional<double> value;
  std::optional<double> sd;
};

/// The best curve of one law on one data set: the global optimum over the closure of the law.
/// core/fitting/fit_laws.hpp makes them:
///
///     const Dataset dataset = Dataset::parse(rows).value();
///     for (const Fit& each : fit(dataset))
///       if (const auto at70 = each.predict(70)) use(each.law, at70->value, at70->sd);
struct Fit {
  std::string_view law;  ///< the law's id
  Status status;
  std::string_view limit;    ///< id of the limit where status is at_limit, else empty
  std::string_view message;  ///< the status as a sentence for people

  std::vector<Parameter> parameters;  ///< k of them, in the law's order
  std::vector<double> covariance;     ///< k×k by rows, for known se (not rescaled); empty unless
                                      ///< every parameter is determined
  std::vector<Parameter> determined;  ///< at a limit: what the data still determine

  /// At a limit, its infimum. Where se are unknown, the residual sum of squares for se as the rows
  /// have them: pp², all equal, unless gains are shares of the headroom.
  double chi2;
  int k;     ///< number of the law's free parameters, at limits too
  int free;  ///< number of parameters of the curve: at a limit, those of the limit
  int n;     ///< number of rows
  /// As Dataset::least_chi2, in the unit of chi2: empty where se are known. Else standard
  /// deviations and covariances are for the variance chi2/(n − free), or least_chi2/n if that is
  /// more; where n <= k there is none, and the law is left out of averages.
  std::optional<double> least_chi2 = std::nullopt;

  /// Whether the fit may take part in averages: identified, with values beyond the data.
  bool averaged;
  bool chosen = true;  ///< as Law::chosen: false where it is fitted only, and gets no weight
  /// The gain at a size; at a limit the limiting curve's, with the variance of that curve. Empty
  /// where there is no finite answer. Never an empty function.
  std::function<std::optional<Linearised>(double size)> linearise;
  /// The gain and its standard deviation by the delta method at a size; empty where either is not
  /// finite.
  std::optional<Prediction> predict(double size) const;

  double largest_gain = 0;  ///< of the data, without its sign, pp
  /// Standard deviations where the delta method's are not to be believed, with what they need
  /// (core/fitting/profile_sd.hpp). Empty where the law takes no part in averages.
  std::vector<double> (*profile_sd)(const Fit& fit, std::span<const double> sizes) = nullptr;
  std::shared_ptr<FittedFamilies> families = nullptr;
  LawRefit (*refit)(RefitStore&) = nullptr;
};

}  // namespace gaincast

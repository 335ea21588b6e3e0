#pragma once

#include <Eigen/Core>
#include <array>
#include <limits>
#include <optional>

namespace gaincast {

/// The coefficients a of three known curves that fit well enough within their bounds:
///     { a : ‖y − Phi a‖² <= level, lower <= a <= upper },
/// an ellipsoid cut by a box. It finds the best fit in the set and the largest value of a linear
/// function or of a ratio of two. A linear function has its maximum on one of the box's 27 faces
/// (every coordinate free, or at its lower or upper bound), where it is known in closed form: there
/// is neither a search nor sampling.
///
/// Two tolerances: a lies within the bounds where lower − s <= a <= upper + s, s = 1e-9 (upper −
/// lower); a face is left out where its columns nearly coincide, det PhiᵀPhi <= 1e-11 times the
/// product of its diagonal, since smaller faces hold the same values.
class AdmissibleSet {
 public:
  using Vector = Eigen::Vector3d;

  /// Phi: n×3, the curves at n points; y: the n gains; both divided by the standard errors, which
  /// makes them pure numbers. lower, upper: pp. Who asks for no level above `level` gets the same
  /// answers sooner: a face whose least squares exceed it by more than rounding, 1e-9 (1 + level),
  /// is left out with all faces that it holds, since these fit no better. Where all are, chi2() is
  /// infinite.
  AdmissibleSet(const Eigen::Matrix<double, Eigen::Dynamic, 3>& Phi, const Eigen::VectorXd& y,
                const Vector& lower, const Vector& upper,
                double level = std::numeric_limits<double>::infinity());

  /// The least squares within the bounds, and its ‖y − Phi a‖².
  const Vector& best() const { return best_; }
  double chi2() const { return chi2_; }

  /// Where c·a is largest in the set; empty where the set is.
  std::optional<Vector> maximise(const Vector& c, double level) const;
  /// Where part·a / whole·a is largest in the set; empty where whole·a is 0 throughout. Neither
  /// may be negative in the set. Dinkelbach's method (1967): a ratio has its maximum r where the
  /// maximum of part·a − r·whole·a is 0; it ends when r grows by no more than 1e-12.
  std::optional<Vector> maximise_ratio(const Vector& part, const Vector& whole, double level) const;

 private:
  struct Face {
    std::array<int, 3> free;  ///< the coordinates that are not at a bound
    int dimension;            ///< how many they are
    Vector best;  ///< least squares with the others at their bounds; perhaps outside the box
    double chi2;  ///< there
    Eigen::Matrix3d inverse;  ///< of PhiᵀPhi in the free coordinates
  };
  bool inside(const Vector& a) const;

  Vector lower_, upper_, slack_;
  std::array<Face, 27> faces_;
  int count_ = 0;
  Vector best_;
  double chi2_;
};

}  // namespace gaincast

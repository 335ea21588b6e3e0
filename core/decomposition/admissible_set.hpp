#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>

namespace gaincast {

/// The coefficients a of three known columns that fit well enough, within their bounds:
///     { a : ‖y − Phi a‖² <= level, lower <= a <= upper },
/// an ellipsoid cut by a box. A linear function has its maximum on one of the box's 27 faces (every
/// coordinate free, or at either bound), where it is known in closed form: no search, no sampling.
class AdmissibleSet {
 public:
  using Vector = Eigen::Vector3d;

  /// Phi: n×3, y: n, both divided by the standard errors.
  AdmissibleSet(const Eigen::Matrix<double, Eigen::Dynamic, 3>& Phi, const Eigen::VectorXd& y,
                const Vector& lower, const Vector& upper);

  /// The least squares within the bounds.
  const Vector& best() const { return best_; }
  double chi2() const { return chi2_; }

  /// Where c·a is largest among those with chi2 <= level; empty where none has.
  std::optional<Vector> maximise(const Vector& c, double level) const;
  /// Where part·a / whole·a is largest; empty where whole·a is 0 for all. Both are >= 0 throughout.
  /// Dinkelbach's method (1967): a ratio is at its maximum r where part·a − r·whole·a has maximum
  /// 0.
  std::optional<Vector> maximise_ratio(const Vector& part, const Vector& whole, double level) const;

 private:
  struct Face {
    std::array<int, 3> free;  ///< the coordinates that are not at a bound …
    int dimension;            ///< … and how many they are
    Vector best;              ///< least squares on the face's plane, perhaps outside the face
    double chi2;              ///< there
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

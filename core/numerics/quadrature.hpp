#pragma once

#include <array>

/// Rules that replace an integral by a weighted sum: sum of weight · f(x) over the nodes.
namespace gaincast {

/// A node of such a rule, and its weight.
struct QuadratureNode {
  double x, weight;
};

/// Gauss–Legendre with ten nodes: the integral of f from −1 to 1, exact for polynomials up to
/// degree 19. Abramowitz & Stegun (1964), table 25.4, to the digits of a double.
inline constexpr std::array<QuadratureNode, 10> gauss_legendre{{
    {-0.9739065285171717, 0.06667134430868807},
    {-0.8650633666889845, 0.14945134915058036},
    {-0.6794095682990244, 0.219086362515982},
    {-0.4333953941292472, 0.2692667193099965},
    {-0.14887433898163122, 0.295524224714753},
    {0.14887433898163122, 0.295524224714753},
    {0.4333953941292472, 0.2692667193099965},
    {0.6794095682990244, 0.219086362515982},
    {0.8650633666889845, 0.14945134915058036},
    {0.9739065285171717, 0.06667134430868807},
}};

/// Gauss–Hermite with twelve nodes: the mean of f(z) for a standard normal z, exact for polynomials
/// up to degree 23. Abramowitz & Stegun (1964), table 25.10, with x·sqrt(2) and w/sqrt(pi).
inline constexpr std::array<QuadratureNode, 12> gauss_hermite{{
    {-5.500901704467748, 1.4999271676371626e-07},
    {-4.2718258479322815, 4.837184922590645e-05},
    {-3.2237098287700974, 0.0022033806875332005},
    {-2.259464451000799, 0.029116687912364176},
    {-1.3403751971516167, 0.14696704804532998},
    {-0.44440300194413895, 0.32166436151283},
    {0.44440300194413895, 0.32166436151283},
    {1.3403751971516167, 0.14696704804532998},
    {2.259464451000799, 0.029116687912364176},
    {3.2237098287700974, 0.0022033806875332005},
    {4.2718258479322815, 4.837184922590645e-05},
    {5.500901704467748, 1.4999271676371626e-07},
}};

}  // namespace gaincast

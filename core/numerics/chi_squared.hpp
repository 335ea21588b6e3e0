#pragma once

namespace gaincast {

/// The probability that a chi-squared variable with `dof` degrees of freedom is at least x, to
/// 1e-12 relative. x >= 0, dof >= 1. From the recurrence Q(a + 1, y) = Q(a, y) + y^a e^−y / Γ(a +
/// 1) of the incomplete gamma function, a = dof/2, y = x/2 (Abramowitz & Stegun 1964, 26.4.4–5),
/// which begins with e^−y for an even dof and with 2 Phi(−√x) for an odd one. Takes time in
/// proportion to dof.
double chi_squared_tail(double x, int dof);

}  // namespace gaincast

#pragma once

#include "core/search/nonlinear_curve_refit.hpp"
#include "core/search/searched_curve_refit.hpp"
#include "core/search/subspace_curve_refit.hpp"

/// CurveRefit<Curve>, the refits of a family: one class to each kind of family.

#pragma once

#include "core/plane_curve_refit.hpp"
#include "core/searched_curve_refit.hpp"
#include "core/shape_curve_refit.hpp"

/// CurveRefit<Curve>, the refits of a family: one class to each kind of family.

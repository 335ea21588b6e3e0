#pragma once

#include <emscripten/val.h>

/// What decisions JavaScript asks the second module for; described in web/src/engine/contract.ts.
namespace gaincast::decisions {

using emscripten::val;

val required_size(const val& rows, const val& options);
val next_run(const val& rows, const val& options);
/// Rows of two methods.
val compare(const val& a, const val& b, const val& options);
/// A list of rows of 2 to 12 methods.
val rank(const val& methods, const val& options);

/// rows; those measured later; the options. Refuses rows measured later with the field "measured".
val verify(const val& rows, const val& measured, const val& options);

}  // namespace gaincast::decisions

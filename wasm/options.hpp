#pragma once

#include <span>
#include <string>

#include "wasm/marshal.hpp"

/// Reading options that JavaScript gives, and the small values that answers are made of.
namespace gaincast::marshal {

/// A refusal with code "bad-option": "The option <name> <complaint>".
InputError bad_option(const char* name, const std::string& complaint);
/// options[name] as a number; `otherwise` where it is undefined or null; NaN for anything else.
double number(const val& options, const char* name, double otherwise);
/// Neither undefined nor null.
bool given(const val& value);
/// Whether it is a whole number from low to high.
bool whole(double x, double low, double high);
/// options.seed: a whole number up to 2^53 − 1; 1 where it is undefined or null.
Outcome<std::uint64_t> seed_option(const val& options);

val nullable(const std::optional<double>& x);
/// A Float64Array of its own.
val doubles(std::span<const double> values);
/// A plain array.
val plain(std::span<const double> numbers);
val counts(std::span<const std::int64_t> values);

}  // namespace gaincast::marshal

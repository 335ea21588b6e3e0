#pragma once

#include <span>
#include <string>

#include "wasm/marshal.hpp"

/// Single options as JavaScript gives them, and the small values that answers consist of.
namespace gaincast::marshal {

/// A refusal with code "bad-option": "The option <name> <complaint>".
InputError bad_option(const char* name, const std::string& complaint);
/// options[name] as a number; `otherwise` where it is undefined or null; NaN for anything else.
double number(const val& options, const char* name, double otherwise);
/// Whether a value is neither undefined nor null.
bool given(const val& value);
/// Whether x is a whole number from low to high.
bool whole(double x, double low, double high);
/// options.seed: a whole number up to 2^53 − 1; 1 where it is undefined or null.
Outcome<std::uint64_t> seed_option(const val& options);

/// options.levels: at most eight probabilities; 0.95 alone where it is undefined or null.
Outcome<std::vector<double>> levels_option(const val& options);

/// options[name]: true or false; false where it is undefined or null.
Outcome<bool> flag_option(const val& options, const char* name);
/// options.bases: for each size the baseline's score there, percent, or null; none where it is
/// undefined or null.
Outcome<std::vector<std::optional<double>>> bases_option(const val& options, std::size_t sizes,
                                                         double ceiling);

/// A plain array; null in place of what is empty or not finite.
val nullable_list(const std::vector<std::optional<double>>& values);
/// The number; null where it is empty or not finite.
val nullable(const std::optional<double>& x);
/// A Float64Array with a copy of the values.
val doubles(std::span<const double> values);
/// A plain array of numbers.
val plain(std::span<const double> numbers);
/// A plain array of get(item) for every item; null in place of what is empty or not finite.
template <class Items, class Get>
val column(const Items& items, Get get) {
  std::vector<std::optional<double>> values;
  for (const auto& item : items) values.push_back(get(item));
  return nullable_list(values);
}
/// The same of counts.
val counts(std::span<const std::int64_t> values);

}  // namespace gaincast::marshal

#include "wasm/options.hpp"

#include <cmath>
#include <string>

namespace gaincast::marshal {

InputError bad_option(const char* name, const std::string& complaint) {
  return refusal("bad-option", name, ("The option " + std::string(name) + " " + complaint).c_str());
}

double number(const val& options, const char* name, double otherwise) {
  const val value = option(options, name);
  if (value.isUndefined() || value.isNull()) return otherwise;
  return value.isNumber() ? value.as<double>() : std::nan("");
}

bool given(const val& value) {
  return !value.isUndefined() && !value.isNull();
}

bool whole(double x, double low, double high) {
  return x >= low && x <= high && std::floor(x) == x;
}

Outcome<std::vector<double>> levels_option(const val& options) {
  const val given_levels = option(options, "levels");
  if (!given(given_levels)) return std::vector<double>{0.95};
  const std::vector<double> levels = numbers(given_levels);
  if (levels.size() > 8) return bad_option("levels", "must be at most eight.");
  for (const double level : levels)
    if (!(level > 0 && level < 1))
      return bad_option("levels", "must each be greater than 0 and less than 1.");
  return levels;
}

Outcome<bool> flag_option(const val& options, const char* name) {
  const val flag = option(options, name);
  if (given(flag) && !flag.isTrue() && !flag.isFalse())
    return bad_option(name, "must be true or false.");
  return flag.isTrue();
}

Outcome<std::vector<std::optional<double>>> bases_option(const val& options, std::size_t sizes,
                                                         double ceiling) {
  std::vector<std::optional<double>> bases;
  const val list = option(options, "bases");
  if (!given(list)) return bases;
  if (number(list, "length", -1) != static_cast<double>(sizes))
    return bad_option("bases", "must have one score, or null, for every size.");
  for (std::size_t i = 0; i < sizes; ++i) {
    bases.emplace_back();
    const val base = list[i];
    if (!given(base)) continue;
    bases.back() = base.isNumber() ? base.as<double>() : -1;
    if (!(*bases.back() >= 0 && *bases.back() <= ceiling))
      return bad_option("bases", "must each be a score from 0 to the ceiling, or null.");
  }
  return bases;
}

val nullable(const std::optional<double>& x) {
  return x && std::isfinite(*x) ? val(*x) : val::null();
}

val nullable_list(const std::vector<std::optional<double>>& values) {
  std::vector<double> finite;
  for (const auto& x : values)
    if (x && std::isfinite(*x)) finite.push_back(*x);
  if (finite.size() == values.size())
    return val::global("Array").call<val>(
        "from", val(emscripten::typed_memory_view(finite.size(), finite.data())));
  val list = val::array();
  for (const auto& x : values) append(list, nullable(x));
  return list;
}

val doubles(std::span<const double> values) {
  return val::global("Float64Array")
      .new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

val plain(std::span<const double> numbers) {
  val list = val::array();
  for (const double number : numbers) append(list, val(number));
  return list;
}

val counts(std::span<const std::int64_t> values) {
  val result = val::array();
  for (const std::int64_t value : values) append(result, val(static_cast<double>(value)));
  return result;
}

Outcome<std::uint64_t> seed_option(const val& options) {
  constexpr double largest = 9007199254740991;  // 2^53 − 1
  const double seed = number(options, "seed", 1);
  if (!whole(seed, 0, largest))
    return bad_option("seed", "must be a whole number from 0 to 9007199254740991.");
  return static_cast<std::uint64_t>(seed);
}

}  // namespace gaincast::marshal

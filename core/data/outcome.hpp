#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace gaincast {

/// Why an input was refused. A value, not an exception, of the same shape in C++, in JavaScript
/// and on the page.
struct InputError {
  std::string code;        ///< kebab-case, stable for ever: "not-finite", "no-rows", …
  std::optional<int> row;  ///< index from 0 of the offending row; empty: not about one row
  std::optional<std::string> field;  ///< "size", "gain", "se", or an option's name
  std::string message;               ///< a sentence for people; counts rows from 1
};

/// One that is not about a row; field: null where it is about none either. Not inlined: every error
/// that is put together in place takes a hundred bytes.
[[gnu::noinline]] inline InputError refusal(const char* code, const char* field,
                                            const char* message) {
  return {code, {}, field ? std::optional<std::string>(field) : std::nullopt, message};
}

/// Either a value or the reason why there is none.
template <class T>
class Outcome {
 public:
  Outcome(T value) : content_(std::move(value)) {}
  Outcome(InputError error) : content_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(content_); }
  explicit operator bool() const { return ok(); }

  /// The value; only where ok().
  const T& value() const { return *std::get_if<T>(&content_); }
  /// The reason; only where not ok().
  const InputError& error() const { return *std::get_if<InputError>(&content_); }

 private:
  std::variant<T, InputError> content_;
};

}  // namespace gaincast

#pragma once

#include <optional>
#include <string_view>

namespace gaincast {

/// The two ways to forecast.
enum class Method {
  paper,       ///< five laws, averaged by Akaike weights (core/averaging/forecast.hpp)
  calibrated,  ///< a damped trend (core/trend/calibrated.hpp)
};

/// "paper", "calibrated".
std::string_view id(Method method);
/// The inverse of id(); empty for any other word.
std::optional<Method> method_of(std::string_view id);

}  // namespace gaincast

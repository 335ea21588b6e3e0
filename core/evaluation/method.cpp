#include "core/evaluation/method.hpp"

namespace gaincast {

std::string_view id(Method method) {
  switch (method) {
    case Method::paper:
      return "paper";
    case Method::calibrated:
      return "calibrated";
  }
  return {};
}

std::optional<Method> method_of(std::string_view word) {
  for (const Method method : {Method::paper, Method::calibrated})
    if (id(method) == word) return method;
  return std::nullopt;
}

}  // namespace gaincast

#include "core/fitting/law_choice.hpp"

#include <algorithm>

namespace gaincast {

Outcome<std::vector<Law>> choose_laws(std::span<const Law> among,
                                      std::span<const std::string> ids) {
  const auto refusal = [](const char* code) {
    return InputError{
        code, {}, "laws", "The option laws must name one law or more, each once, by its id."};
  };
  if (ids.empty()) return refusal("bad-option");
  std::vector<Law> laws;
  std::size_t found = 0;
  for (Law law : among) {
    const auto times = std::count(ids.begin(), ids.end(), law.id);
    if (times > 1) return refusal("bad-option");
    law.chosen = times > 0;
    found += law.chosen;
    if (law.chosen || law.standard) laws.push_back(law);
  }
  if (found != ids.size()) return refusal("unknown-law");
  return laws;
}

}  // namespace gaincast

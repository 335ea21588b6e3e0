#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/data/outcome.hpp"
#include "core/fitting/law.hpp"

namespace gaincast {

/// The laws that are fitted where these ids are to take part in averages, in the order of `among`
/// (core/fitting/catalogue.hpp): the standard ones, whether or not they are chosen, so that their
/// curves can be shown, and of the others those that are. Law::chosen says which take part; the
/// others get no weight.
///
///     const std::vector<std::string> ids{"logarithmic", "saturating"};
///     const auto laws = choose_laws(catalogue(), ids);
///     if (!laws) return laws.error();
///     fit(dataset, laws.value());   // five fits, of which two are chosen
///
/// Refuses with field "laws" and code
///   bad-option   no id at all, or one twice
///   unknown-law  an id that none of `among` has
Outcome<std::vector<Law>> choose_laws(std::span<const Law> among, std::span<const std::string> ids);

}  // namespace gaincast

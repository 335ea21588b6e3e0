#pragma once

#include "core/decision/required_size.hpp"
#include "wasm/marshal_planning.hpp"

/// The copies of wasm/marshal_planning.hpp for decisions.
namespace gaincast::marshal {

/// options.method, .criterion, .bounded; the laws are those of `laws`, which must outlive the
/// result. Refuses with "unknown-method" and as criterion() and flag_option() do.
Outcome<ForecasterOptions> forecaster_options(const val& options, std::span<const Law> laws);

/// options.gain, .probability, .level, .largest, .cost; refuses as the core does.
Outcome<RequiredSizeOptions> required_size_options(const Preprocessed& rows, const val& options);
/// options.bases: a list of {size, base}, at most 64.
Outcome<std::vector<KnownBase>> known_bases(const val& options, double ceiling);
val required_size(const Forecaster& forecaster, const RequiredSizeOptions& options,
                  const RequiredSize& found);

}  // namespace gaincast::marshal

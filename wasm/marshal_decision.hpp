#pragma once

#include "core/decision/next_run.hpp"
#include "core/decision/ranking.hpp"
#include "core/decision/required_size.hpp"
#include "core/decision/verification.hpp"
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

/// options.sizes, .levels, .paired, .upTo; refuses as parse_targets and levels_option do. Whether
/// they fit the rows is for refuse() to say.
Outcome<ComparisonOptions> comparison_options(const val& options);
/// options.bases, one for each size, as known_bases() gives them.
Outcome<std::vector<KnownBase>> bases_at_sizes(const val& options, std::span<const double> sizes,
                                               double ceiling);
val comparison(std::span<const Forecaster* const> both, const Pairing& pairing,
               const ComparisonOptions& options, const Comparison& found);
val ranking(std::span<const Forecaster* const> methods, const RankingOptions& options,
            std::span<const std::optional<RankingAt>> found);

/// As read_runs(), and options.level, .decision {worth, threshold, cost}; refuses as the core does.
Outcome<NextRunOptions> next_run_options(const val& options);
val next_run(const Forecaster& forecaster, const NextRunOptions& options, const NextRun& found);

/// levels: those that verify() was asked for.
val verification(const Forecaster& forecaster, std::span<const double> levels,
                 const Verification& found);

}  // namespace gaincast::marshal

#include "wasm/marshal_planning.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {

Outcome<LawIntervalsRequest> law_intervals_request(const val& options) {
  constexpr std::size_t most = 32;
  const auto sizes = parse_targets(numbers(option(options, "sizes")));
  if (!sizes) return sizes.error();
  const auto levels = levels_option(options);
  if (!levels) return levels.error();
  if (sizes.value().size() * levels.value().size() > most)
    return bad_option("sizes", "must be at most 32, and times as many levels no more either.");
  return LawIntervalsRequest{sizes.value(), levels.value()};
}

val law_intervals(const LawIntervalsRequest& request, const Dataset& dataset,
                  std::span<const Fit> fits) {
  val laws = val::array();
  for (std::size_t l = 0; l < fits.size(); ++l) {
    val intervals = val::array();
    for (const double level : request.levels) {
      std::vector<std::optional<double>> low, high;
      for (const double size : request.sizes) {
        const auto found = law_interval(dataset, catalogue()[l], fits[l], size, level);
        low.push_back(found ? std::optional(found->low) : std::nullopt);
        high.push_back(found ? std::optional(found->high) : std::nullopt);
      }
      val entry = val::object();
      put(entry, "level", level);
      put(entry, "low", nullable_list(low));
      put(entry, "high", nullable_list(high));
      append(intervals, entry);
    }
    const auto value = [&](double size) -> std::optional<double> {
      const auto at = fits[l].predict(size);
      return at ? std::optional(at->value) : std::nullopt;
    };
    val law = val::object();
    put(law, "law", fits[l].law);
    put(law, "value", column(request.sizes, value));
    put(law, "intervals", intervals);
    append(laws, law);
  }
  val result = val::object();
  put(result, "sizes", plain(request.sizes));
  put(result, "laws", laws);
  return result;
}

}  // namespace gaincast::marshal

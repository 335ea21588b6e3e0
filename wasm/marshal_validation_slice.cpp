#include <algorithm>
#include <cmath>

#include "core/numerics/ascending.hpp"
#include "wasm/marshal_planning.hpp"
#include "wasm/options.hpp"

namespace gaincast::marshal {
namespace {

/// All sums under one generating model in one array: eight for every law and the average, three for
/// the interval.
std::vector<double> array_of_sums(const GeneratingModelErrors& errors) {
  std::vector<double> sums;
  const auto add = [&](const Errors& each) {
    for (const double sum :
         {static_cast<double>(each.forecasts), static_cast<double>(each.missing), each.relative,
          each.relative_squares, static_cast<double>(each.whole_trials), each.relative_of_trials,
          static_cast<double>(each.with_sd), static_cast<double>(each.covered)})
      sums.push_back(sum);
  };
  for (const Errors& law : errors.laws) add(law);
  add(errors.average);
  sums.push_back(static_cast<double>(errors.interval.intervals));
  sums.push_back(static_cast<double>(errors.interval.covered));
  sums.push_back(errors.interval.width);
  return sums;
}

/// Whether these can be sums of errors: no count exceeds the
/// count that it is a part of.
bool plausible(const Errors& errors) {
  return errors.covered <= errors.with_sd && errors.with_sd <= errors.forecasts &&
         errors.whole_trials <= errors.forecasts;
}

/// The inverse of array_of_sums(); empty where the length is wrong, or a sum cannot be one.
std::optional<GeneratingModelErrors> errors_of_sums(std::vector<double> value,
                                                    const std::vector<double>& sums,
                                                    std::size_t laws) {
  if (sums.size() != 8 * (laws + 1) + 3) return std::nullopt;
  for (const double sum : sums)
    if (!(sum >= 0)) return std::nullopt;
  const double* at = sums.data();
  const auto count = [&] { return static_cast<std::int64_t>(std::min(*at++, 1e15)); };
  const auto take = [&] {
    Errors errors;
    errors.forecasts = count();
    errors.missing = count();
    errors.relative = *at++;
    errors.relative_squares = *at++;
    errors.whole_trials = count();
    errors.relative_of_trials = *at++;
    errors.with_sd = count();
    errors.covered = count();
    return errors;
  };
  GeneratingModelErrors errors;
  errors.value = std::move(value);
  for (std::size_t l = 0; l < laws; ++l) errors.laws.push_back(take());
  errors.average = take();
  errors.interval.intervals = count();
  errors.interval.covered = count();
  errors.interval.width = *at;
  const bool possible = std::all_of(errors.laws.begin(), errors.laws.end(), &plausible) &&
                        plausible(errors.average) && std::isfinite(errors.interval.width) &&
                        errors.interval.covered <= errors.interval.intervals;
  return possible ? std::optional(std::move(errors)) : std::nullopt;
}

/// Whether two slices are of one validation, as far as they tell.
bool alike(const ValidationTotal& a, const ValidationTotal& b) {
  if (a.laws != b.laws) return false;
  const auto& models = a.options.generating_models;
  const auto& others = b.options.generating_models;
  bool same = a.options.targets == b.options.targets && a.options.level == b.options.level &&
              a.options.replicates == b.options.replicates && models.size() == others.size();
  for (std::size_t t = 0; same && t < models.size(); ++t)
    same = models[t].law == others[t].law && models[t].parameters == others[t].parameters;
  return same;
}

/// The laws that a slice names, by their own ids; the standard ones where it names none, as slices
/// of earlier versions. Empty where one is unknown.
std::vector<std::string_view> laws_of(const val& slice) {
  std::vector<std::string_view> result;
  const val named = slice["laws"];
  if (!given(named)) {
    for (const LawWords& law : catalogue_words())
      if (law.standard) result.push_back(law.id);
    return result;
  }
  const double length = named.isArray() ? number(named, "length", 0) : 0;
  for (int i = 0; i < static_cast<int>(std::min(length, 100.0)); ++i) {
    const std::string word = named[i].isString() ? named[i].as<std::string>() : "";
    for (const LawWords& law : catalogue_words())
      if (law.id == word) result.push_back(law.id);
    if (result.size() != static_cast<std::size_t>(i) + 1) return {};
  }
  return result;
}

}  // namespace

val validation_slice(const ValidationOptions& options, const ValidationSlice& slice,
                     std::span<const std::string_view> laws) {
  val generating_models = val::array();
  for (std::size_t t = 0; t < slice.generating_models.size(); ++t) {
    val each = law_and_parameters(options.generating_models[t]);
    put(each, "value", doubles(slice.generating_models[t].value));
    put(each, "sums", doubles(array_of_sums(slice.generating_models[t])));
    append(generating_models, each);
  }
  val result = val::object();
  put(result, "first", static_cast<double>(slice.first));
  put(result, "last", static_cast<double>(slice.last));
  val names = val::array();
  for (const std::string_view law : laws) append(names, val(std::string(law)));
  put(result, "laws", names);
  put(result, "targets", doubles(options.targets));
  put(result, "level", options.level);
  put(result, "replicates", static_cast<double>(options.replicates));
  put(result, "truths", generating_models);
  return result;
}

Outcome<ValidationTotal> validation_total(const val& slices) {
  const auto bad = [](const char* why) { return InputError{"bad-slice", {}, "slices", why}; };
  const double length = slices.isArray() ? number(slices, "length", 0) : 0;
  if (!whole(length, 1, max_trials)) return bad("There are no slices to sum up.");
  std::vector<ValidationTotal> parts;
  std::vector<double> firsts;
  for (int i = 0; i < static_cast<int>(length); ++i) {
    const val slice = slices[i];
    if (!given(slice)) return bad("A slice is missing.");
    ValidationTotal part{{}, {}, laws_of(slice)};
    if (part.laws.empty()) return bad("A slice does not say which laws it is about.");
    part.options.targets = numbers(slice["targets"]);
    const auto targets = parse_targets(part.options.targets);
    if (!targets || targets.value().empty()) return bad("A slice has no targets.");
    part.options.level = number(slice, "level", 0.95);
    const double replicates = number(slice, "replicates", 0);
    const double first = number(slice, "first", -1), last = number(slice, "last", -1);
    if (!whole(first, 0, max_trials) || !whole(last, first, max_trials) ||
        !whole(replicates, 0, max_trial_replicates) ||
        !(part.options.level > 0 && part.options.level < 1))
      return bad("A slice does not say which trials it holds.");
    part.options.replicates = static_cast<int>(replicates);
    part.sum.first = static_cast<std::int64_t>(first);
    part.sum.last = static_cast<std::int64_t>(last);
    const val generating_models = slice["truths"];
    const double count = generating_models.isArray() ? number(generating_models, "length", 0) : 0;
    if (!whole(count, 0, static_cast<double>(max_generating_models)))
      return bad("A slice has no list of generating models, or too long a one.");
    for (int t = 0; t < static_cast<int>(count); ++t) {
      const val generating_model = generating_models[t];
      const std::string word =
          generating_model["law"].isString() ? generating_model["law"].as<std::string>() : "";
      const auto ids = generating_laws();
      const auto id = std::find(ids.begin(), ids.end(), word);
      auto errors = errors_of_sums(numbers(generating_model["value"]),
                                   numbers(generating_model["sums"]), part.laws.size());
      if (id == ids.end() || !errors || errors->value.size() != part.options.targets.size())
        return bad(
            "A slice names an unknown law, or its values and sums are not those of a validation.");
      GeneratingModel copy{*id, {}, {}};
      for (const std::string_view name : names_of(*id)) {
        const double parameter =
            number(generating_model["parameters"], std::string(name).c_str(), std::nan(""));
        if (std::isfinite(parameter)) copy.parameters.push_back(parameter);
      }
      part.options.generating_models.push_back(std::move(copy));
      part.sum.generating_models.push_back(std::move(*errors));
    }
    if (!parts.empty() && !alike(parts[0], part))
      return bad("The slices are not of the same validation.");
    firsts.push_back(static_cast<double>(part.sum.first));
    parts.push_back(std::move(part));
  }
  // Added in the order of the trials, so that the sum does not depend on which slice was ready
  // first.
  std::optional<ValidationTotal> total;
  std::int64_t trials = 0;
  for (const std::size_t i : ascending(firsts)) {
    trials += parts[i].sum.last - parts[i].sum.first;
    if (total && parts[i].sum.first < total->sum.last)
      return bad("Two slices hold the same trials.");
    if (total)
      add(total->sum, parts[i].sum);
    else
      total = std::move(parts[i]);
  }
  total->sum.last = total->sum.first + trials;  // gaps hold none
  return *total;
}

}  // namespace gaincast::marshal

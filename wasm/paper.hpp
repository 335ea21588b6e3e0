#pragma once

#include "wasm/marshal.hpp"

/// The paper's method as JavaScript asks for it, with the laws of either module: the first has the
/// standard ones, the second all of them. Each reads its arguments, refuses what is wrong with
/// them, calls the core once and copies the answer out.
namespace gaincast::paper {

using emscripten::val;

val fit(const val& rows, const val& options, std::span<const Law> among);
/// `fitted`: gaincast::fit, or fit_without_profile, which is smaller. With the latter the answer is
/// null where a standard deviation is to be had by profile likelihood alone: the second module has
/// it.
using Fitter = std::vector<Fit> (*)(const Dataset&, std::span<const Law>);
std::vector<Fit> fit_without_profile(const Dataset& dataset, std::span<const Law> laws);
val forecast(const val& rows, const val& options, std::span<const Law> among, Fitter fitted);
/// A slice's answer has its numbers in a row (marshal::summary).
val bootstrap(const val& rows, const val& options, std::span<const Law> among);
val bootstrap_slice(const val& rows, const val& options, std::span<const Law> among);

}  // namespace gaincast::paper

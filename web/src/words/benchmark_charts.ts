/** Puts each benchmark's small chart into words, which is fetched with their table. */
import { manySizes, measured } from '../format/measures';
import type { Analysis, Benchmark } from '../analysis/analysis';
import { centralAt, summaryAt } from '../analysis/query';
import { spanOfSummary, type Span } from '../charts/bars';
import { drawnRows } from '../charts/drawn_rows';
import type { Fit } from '../engine/contract';
import * as format from '../format/figures';
import { METHOD_NAMES } from '../format/method_names';
import { unitName } from '../state/preprocessing';
import { forecastAt, nameInSentence } from './benchmarks';
import { spanOf } from './refit_noise';
import { bandName } from './legend';

const MAX_OBSERVED = 12;

/** The band's interval at one size. */
export function intervalOf({ results }: Benchmark, size: number): Span {
  const none = { low: null, high: null, median: null, mean: null };
  if (!results?.learned) return spanOfSummary(summaryAt(results?.bootstrap ?? null, size));
  const { targets } = results.learned;
  return { ...none, ...centralAt(targets, size, targets.intervals[0]?.level ?? 0) };
}

/** The law with the most weight; null without a fit. */
export function leadingLaw({ results }: Benchmark): Fit | null {
  const [first = null] = [...(results?.fit.fits ?? [])].sort((a, b) => b.weight - a.weight);
  return first && first.weight > 0 ? first : null;
}

/** Why a benchmark has no forecast. */
export function reasonForNoForecast({
  rows,
  results,
  refusal,
  series: selected,
}: Benchmark): string {
  if (results) return 'the average diverges there';
  if (selected === null && rows.fitted.length < 2) return `fewer than two ${manySizes()} in common`;
  if (rows.problems.length > 0 && rows.fitted.length < 2) return 'some cells are incomplete';
  return refusal?.code === 'too-few-sizes' || rows.fitted.length < 2
    ? `fewer than two ${manySizes()}`
    : (refusal?.message ?? 'no forecast');
}

/** Describes a small chart to screen readers. */
export function chartWords(benchmark: Benchmark, { state, mean }: Analysis): string {
  const { results, series: selected } = benchmark;
  const { chosen } = state;
  const unit = unitName(state);
  const drawn = drawnRows(benchmark.rows, state);
  const all = [...drawn.fitted, ...drawn.heldOut];
  const observed = all
    .slice(0, MAX_OBSERVED)
    .map(({ size, gain, se }) => `${format.size(size)} ${format.gainOr(gain, se || null)} ${unit}`);
  const more = all.length > MAX_OBSERVED ? ` and ${all.length - MAX_OBSERVED} more` : '';
  const name = mean ? nameInSentence(selected, mean) : '';
  const said = [
    selected === null && mean
      ? `Mean ${measured.y.name} on ${mean.of.length} benchmarks against ${measured.x.name}`
      : `${format.capital(measured.y.name)} ${state.seriesAre === 'methods' ? 'with' : 'on'} ${name} against ${measured.x.name}`,
  ];
  if (observed.length > 0) said.push(`Observed: ${observed.join(', ')}${more}`);
  const forecast = forecastAt(benchmark, chosen);
  const interval = intervalOf(benchmark, chosen);
  said.push(
    forecast
      ? `${results?.learned ? `${METHOD_NAMES[state.method].choice} forecast` : 'Average of the laws'} at ${format.size(chosen)}: ${format.gainWithSd(forecast.mean, forecast.sd)} ${unit}`
      : `No forecast at ${format.size(chosen)}: ${reasonForNoForecast(benchmark)}`,
  );
  if (forecast && (interval.low !== null || interval.high !== null)) {
    const band = bandName(state);
    said.push(`${band.charAt(0).toUpperCase()}${band.slice(1)}: ${spanOf(interval, unit)}`);
  }
  return `${said.join('. ')}.`;
}

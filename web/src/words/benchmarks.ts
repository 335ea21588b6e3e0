/** Puts several benchmarks into words: each small chart, their mean and what it assumes, the folded line. */
import type { Analysis, Benchmark } from '../analysis/analysis';
import { centralAt, headline, summaryAt } from '../analysis/query';
import { spanOfSummary, type Span } from '../charts/bars';
import type { Fit } from '../engine/contract';
import * as format from '../format/figures';
import { drawnRows } from '../charts/drawn_rows';
import type { Mean } from '../analysis/mean';
import { unitName } from '../state/preprocessing';
import { seriesInSentence, seriesName, type SelectedSeries } from '../state/series';
import { inSentence } from '../state/visible_text';
import { spanOf } from './bootstrap';
import { bandName } from './legend';

const FEW = 4; // names and sizes that a sentence can hold
const MAX_OBSERVED = 12;

/** "GSM8K"; "mean of 3" for the mean. */
export const nameOfSeries = (selected: SelectedSeries, mean: Mean): string =>
  selected === null ? `mean of ${mean.of.length}` : seriesName(selected);

const nameInSentence = (selected: SelectedSeries, mean: Mean): string =>
  inSentence(nameOfSeries(selected, mean));

/** "MATH · " before what is said of one of several benchmarks; nothing where there is only one. */
export function ofSeries(analysis: Pick<Analysis, 'series' | 'mean'> | null): string {
  if (!analysis?.mean) return '';
  const { series: selected, mean } = analysis;
  return selected === null
    ? `Mean of ${mean.of.length} benchmarks · `
    : `${seriesInSentence(selected)} · `;
}

/** "GSM8K, MATH and ARC-C"; of many the first few and how many more. */
const some = (items: readonly string[]): string =>
  items.length <= FEW + 1
    ? format.list(items)
    : `${items.slice(0, FEW).join(', ')} and ${items.length - FEW} more`;

/** What the mean is of, which sizes it leaves out, and what its standard errors assume. */
export function meanSentences({ of, without, leftOut }: Mean): string[] {
  const sizes = some(leftOut.map(format.size));
  const gone =
    leftOut.length === 0 ? '' : ` (${sizes} ${leftOut.length === 1 ? 'is' : 'are'} left out)`;
  const idle =
    without.length === 0
      ? ''
      : ` ${some(without.map(seriesInSentence))} ${without.length === 1 ? 'has' : 'have'} no usable row yet.`;
  return [
    `The mean of ${some(of.map(seriesInSentence))} uses the sizes that all of them have${gone}. ` +
      `Its standard errors assume that errors are independent between benchmarks.${idle}`,
  ];
}

/** The forecast at the chosen size; null where there is none. */
export function forecastAt({ results }: Benchmark, size: number) {
  const targets = results && headline(results).targets;
  const at = targets?.sizes.indexOf(size) ?? -1;
  const mean = targets?.mean[at] ?? null;
  const sd = targets?.sd[at] ?? null;
  return mean === null || sd === null ? null : { mean, sd };
}

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
  if (selected === null && rows.fitted.length < 2) return 'fewer than two sizes in common';
  if (rows.problems.length > 0 && rows.fitted.length < 2) return 'some cells are incomplete';
  return refusal?.code === 'too-few-sizes' || rows.fitted.length < 2
    ? 'fewer than two sizes'
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
      ? `Mean gain on ${mean.of.length} benchmarks against model size`
      : `Gain on ${name} against model size`,
  ];
  if (observed.length > 0) said.push(`Observed: ${observed.join(', ')}${more}`);
  const forecast = forecastAt(benchmark, chosen);
  const interval = intervalOf(benchmark, chosen);
  said.push(
    forecast
      ? `${results?.learned ? 'Calibrated forecast' : 'Average of the laws'} at ${format.size(chosen)}: ${format.gainWithSd(forecast.mean, forecast.sd)} ${unit}`
      : `No forecast at ${format.size(chosen)}: ${reasonForNoForecast(benchmark)}`,
  );
  if (forecast && (interval.low !== null || interval.high !== null)) {
    const band = bandName(state);
    said.push(`${band.charAt(0).toUpperCase()}${band.slice(1)}: ${spanOf(interval, unit)}`);
  }
  return `${said.join('. ')}.`;
}

/** "At 70B: GSM8K +20.2 ± 8.1, MATH +18.4 ± 9.0, mean of 2 +19.3 ± 6.1 pp". */
export function benchmarksSummary({ benchmarks, mean, state }: Analysis): string {
  if (!mean) return '';
  const one = (benchmark: Benchmark) => {
    const forecast = forecastAt(benchmark, state.chosen);
    const name = nameInSentence(benchmark.series, mean);
    return `${name} ${forecast ? format.gainWithSd(forecast.mean, forecast.sd) : '—'}`;
  };
  const series = benchmarks.filter(({ series: selected }) => selected !== null);
  const first = series.slice(0, series.length > FEW + 1 ? FEW : FEW + 1).map(one);
  const more = series.length - first.length;
  const rest = benchmarks.filter(({ series: selected }) => selected === null).map(one);
  const all = [...first, ...(more > 0 ? [`${more} more`] : []), ...rest];
  return `At ${format.size(state.chosen)}: ${all.join(', ')} ${unitName(state)}`;
}

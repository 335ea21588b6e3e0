/** Puts several benchmarks into words: their names, their mean and what it assumes, the folded line. */
import { manySizes } from '../format/measures';
import type { Analysis, Benchmark } from '../analysis/analysis';
import { headline } from '../analysis/query';
import * as format from '../format/figures';
import type { Mean } from '../analysis/mean';
import { unitName } from '../state/preprocessing';
import { seriesInSentence, seriesName, type SelectedSeries } from '../state/series';
import type { State } from '../state/state';
import { inSentence } from '../state/visible_text';

const FEW = 4; // names and sizes that a sentence can hold

/** "Benchmarks" or "Methods". */
export const titleOfSeries = ({ seriesAre }: Pick<State, 'seriesAre'>): string =>
  seriesAre === 'methods' ? 'Methods' : 'Benchmarks';

/** "GSM8K"; "mean of 3" for the mean. */
export const nameOfSeries = (selected: SelectedSeries, mean: Mean): string =>
  selected === null ? `mean of ${mean.of.length}` : seriesName(selected);

export const nameInSentence = (selected: SelectedSeries, mean: Mean): string =>
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
    `The mean of ${some(of.map(seriesInSentence))} uses the ${manySizes()} that all of them have${gone}. ` +
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

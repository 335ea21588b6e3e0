/** The bootstrap in words: its interval, the chance to reach a threshold, and the refits at limits. */
import { intervalAt } from '../analysis/query';
import { widthOf, type IntervalRow } from '../charts/bars';
import type { Bootstrap, Exceedance, Law, Summary } from '../engine/contract';
import type { Progress } from '../engine/run';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';

/** Where resamples would stand, with the calibrated method. */
export const NOT_NEEDED =
  'The calibrated intervals come from the trend itself and need no resamples. Those of the laws ' +
  'belong to the paper’s method.';

/** "+10.3 to +34.4 pp", or that the interval has no end. */
export function spanOf({ low, high }: Pick<Summary, 'low' | 'high'>, unit = 'pp'): string {
  if (low === null && high === null) return 'no finite interval';
  if (low === null) return `no lower end, up to ${format.gain3(high ?? 0)} ${unit}`;
  if (high === null) return `from ${format.gain3(low)} ${unit}, no upper end`;
  return `${format.gainSpan(low, high)} ${unit}`;
}

/** A law's interval in the table, without its unit; a law that is left out has none. */
export const rowSpan = (row: IntervalRow): string =>
  row.median === null && row.mean === null && widthOf(row) === null
    ? 'left out'
    : spanOf(row).replace(/ pp/g, '');

/** The verdict's sentence; null where there is nothing to say. */
export function intervalSentence(bootstrap: Bootstrap, size: number, unit = 'pp'): string | null {
  const interval = intervalAt(bootstrap, size);
  if (!interval) return null;
  const { level, replicates } = bootstrap;
  const share = `${format.coverage(level)} of ${format.count(replicates)} resamples`;
  return `In ${share} the forecast lies from ${spanOf(interval, unit)}.`;
}

export function bootstrapSummary(bootstrap: Bootstrap, size: number, unit = 'pp'): string {
  const summary = bootstrap.average[bootstrap.sizes.indexOf(size)];
  if (!summary) return '';
  return `${format.coverage(bootstrap.level)} of resamples at ${format.size(size)}: ${spanOf(summary, unit)}`;
}

/** As many decimals as make the error's first digit its last. */
function toItsError(value: number, se: number): { value: string; se: string } {
  const decimals = Math.max(2, -Math.floor(Math.log10(Number(se.toPrecision(1)))));
  return { value: value.toFixed(decimals), se: se.toFixed(decimals) };
}

/** Three over their number: what can be said at 95% when none of so many resamples did it. */
function ruleOfThree(replicates: number, above: boolean): string {
  const share = Math.min(1, 3 / replicates);
  const decimals = Math.max(2, Math.ceil(-Math.log10(share)));
  const bound = Math.ceil(share * 10 ** decimals - 1e-6) / 10 ** decimals; // never says too much
  return (above ? 1 - bound : bound).toFixed(decimals);
}

export type Probability = { figure: string; note: string };

/** "0.980 ± 0.004"; never "1.00 ± 0.00", because so many resamples can only say "more than". */
export function probability({ probability: p, se }: Exceedance, replicates: number): Probability {
  const count = format.count(replicates);
  if (p >= 1 || p <= 0) {
    const all = p >= 1;
    return {
      figure: `${all ? '>' : '<'} ${ruleOfThree(replicates, all)}`,
      note:
        `${all ? 'All' : 'None of the'} ${count} resamples reach it; ` +
        `so many can tell no more than that (three in ${count}, at 95%).`,
    };
  }
  const shown = toItsError(p, se);
  return {
    figure: `${shown.value} ± ${shown.se}`,
    note: `± is what the chance of ${count} resamples leaves open, one standard error.`,
  };
}

/** Refits whose optimum is a limit of their law, as a share of all, heaviest first. */
export function limitSentence({ laws, replicates }: Bootstrap, names: readonly Law[]): string {
  const some = laws
    .filter(({ atLimit }) => atLimit > 0)
    .sort((a, b) => b.atLimit - a.atLimit)
    .map(
      ({ law, atLimit }) =>
        `${format.percent(atLimit / replicates)} of the ${lawName(names, law)}’s`,
    );
  if (some.length === 0) return 'No refit lies at a limit of its law.';
  return (
    `Of the refits, ${format.list(some)} lie at a limit of their law. They are kept: ` +
    'leaving them out would shift the interval.'
  );
}

/** "412,000 of 1,000,000, about 3 s left". */
export function progressText({ done, total, secondsLeft }: Progress): string {
  const counts = `${format.count(done)} of ${format.count(total)}`;
  if (secondsLeft === null) return counts;
  if (secondsLeft < 1) return `${counts}, less than 1 s left`;
  if (secondsLeft < 90) return `${counts}, about ${Math.round(secondsLeft)} s left`;
  return `${counts}, about ${Math.round(secondsLeft / 60)} min left`;
}

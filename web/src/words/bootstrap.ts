/** Puts the bootstrap into words: its interval, the probability of a threshold, and the refits at limits. */
import { intervalAt } from '../analysis/query';
import { widthOf, type IntervalRow } from '../charts/bars';
import type { Bootstrap, Exceedance, Law, Summary } from '../engine/contract';
import type { Progress } from '../engine/run';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';

/** Shown in the place of the resamples with the calibrated method. */
export const NOT_NEEDED =
  'The calibrated method computes its intervals from the trend and needs no resamples. Switch to ' +
  'the paper’s method to see intervals from resamples.';

/** "+10.3 to +34.4 pp", or which of its ends the interval lacks. */
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
  const { low, high } = interval;
  const share = `${format.coverage(level)} of ${format.count(replicates)} resamples`;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const [from, to] = [low, high].map((end) => format.gainBeside(end, largest));
  return `In ${share} the forecast lies between ${from ?? ''} and ${to ?? ''} ${unit}.`;
}

export function bootstrapSummary(bootstrap: Bootstrap, size: number, unit = 'pp'): string {
  const summary = bootstrap.average[bootstrap.sizes.indexOf(size)];
  if (!summary) return '';
  return `${format.coverage(bootstrap.level)} of resamples at ${format.size(size)}: ${spanOf(summary, unit)}`;
}

/** Both with as many decimals as show the first digit of the error. */
function toItsError(value: number, se: number): { value: string; se: string } {
  const decimals = Math.max(2, -Math.floor(Math.log10(Number(se.toPrecision(1)))));
  return { value: value.toFixed(decimals), se: se.toFixed(decimals) };
}

/**
 * The rule of three: where none of n independent trials succeeded, the probability of success is below
 * 3/n with 95% confidence. Rounded up, so that the bound still holds.
 */
function ruleOfThree(replicates: number, above: boolean): { bound: string; percent: string } {
  const share = Math.min(1, 3 / replicates);
  const decimals = Math.max(2, Math.ceil(-Math.log10(share)));
  const bound = Math.ceil(share * 10 ** decimals - 1e-6) / 10 ** decimals;
  const shown = above ? 1 - bound : bound;
  return {
    bound: shown.toFixed(decimals),
    percent: `${(100 * shown).toFixed(decimals - 2)}%`,
  };
}

export type Probability = { figure: string; note: string };

/** "0.980 ± 0.004"; where all or none of the resamples reach the threshold, the rule of three. */
export function probability({ probability: p, se }: Exceedance, replicates: number): Probability {
  const count = format.count(replicates);
  if (p >= 1 || p <= 0) {
    const all = p >= 1;
    const { bound, percent } = ruleOfThree(replicates, all);
    return {
      figure: `${all ? '>' : '<'} ${bound}`,
      note:
        `${all ? 'All' : 'None of the'} ${count} resamples reach it, so the probability is ` +
        `${all ? 'above' : 'below'} ${percent} with 95% confidence (the rule of three).`,
    };
  }
  const shown = toItsError(p, se);
  return {
    figure: `${shown.value} ± ${shown.se}`,
    note: `± is the standard error from using ${count} random resamples.`,
  };
}

/** "A gain of +10 pp or more has probability" or, below zero, "A loss of at most 2 pp has probability". */
export const thresholdInWords = (threshold: number, unit: string): string =>
  threshold < 0
    ? `A loss of at most ${format.number3(-threshold)} ${unit} has probability`
    : `A gain of ${format.gain3(threshold)} ${unit} or more has probability`;

/** Refits whose optimum is a limit of their law, as a share of all, heaviest first. */
export function limitSentence({ laws, replicates }: Bootstrap, names: readonly Law[]): string {
  const some = laws
    .filter(({ atLimit }) => atLimit > 0)
    .sort((a, b) => b.atLimit - a.atLimit)
    .map(
      ({ law, atLimit }, index) =>
        `${format.percent(atLimit / replicates)} of the ${lawName(names, law)}’s${index === 0 ? ' refits' : ''}`,
    );
  if (some.length === 0) return 'No refit lies at a limit of its law.';
  const [first = ''] = some;
  const all = format.list(some);
  return (
    `${first.charAt(0).toUpperCase()}${all.slice(1)} lie at a limit of ${some.length === 1 ? 'the law' : 'their law'}. ` +
    'They are kept, because leaving them out would bias the interval.'
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

/**
 * The gain axis of the forecast chart: linear, or logarithmic where the reader wants it and every gain
 * that is drawn as a point or a line is above zero. Bands and error bars may reach below: they end at
 * the chart's lower edge.
 */
import type { Analysis } from '../analysis/analysis';
import { headline, type Results } from '../analysis/query';
import { lawName } from '../format/law_names';
import { isNamed } from '../state/laws';
import { bandRuns } from './band';
import { scaleOver } from './bars';
import { drawnRows } from './drawn_rows';
import { extent, gainRange, gainsToShow, roundSizes, type Range } from './scale';

export type GainAxis = { range: Range; logarithmic: boolean };

const NEEDS = 'A logarithmic axis needs gains above zero';

/** Why the gain axis cannot be logarithmic, as a sentence; null where it can. */
export function whyLinear(analysis: Analysis, results: Results): string | null {
  const { state, laws, rows } = analysis;
  const { fitted, heldOut } = drawnRows(rows, state);
  const observed = [...fitted, ...heldOut];
  if (observed.some(({ gain }) => gain <= 0)) return `${NEEDS}; an observed gain is not.`;
  const [from] = extent(observed.map(({ size }) => size));
  const falls = (sizes: readonly number[], gains: readonly (number | null)[]) =>
    gains.some((gain, at) => gain !== null && gain <= 0 && (sizes[at] ?? 0) >= from);
  const { curve } = headline(results);
  if (falls(curve.sizes, curve.mean)) return `${NEEDS}; the forecast is not.`;
  const { curve: paper, learned } = results;
  if (learned)
    return falls(paper.sizes, paper.mean) ? `${NEEDS}; the paper’s average is not.` : null;
  const low = paper.laws.find(
    ({ law, weight, value }) => isNamed(state, law, weight) && falls(paper.sizes, value),
  );
  return low
    ? `${NEEDS}; the ${lawName(laws, low.law)} is not. Its eye takes it off the chart.`
    : null;
}

const DECADE = 10; // what is drawn may lie this many times below the lowest observed gain
const MARGIN = 1.12;

/** As `gainRange`, in ratios. */
function logarithmicRange(analysis: Analysis, results: Results): Range {
  const { fitted, heldOut } = drawnRows(analysis.rows, analysis.state);
  const [lowest, highest] = extent([...fitted, ...heldOut].map(({ gain }) => gain));
  const wanted = gainsToShow(analysis, results).filter((gain) => gain > 0);
  const [low, high] = extent([...wanted, lowest, highest]);
  return {
    low: Math.max(low, lowest / DECADE) / MARGIN,
    high: Math.min(high, highest * DECADE * DECADE) * MARGIN,
  };
}

export function gainAxis(analysis: Analysis, results: Results): GainAxis {
  const { rows, state } = analysis;
  const drawn = rows.fitted.length + rows.heldOut.length > 0;
  const logarithmic = state.yScale === 'log' && drawn && whyLinear(analysis, results) === null;
  const range = logarithmic ? logarithmicRange(analysis, results) : gainRange(analysis, results);
  return { range, logarithmic };
}

/** Whether a band or an error bar on a logarithmic axis ends at the lower edge because it reaches zero. */
export function reachesZero(analysis: Analysis, results: Results): boolean {
  const { fitted, heldOut } = drawnRows(analysis.rows, analysis.state);
  return (
    [...fitted, ...heldOut].some(({ gain, se }) => gain - se <= 0) ||
    bandRuns(results, analysis.state.band).some((run) => run.some(({ low }) => low <= 0))
  );
}

/** Round gains to write on a logarithmic axis: 1, 2 and 5 times powers of ten, or within one decade more. */
export function gainTicks({ low, high }: Range): number[] {
  const round = roundSizes(low, high);
  if (round.length >= 12) return round.filter((gain) => /^[10.]+(e.*)?$/.test(String(gain)));
  if (round.length >= 3) return round;
  return (scaleOver([low, high])?.ticks ?? []).filter((gain) => gain >= low && gain <= high);
}

/**
 * The gain axis of the forecast chart: linear, or logarithmic where the reader wants it and every gain
 * that is drawn as a point or a line is above zero. Bands and error bars may reach below: they end at
 * the chart's lower edge.
 */
import { gains, measured } from '../format/measures';
import type { Analysis } from '../analysis/analysis';
import { headline, type Results } from '../analysis/query';
import { lawName } from '../format/law_names';
import { isNamed } from '../state/laws';
import { drawnRows } from './drawn_rows';
import { extent, gainRange, gainsToShow, roundSizes, type Range } from './scale';

export type GainAxis = { range: Range; logarithmic: boolean };

function observedOf({ rows, state }: Analysis) {
  const { fitted, heldOut } = drawnRows(rows, state);
  return [...fitted, ...heldOut];
}

/** Why the gain axis cannot be logarithmic, as a sentence; null where it can. */
export function whyLinear(analysis: Analysis, results: Results): string | null {
  const { state, laws } = analysis;
  const observed = observedOf(analysis);
  const [from] = extent(observed.map(({ size }) => size));
  const { curve, learned } = results;
  const forecast = headline(results).curve;
  const lines = [
    { name: `an observed ${measured.y.name}`, sizes: [], value: observed.map(({ gain }) => gain) },
    { name: 'the forecast', sizes: forecast.sizes, value: forecast.mean },
    { name: 'the paper’s average', sizes: curve.sizes, value: learned ? curve.mean : [] },
    ...(learned ? [] : curve.laws)
      .filter(({ law, weight }) => isNamed(state, law, weight))
      .map(({ law, value }) => ({ name: `the ${lawName(laws, law)}`, sizes: curve.sizes, value })),
  ];
  const low = lines.find(({ sizes, value }) =>
    value.some((gain, at) => gain !== null && gain <= 0 && (sizes[at] ?? from) >= from),
  );
  return low ? `A logarithmic axis needs ${gains()} above zero; ${low.name} is not.` : null;
}

/** As `gainRange`, in ratios: up to 10 times below the observed gains, and 100 times above. */
function logarithmicRange(analysis: Analysis, results: Results): Range {
  const [lowest, highest] = extent(observedOf(analysis).map(({ gain }) => gain));
  const [low, high] = extent(gainsToShow(analysis, results).filter((gain) => gain > 0));
  return {
    low: Math.max(Math.min(low, lowest), lowest / 10) / 1.12,
    high: Math.min(Math.max(high, highest), highest * 100) * 1.12,
  };
}

export function gainAxis(analysis: Analysis, results: Results): GainAxis {
  const logarithmic =
    analysis.state.yScale === 'log' &&
    observedOf(analysis).length > 0 &&
    whyLinear(analysis, results) === null;
  return { logarithmic, range: (logarithmic ? logarithmicRange : gainRange)(analysis, results) };
}

/** Round gains to write on a logarithmic axis: 1, 2 and 5 times powers of ten; over many decades, these alone. */
export function gainTicks({ low, high }: Range): number[] {
  const round = roundSizes(low, high);
  return round.length < 12 ? round : round.filter((gain) => Number.isInteger(Math.log10(gain)));
}

/** Two methods about the same rows: what each says at the chosen size, and why they differ. */
import type { Analysis } from '../analysis/analysis';
import { centralAt, VERDICT_LEVEL } from '../analysis/query';
import type { Forecast } from '../engine/contract';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';
import { unitName } from '../state/preprocessing';
import { fadedOver, halfLife } from './calibration';

/** Differences below this share of the larger uncertainty are no news. */
const ALIKE = 0.25;

function valueAt({ sizes, mean, sd }: Forecast, size: number) {
  const at = sizes.indexOf(size);
  const [value = null, spread = null] = [mean[at], sd[at]];
  return value === null || spread === null ? null : { mean: value, sd: spread };
}

function bothSay(analysis: Analysis, paper: Forecast, calibrated: Forecast): string {
  const { chosen } = analysis.state;
  const unit = unitName(analysis.state);
  const [of, other] = [valueAt(paper, chosen), valueAt(calibrated, chosen)];
  const interval = centralAt(calibrated, chosen, VERDICT_LEVEL);
  const said = other
    ? `the calibrated one ${format.gain3(other.mean)} ${unit}` +
      (interval
        ? ` (${format.coverage(VERDICT_LEVEL)}: ${format.gainSpan(interval.low, interval.high)})`
        : '')
    : 'the calibrated one nothing';
  const papers = of
    ? `${format.gainWithSd(of.mean, of.sd)} ${unit}`
    : 'nothing, for a law runs away';
  return `At ${format.size(chosen)} the paper’s method says ${papers}, ${said}.`;
}

/** The law that pulls the average most from the calibrated forecast, and what it says alone. */
function pulling(analysis: Analysis, paper: Forecast, from: number, up: boolean) {
  const at = paper.sizes.indexOf(analysis.state.chosen);
  const pull = ({ weight, value }: Forecast['laws'][number]) =>
    weight * ((value[at] ?? from) - from) * (up ? 1 : -1);
  const [most] = [...paper.laws].sort((a, b) => pull(b) - pull(a));
  const gain = most?.value[at] ?? null;
  if (!most || gain === null || pull(most) <= 0) return null;
  const text =
    `the ${lawName(analysis.laws, most.law)}, with ${format.percent(most.weight)} of the weight, ` +
    `says ${format.gain3(gain)} ${unitName(analysis.state)}`;
  return { gain, text };
}

/** In which way the laws part from a trend that fades: from `now` on they grow, stay, or fall. */
function parting(up: boolean, grows: boolean): [paper: string, calibrated: string] {
  if (up && grows) {
    return [
      'lets a law that fits the sizes measured go on growing beyond them',
      'Real curves have mostly flattened.',
    ];
  }
  if (up)
    return ['stays higher', 'The calibrated method carries the fall at the largest sizes on.'];
  return grows
    ? [
        'gives weight to laws that have stopped growing',
        'The calibrated method lets the trend fade, not end.',
      ]
    : [
        'lets a law that bends down within the sizes measured go on falling beyond them',
        'The calibrated method lets the trend fade.',
      ];
}

function whyTheyDiffer(analysis: Analysis, paper: Forecast, calibrated: Forecast): string {
  const { state, fittedRange } = analysis;
  const [of, other] = [valueAt(paper, state.chosen), valueAt(calibrated, state.chosen)];
  if (!of || !other) return '';
  const apart = of.mean - other.mean;
  if (Math.abs(apart) < ALIKE * Math.max(of.sd, other.sd)) return 'Here they hardly differ.';
  const law = pulling(analysis, paper, other.mean, apart > 0);
  const now = valueAt(calibrated, fittedRange?.largest ?? state.chosen);
  if (!law || !now || !fittedRange || state.chosen <= fittedRange.largest) return '';
  const [papers, ours] = parting(apart > 0, law.gain > now.mean);
  return `The paper’s average ${papers}: ${law.text}. ${ours}`;
}

/** How the calibrated forecast comes about, in figures that add up; '' where it is no extrapolation. */
function whatTheTrendDoes({ fittedRange, state }: Analysis, calibrated: Forecast): string {
  const { trend, most } = calibrated;
  const unit = unitName(state);
  if (!trend || !fittedRange || state.chosen <= fittedRange.largest) return '';
  const [now, then] = [valueAt(calibrated, fittedRange.largest), valueAt(calibrated, state.chosen)];
  if (!now || !then) return '';
  const eFolds = Math.log(state.chosen / fittedRange.largest);
  const kept = trend.slope * eFolds;
  const faded = trend.slope * fadedOver(eFolds);
  const slope =
    `The slope at ${format.size(fittedRange.largest)} is ` +
    `${format.valueWithSd(trend.slope, trend.slopeSd)} ${unit} per e-fold (a factor e of size) and is ` +
    `forecast to fade, to half of itself with every factor of ${halfLife()}`;
  const adds =
    `: over the ${format.number3(eFolds)} e-folds to ${format.size(state.chosen)} it adds ` +
    `${format.number3(faded)} ${unit} rather than ${format.number3(kept)}`;
  const nearBound = most !== null && Math.abs(then.mean - now.mean - faded) > 0.05 * then.sd;
  const start = ` to the ${format.gain3(now.mean)} ${unit} that the trend has reached.`;
  return slope + adds + (nearBound ? ' where no ceiling is near.' : start);
}

/** Generated from the figures, so that it is about these rows and no others. */
export const comparison = (analysis: Analysis, paper: Forecast, calibrated: Forecast): string[] =>
  [
    `${bothSay(analysis, paper, calibrated)} ${whyTheyDiffer(analysis, paper, calibrated)}`.trim(),
    whatTheTrendDoes(analysis, calibrated),
  ].filter((text) => text !== '');

/** Where the sd at the chosen size comes from, in pp; their squares add up where no ceiling is near. */
export function sources(calibrated: Forecast, size: number) {
  const at = calibrated.sizes.indexOf(size);
  const { trend } = calibrated;
  if (!trend || at < 0) return [];
  return [
    { name: 'the trend’s course: what the rows leave open of it', sd: trend.course[at] ?? 0 },
    { name: 'turns: that curves may take another course beyond the data', sd: trend.turn[at] ?? 0 },
    { name: 'the noise of a further measurement', sd: trend.measurement[at] ?? 0 },
  ];
}

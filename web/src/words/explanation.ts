/** Compares both methods on the same rows: what each forecasts at the chosen size, and why they differ. */
import { gains, measured, manySizes } from '../format/measures';
import type { Analysis } from '../analysis/analysis';
import { centralAt } from '../analysis/query';
import type { Forecast } from '../engine/contract';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';
import { unitName } from '../state/preprocessing';
import { fadedOver, halfLife } from './record/calibration';
import { slopeInWords } from './calibrated_verdict';
import { otherLaws } from './fit/taking_part';

/** Differences below this share of the larger uncertainty are called small. */
const ALIKE = 0.25;

function valueAt({ sizes, mean, sd }: Forecast, size: number) {
  const at = sizes.indexOf(size);
  const [value = null, spread = null] = [mean[at], sd[at]];
  return value === null || spread === null ? null : { mean: value, sd: spread };
}

function bothSay(analysis: Analysis, paper: Forecast, calibrated: Forecast): string {
  const { chosen, level } = analysis.state;
  const unit = unitName(analysis.state);
  const [of, other] = [valueAt(paper, chosen), valueAt(calibrated, chosen)];
  const interval = centralAt(calibrated, chosen, level);
  const said = other
    ? `the calibrated method ${format.gain3(other.mean)} ${unit}` +
      (interval
        ? ` (${format.coverage(level)} interval: ${format.gainSpan(interval.low, interval.high)})`
        : '')
    : 'the calibrated method has no forecast';
  const papers = of
    ? `forecasts ${format.gainWithSd(of.mean, of.sd)} ${unit} and`
    : `has no forecast, because a law diverges;`;
  return `At ${format.size(chosen)}, the paper’s method${otherLaws(analysis)} ${papers} ${said}.`;
}

/** The law that pulls the average furthest from the calibrated forecast, and its own forecast. */
function pulling(analysis: Analysis, paper: Forecast, from: number, up: boolean) {
  const at = paper.sizes.indexOf(analysis.state.chosen);
  const pull = ({ weight, value }: Forecast['laws'][number]) =>
    weight * ((value[at] ?? from) - from) * (up ? 1 : -1);
  const [most] = [...paper.laws].sort((a, b) => pull(b) - pull(a));
  const gain = most?.value[at] ?? null;
  if (!most || gain === null || pull(most) <= 0) return null;
  const text =
    `the ${lawName(analysis.laws, most.law)}, with ${format.percent(most.weight)} of the weight, ` +
    `forecasts ${format.gain3(gain)} ${unitName(analysis.state)}`;
  return { gain, text };
}

/**
 * How the laws differ from a trend that fades. `up`: the paper's forecast is the higher one; `grows`:
 * the law that pulls it forecasts more than the trend has reached.
 */
function parting(up: boolean, grows: boolean): [paper: string, calibrated: string] {
  if (up && grows) {
    return [
      `includes laws that keep growing beyond the measured ${manySizes()}`,
      'Most real curves have flattened.',
    ];
  }
  if (up)
    return [
      'stays higher',
      `The calibrated method continues the fall at the largest ${manySizes()}.`,
    ];
  return grows
    ? [
        'gives weight to laws that level off',
        'The calibrated method lets the trend fade gradually.',
      ]
    : [
        `gives weight to laws that do not grow beyond the measured ${manySizes()}`,
        'The calibrated method lets the trend fade gradually.',
      ];
}

function whyTheyDiffer(analysis: Analysis, paper: Forecast, calibrated: Forecast): string {
  const { state, fittedRange } = analysis;
  const [of, other] = [valueAt(paper, state.chosen), valueAt(calibrated, state.chosen)];
  if (!of || !other) return '';
  const apart = of.mean - other.mean;
  if (Math.abs(apart) < ALIKE * Math.max(of.sd, other.sd))
    return 'The two methods hardly differ here.';
  const law = pulling(analysis, paper, other.mean, apart > 0);
  const now = valueAt(calibrated, fittedRange?.largest ?? state.chosen);
  if (!law || !now || !fittedRange || state.chosen <= fittedRange.largest) return '';
  const [papers, ours] = parting(apart > 0, law.gain > now.mean);
  return `The paper’s average ${papers}: ${law.text}. ${ours}`;
}

/** How the calibrated forecast follows from the trend, in figures that add up; '' within the data. */
function whatTheTrendDoes({ fittedRange, state }: Analysis, calibrated: Forecast): string {
  const { trend, most } = calibrated;
  const unit = unitName(state);
  if (!trend || !fittedRange || state.chosen <= fittedRange.largest) return '';
  const [now, then] = [valueAt(calibrated, fittedRange.largest), valueAt(calibrated, state.chosen)];
  if (!now || !then) return '';
  const eFolds = Math.log(state.chosen / fittedRange.largest);
  const kept = trend.slope * eFolds;
  const faded = trend.slope * fadedOver(eFolds);
  const [largest, chosen] = [format.size(fittedRange.largest), format.size(state.chosen)];
  const falls = faded < 0;
  const nearBound = most !== null && Math.abs(then.mean - now.mean - faded) > 0.05 * then.sd;
  const amounts = `${format.number3(Math.abs(faded))} ${unit} instead of ${format.number3(Math.abs(kept))} ${unit}`;
  const reached = `the ${format.gain3(now.mean)} ${unit} that the trend has reached at ${largest}`;
  return (
    `At ${largest}, ${gains()} ${slopeInWords(trend.slope, trend.slopeSd, unit)}. The calibrated method ` +
    `lets this slope fade by half with every ${halfLife()}-fold increase in ${measured.x.head}, so that ` +
    `${format.number3(eFolds / Math.LN2)} doublings, up to ${chosen}, ` +
    (nearBound
      ? `would ${falls ? 'take away' : 'add'} ${amounts} if no ceiling were near.`
      : `${falls ? 'take' : 'add'} ${amounts} ${falls ? 'from' : 'to'} ${reached}.`)
  );
}

/** The comparison as sentences, generated from the figures of these rows. */
export const comparison = (analysis: Analysis, paper: Forecast, calibrated: Forecast): string[] =>
  [
    `${bothSay(analysis, paper, calibrated)} ${whyTheyDiffer(analysis, paper, calibrated)}`.trim(),
    whatTheTrendDoes(analysis, calibrated),
  ].filter((text) => text !== '');

/** The parts of the sd at the chosen size, in pp; their squares add up where no ceiling is near. */
export function sources(calibrated: Forecast, size: number) {
  const at = calibrated.sizes.indexOf(size);
  const { trend } = calibrated;
  if (!trend || at < 0) return [];
  return [
    { name: 'the trend: what the rows do not determine', sd: trend.course[at] ?? 0 },
    {
      name: 'regime changes: the curve may change course beyond the data',
      sd: trend.turn[at] ?? 0,
    },
    { name: 'the noise of a further measurement', sd: trend.measurement[at] ?? 0 },
  ];
}

/**
 * The answer in words: the forecast at the chosen size, which laws carry it, and, one calm sentence
 * each, what the data cannot tell. Pure text, so that every sentence can be tested.
 */
import type { Analysis } from '../analysis/analysis';
import type { Lines, Results } from '../analysis/query';
import { timesBeyond } from '../charts/beyond';
import type { Fit, LawId } from '../engine/contract';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';
import { unitName } from '../state/preprocessing';
import { seriesName } from '../state/series';
import { meanSentences } from './benchmarks';
import { meanAndSpread, restsOn } from './calibrated_verdict';

export type Verdict = {
  /** "At 70B" and "+19.6 ± 11.3 pp"; `value` is null when there is no forecast, and `lead` says why. */
  lead: string;
  value: string | null;
  /** What stands beside the value: "90% between +5.4 and +17.7 pp"; null where it says all. */
  spread: string | null;
  carriedBy: string | null;
  cautions: readonly string[];
};

const CARRIES = 0.1; // a law with at least a tenth of the weight is named

const many = (items: readonly unknown[], one: string, more: string) =>
  items.length === 1 ? one : more;

function names(analysis: Analysis, laws: readonly LawId[]): string {
  return format.list(laws.map((law) => `the ${lawName(analysis.laws, law)}`));
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function carriedBy(analysis: Analysis, results: Results, at: number): string {
  const weighted = results.targets.laws
    .filter(({ weight }) => weight >= CARRIES)
    .sort((a, b) => b.weight - a.weight);
  const named = weighted.map(
    ({ law, weight }) => `the ${lawName(analysis.laws, law)} (${format.percent(weight)})`,
  );
  const carry = `${sentence(format.list(named))} ${many(weighted, 'carries', 'carry')} this forecast.`;
  return [carry, disagreement(analysis, results, at)].filter((text) => text !== '').join(' ');
}

/** How far apart the laws are that have a say (at least 1% of the weight), and what that costs. */
function disagreement(analysis: Analysis, { targets }: Results, at: number): string {
  const alone = targets.laws
    .filter(({ weight }) => weight >= 0.01)
    .flatMap(({ law, value }) => {
      const gain = value[at] ?? null;
      return gain === null ? [] : [{ law, gain }];
    })
    .sort((a, b) => a.gain - b.gain);
  const [lowest] = alone;
  const highest = alone.at(-1);
  if (!lowest || !highest || lowest === highest) return '';
  const say = (end: { law: LawId; gain: number }) =>
    `${format.gain3(end.gain)} ${unitName(analysis.state)} (${lawName(analysis.laws, end.law)})`;
  const between = targets.between[at] ?? null;
  const sd = targets.sd[at] ?? null;
  const share = between === null || sd === null || sd === 0 ? null : (between / sd) ** 2;
  const cost =
    share === null
      ? ''
      : ` Not knowing which law is right makes ${format.percent(share)} of the variance.`;
  return `Taken alone, the laws say anything from ${say(lowest)} to ${say(highest)}.${cost}`;
}

function beyondSentence(analysis: Analysis): string[] {
  const beyond = timesBeyond(analysis);
  const { fittedRange, state } = analysis;
  if (!beyond || !fittedRange) return [];
  const edge = beyond.side === 'above' ? fittedRange.largest : fittedRange.smallest;
  const extreme = beyond.side === 'above' ? 'the largest' : 'the smallest';
  const times =
    beyond.side === 'above'
      ? `${format.factor(beyond.times)} times ${extreme} size fitted (${format.size(edge)})`
      : `${format.factor(beyond.times)} times below ${extreme} size fitted (${format.size(edge)})`;
  return [
    `${format.size(state.chosen)} is ${times}: nothing in the fit tests a law out there. ` +
      `One run nearer to ${format.size(state.chosen)} would.`,
  ];
}

const LIMITS: Record<string, string> = {
  'straight-line': 'a straight line',
  constant: 'a constant',
  'power-law': 'a power law',
  step: 'a step',
  'largest-size-only': 'a curve that touches only the largest size',
  'smallest-size-only': 'a curve that touches only the smallest size',
};

function statusSentences(analysis: Analysis, { fit }: Results): string[] {
  const having = (status: Fit['status']) => fit.fits.filter((one) => one.status === status);
  const ids = (fits: readonly Fit[]) => fits.map((one) => one.law);
  const limits = having('at-limit').filter((one) => one.weight >= 0.01);
  const through = having('interpolates');
  const left = having('not-identified');
  const sentences: string[] = [];
  if (limits.length > 0) {
    const becomes = limits.map(
      ({ law, limit }) =>
        `the best ${lawName(analysis.laws, law)} is ${LIMITS[limit ?? ''] ?? 'at a limit'}`,
    );
    const it = many(limits, 'it', 'them');
    sentences.push(
      `${sentence(format.list(becomes))}: the data do not determine ${it} any further.`,
    );
  }
  if (through.length > 0) {
    const verb = many(through, 'passes', 'pass');
    const it = many(through, 'it', 'them');
    sentences.push(
      `${sentence(names(analysis, ids(through)))} ${verb} through every size exactly ` +
        `(${fit.distinctSizes} sizes, as many parameters), so nothing tests ${it}.`,
    );
  }
  if (left.length > 0) {
    const verb = many(left, 'is', 'are');
    const it = many(left, 'it', 'them');
    sentences.push(
      `${sentence(names(analysis, ids(left)))} ${verb} left out: these data cannot determine ${it}.`,
    );
  }
  return sentences;
}

/** What a criterion could not do: AICc has no value when rows ≤ parameters + 1. */
export function criterionSentences(analysis: Analysis, { fit }: Results): string[] {
  if (analysis.state.criterion !== 'aicc') return [];
  const rows = `${fit.rows} ${fit.rows === 1 ? 'row' : 'rows'}`;
  if (fit.criterion === 'aic') {
    return [`AICc has no value for any law with ${rows}, so AIC is used instead.`];
  }
  const without = fit.fits.filter((one) => one.aicc === null && one.status !== 'not-identified');
  if (without.length === 0) return [];
  const verb = many(without, 'is', 'are');
  const laws = names(
    analysis,
    without.map((one) => one.law),
  );
  return [`AICc has no value for ${laws} with ${rows}, so ${laws} ${verb} left out.`];
}

function runaway(analysis: Analysis, { targets }: Results, at: number): string {
  const laws = targets.laws
    .filter(({ weight, value }) => weight > 0 && (value[at] ?? null) === null)
    .map(({ law }) => law);
  const size = format.size(analysis.state.chosen);
  const { criterion } = targets;
  const who = laws.length > 0 ? names(analysis, laws) : 'one of the laws';
  return (
    `No average at ${size}: ${who} ${many(laws, 'runs', 'run')} away there and still ` +
    `${many(laws, 'has', 'have')} weight by ${criterion === 'aicc' ? 'AICc' : (criterion ?? 'aic').toUpperCase()}.`
  );
}

const without = (lead: string, cautions: readonly string[] = []): Verdict => ({
  lead,
  value: null,
  spread: null,
  carriedBy: null,
  cautions,
});

function nothingToFit(analysis: Analysis): Verdict {
  const { fitted, heldOut, problems } = analysis.rows;
  const ofMean = analysis.mean !== null && analysis.series === null;
  if (ofMean && fitted.length < 2 && (fitted.length > 0 || heldOut.length === 0)) {
    return without(
      'The benchmarks have fewer than two sizes in common, so there is no forecast of their mean. ' +
        'Choose one of them, or complete their rows.',
    );
  }
  if (fitted.length < 2 && problems.length > 0) {
    return without('Complete the marked cells to see a forecast.');
  }
  if (fitted.length === 0 && heldOut.length > 0) {
    return without('Every row is held out. Put at least two sizes back into the fit.');
  }
  if (analysis.refusal?.code === 'too-few-sizes' || fitted.length < 2) {
    return without('Enter gains at two or more model sizes to see a forecast.');
  }
  return without(analysis.refusal?.message ?? 'There is no forecast for these rows.');
}

/** "At 70B", or with several benchmarks "On MATH at 70B". */
function leadOf({ state, mean, series: selected }: Analysis): string {
  const size = format.size(state.chosen);
  if (!mean) return `At ${size}`;
  return selected === null
    ? `On average over ${mean.of.length} benchmarks at ${size}`
    : `On ${seriesName(selected)} at ${size}`;
}

/** "At 70B, expect a gain of +19.6 ± 11.3 pp", in one line. */
export function verdictLine(analysis: Analysis): string {
  const { lead, value, spread } = verdict(analysis);
  if (value === null) return lead;
  return `${lead}, expect a gain of ${value}${spread === null ? '' : `, ${spread}`}`;
}

function calibratedVerdict(analysis: Analysis, { targets }: Lines): Verdict {
  const { state, mean: ofAll, series: selected } = analysis;
  const mean = targets.mean[targets.sizes.indexOf(state.chosen)] ?? null;
  const cautions = ofAll && selected === null ? meanSentences(ofAll) : [];
  if (mean === null) {
    return without(`There is no calibrated forecast at ${format.size(state.chosen)}.`, cautions);
  }
  return {
    lead: leadOf(analysis),
    ...meanAndSpread(targets, state.chosen, mean, unitName(state)),
    carriedBy: restsOn(analysis, targets),
    cautions,
  };
}

export function verdict(analysis: Analysis): Verdict {
  const { results, state } = analysis;
  if (!results) return nothingToFit(analysis);
  if (results.calibrated) return calibratedVerdict(analysis, results.calibrated);
  const at = results.targets.sizes.indexOf(state.chosen);
  const mean = results.targets.mean[at] ?? null;
  const sd = results.targets.sd[at] ?? null;
  const cautions = [
    ...beyondSentence(analysis),
    ...(analysis.mean && analysis.series === null ? meanSentences(analysis.mean) : []),
    ...criterionSentences(analysis, results),
    ...statusSentences(analysis, results),
  ];
  if (mean === null || sd === null) return without(runaway(analysis, results, at), cautions);
  return {
    lead: leadOf(analysis),
    value: `${format.gainWithSd(mean, sd)} ${unitName(state)}`,
    spread: null,
    carriedBy: carriedBy(analysis, results, at),
    cautions,
  };
}

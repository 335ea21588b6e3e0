/**
 * Puts the answer into words: the forecast at the chosen size, the laws that it rests on, and one
 * sentence for each thing that the data cannot tell. Pure text, so that every sentence can be tested.
 */
import { gains, measured, manySizes } from '../format/measures';
import type { Analysis } from '../analysis/analysis';
import { headline, type Lines, type Results } from '../analysis/query';
import { timesBeyond } from '../charts/beyond';
import type { Fit } from '../engine/contract';
import * as format from '../format/figures';
import { lawName } from '../format/law_names';
import { takingPart } from '../state/laws';
import { unitName } from '../state/preprocessing';
import { seriesInSentence } from '../state/series';
import { meanSentences } from './benchmarks';
import { meanAndSpread, restsOn } from './calibrated_verdict';
import { cautionWords } from './cautions';
import { learnedFrom } from './learned_verdict';
import { CRITERION_NAMES, criterionSentences, many, names } from './fit/criterion';
import { otherLaws } from './fit/taking_part';
import { expectation, type Expectation } from './gain_or_loss';

export type Verdict = {
  /** "At 70B" and "+19.6 ± 11.3 pp"; `value` is null when there is no forecast, and `lead` says why. */
  lead: string;
  value: string | null;
  /** The value in the sentence, where a loss has no sign: "a gain of" "+19.6 …", "a loss of" "1.78 …". */
  expects: Expectation;
  /** The interval beside the value: "95% between +4.2 and +19.2 pp"; null where there is none. */
  spread: string | null;
  carriedBy: string | null;
  /** Whether standard errors that the number rests on were not given, which a badge beside it says. */
  assumed: boolean;
  /** What undoes the number, the gravest first: it stands above the number. */
  grave: readonly string[];
  cautions: readonly string[];
};

/** The badge beside a number that rests on standard errors which were not given. */
export const ASSUMED = 'standard errors assumed';

const NAMED = 0.1; // a law with at least a tenth of the weight is named

function carriedBy(analysis: Analysis, results: Results, at: number): string {
  const weighted = results.targets.laws
    .filter(({ weight }) => weight >= NAMED)
    .sort((a, b) => b.weight - a.weight);
  const named = weighted.map(
    ({ law, weight }, index) =>
      `the ${lawName(analysis.laws, law)} (${format.percent(weight)}${index === 0 ? ' of the weight' : ''})`,
  );
  const basis = `This forecast rests on ${format.list(named)}.`;
  return [basis, disagreement(analysis, results, at)].filter((text) => text !== '').join(' ');
}

/** How far apart the laws with at least 1% of the weight are, and how much variance that causes. */
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
  const unit = unitName(analysis.state);
  const [low, high] = [format.gain3(lowest.gain), format.gain3(highest.gain)];
  const spread =
    low === high
      ? `Individually, the laws all forecast ${low} ${unit}.`
      : `Individually, the laws forecast between ${low} ${unit} (${lawName(analysis.laws, lowest.law)}) ` +
        `and ${high} ${unit} (${lawName(analysis.laws, highest.law)}).`;
  const between = targets.between[at] ?? null;
  const sd = targets.sd[at] ?? null;
  const share = between === null || sd === null || sd === 0 ? null : (between / sd) ** 2;
  if (share === null) return spread;
  return `${spread} Disagreement between the laws accounts for ${format.percent(share)} of the variance.`;
}

function beyondSentence(analysis: Analysis): string[] {
  const beyond = timesBeyond(analysis);
  const { fittedRange, state } = analysis;
  if (!beyond || !fittedRange) return [];
  const size = `${analysis.rows.heldOut.length > 0 ? 'fitted ' : ''}${measured.x.size}`;
  const times = Number(beyond.times.toPrecision(3));
  const where =
    beyond.side === 'above'
      ? `${times >= 1000 ? format.count(times) : format.factor(times)} times your largest ${size} ` +
        `(${format.size(fittedRange.largest)})`
      : `below your smallest ${size} (${format.size(fittedRange.smallest)})`;
  const chosen = format.size(state.chosen);
  return [
    `${chosen} is ${where}, and your data cannot show which law holds there. ` +
      `A run nearer to ${chosen} would.`,
  ];
}

const LIMITS: Record<string, string> = {
  'straight-line': 'a straight line',
  constant: 'a constant',
  'power-law': 'a power law',
  step: 'a step',
  'largest-size-only': 'a curve that fits the largest size alone',
  'smallest-size-only': 'a curve that fits the smallest size alone',
  logarithm: 'a logarithm',
  'constant-beyond-smallest': 'a constant beyond the smallest size',
};

function statusSentences(analysis: Analysis, { fit }: Results): string[] {
  const taking = takingPart(analysis.state, analysis.laws);
  const having = (status: Fit['status']) =>
    fit.fits.filter((one) => one.status === status && taking.includes(one.law));
  const ids = (fits: readonly Fit[]) => fits.map((one) => one.law);
  const limits = having('at-limit').filter((one) => one.weight >= 0.01);
  const through = having('interpolates');
  const left = having('not-identified');
  const sentences: string[] = [];
  if (limits.length > 0) {
    const becomes = limits.map(
      ({ law, limit }, index) =>
        `the ${lawName(analysis.laws, law)} ${index === 0 ? 'fits best ' : ''}as ` +
        (LIMITS[limit ?? ''] ?? 'one of its limits'),
    );
    const curve = many(limits, 'that curve', 'those curves');
    const its = many(limits, 'the law’s', 'the laws’');
    sentences.push(
      `${format.capital(format.list(becomes))}: the data determine ${curve}, but not ${its} other parameters.`,
    );
  }
  if (through.length > 0) {
    const verb = many(through, 'has', 'have');
    const it = many(through, 'it', 'them');
    sentences.push(
      `${format.capital(names(analysis, ids(through)))} ${verb} as many parameters as there are ${manySizes()} ` +
        `(${fit.distinctSizes}), so these data cannot test ${it}. A further ${measured.x.size} would.`,
    );
  }
  if (left.length > 0) {
    const verb = many(left, 'is', 'are');
    const its = many(left, 'its', 'their');
    sentences.push(
      `${format.capital(names(analysis, ids(left)))} ${verb} left out, because these data cannot ` +
        `determine ${its} parameters.`,
    );
  }
  return sentences;
}

function diverging(analysis: Analysis, { targets }: Results, at: number): string {
  const laws = targets.laws
    .filter(({ weight, value }) => weight > 0 && (value[at] ?? null) === null)
    .map(({ law }) => law);
  const size = format.size(analysis.state.chosen);
  const { criterion } = targets;
  if (targets.laws.length > 0 && targets.laws.every(({ weight }) => weight === 0)) {
    return `There is no average at ${size}: these data can weight none of the laws in it.`;
  }
  const who = laws.length > 0 ? names(analysis, laws) : 'one of the laws';
  return (
    `There is no average at ${size}: ${who} ${laws.length > 1 ? 'diverge' : 'diverges'} there but still ` +
    `${many(laws, 'has', 'have')} weight by ${CRITERION_NAMES[criterion ?? 'aic']}.`
  );
}

const without = (lead: string, cautions: readonly string[] = []): Verdict => ({
  lead,
  value: null,
  expects: { noun: '', amount: '' },
  spread: null,
  carriedBy: null,
  assumed: false,
  grave: [],
  cautions,
});

const toldSe = ({ cautions }: Lines['targets']): boolean =>
  !cautions.some(({ code }) => code === 'se-assumed');

/** Whether standard errors would help that the rows lack. */
export const lacksSe = ({ results }: Analysis): boolean =>
  results !== null && !toldSe(headline(results).targets);

function nothingToFit(analysis: Analysis): Verdict {
  const { fitted, heldOut, problems } = analysis.rows;
  const ofMean = analysis.mean !== null && analysis.series === null;
  if (ofMean && fitted.length < 2 && (fitted.length > 0 || heldOut.length === 0)) {
    return without(
      `The benchmarks have fewer than two ${manySizes()} in common, so there is no forecast of their mean. ` +
        'Choose one of them, or complete their rows.',
    );
  }
  if (fitted.length < 2 && problems.length > 0) {
    return without('Complete the marked cells to see a forecast.');
  }
  if (fitted.length === 0 && heldOut.length > 0) {
    return without(`Every row is held out. Put at least two ${manySizes()} back into the fit.`);
  }
  if (analysis.refusal?.code === 'too-few-sizes' || fitted.length < 2) {
    return without(`Enter ${gains()} at two or more ${manySizes('model ')} to see a forecast.`);
  }
  return without(analysis.refusal?.message ?? 'There is no forecast for these rows.');
}

/** "At 70B", with several benchmarks "On MATH at 70B", and "without the power law" where it is taken out. */
function leadOf(analysis: Analysis): string {
  const { state, mean, series: selected } = analysis;
  const of = state.method === 'paper' ? otherLaws(analysis) : '';
  const size = `${format.size(state.chosen)}${of}`;
  if (!mean) return `At ${size}`;
  if (selected === null) return `On average over ${mean.of.length} benchmarks at ${size}`;
  return `${state.seriesAre === 'methods' ? 'With' : 'On'} ${seriesInSentence(selected)} at ${size}`;
}

/** "At 70B, expect a gain of +19.6 ± 11.3 pp" or "… a loss of 1.78 ± 3.2 pp", in one line. */
export function verdictLine(analysis: Analysis): string {
  const { lead, value, expects, spread, assumed } = verdict(analysis);
  if (value === null) return lead;
  const sure = assumed ? ` (${ASSUMED})` : '';
  return `${lead}, expect ${expects.noun} ${expects.amount}${spread === null ? '' : `, ${spread}`}${sure}`;
}

function learnedVerdict(analysis: Analysis, lines: Lines): Verdict {
  const { targets } = lines;
  const { state, mean: ofAll, series: selected } = analysis;
  const mean = targets.mean[targets.sizes.indexOf(state.chosen)] ?? null;
  const { grave, others } = cautionWords(targets, state.chosen, analysis.laws, unitName(state));
  const cautions = [...others, ...(ofAll && selected === null ? meanSentences(ofAll) : [])];
  if (mean === null) {
    return without(`There is no forecast at ${format.size(state.chosen)}.`, cautions);
  }
  return {
    lead: leadOf(analysis),
    ...meanAndSpread(targets, state, mean, unitName(state)),
    carriedBy:
      state.method === 'post-training' ? learnedFrom(analysis, lines) : restsOn(analysis, targets),
    assumed: !toldSe(targets),
    grave,
    cautions,
  };
}

export function verdict(analysis: Analysis): Verdict {
  const { results, state } = analysis;
  if (!results) return nothingToFit(analysis);
  if (results.learned) return learnedVerdict(analysis, results.learned);
  const at = results.targets.sizes.indexOf(state.chosen);
  const mean = results.targets.mean[at] ?? null;
  const sd = results.targets.sd[at] ?? null;
  const { grave, others } = cautionWords(
    results.targets,
    state.chosen,
    analysis.laws,
    unitName(state),
  );
  const cautions = [
    ...others,
    ...beyondSentence(analysis),
    ...(analysis.mean && analysis.series === null ? meanSentences(analysis.mean) : []),
    ...criterionSentences(analysis, results),
    ...statusSentences(analysis, results),
  ];
  if (mean === null || sd === null) {
    const [first = diverging(analysis, results, at), ...rest] = grave;
    return without(first, [...rest, ...cautions]);
  }
  const value = `${format.gainWithSd(mean, sd)} ${unitName(state)}`;
  return {
    lead: leadOf(analysis),
    value,
    expects: expectation(value),
    spread: null,
    carriedBy: carriedBy(analysis, results, at),
    assumed: !toldSe(results.targets),
    grave,
    cautions,
  };
}

/** Puts the next experiment into words: which run to make, its cost, and the uncertainty that it would leave. */
import type { Design, NextRun } from '../engine/contract';
import * as format from '../format/figures';
import { measured } from '../format/measures';
import { MEASURES, type Measure } from '../state/planning';

type OfLaws = 'info' | 'bits' | 'predictiveBits' | 'bitsPerDollar';
type LawCandidate = Design['candidates'][number];

/** A run by whichever method; what only the paper's laws tell of it is null with the others. */
export type Candidate = Omit<LawCandidate, OfLaws> &
  Pick<LawCandidate, OfLaws> & {
    /** Of the interval that is left, pp. */
    readonly widthAfter?: number | null;
    /** What its outcome is worth, and that less its cost, $; where a decision is stated. */
    readonly value?: number | null;
    readonly netValue?: number | null;
  };

/** Runs to choose from; a Design is one. */
export type Runs = Pick<Design, 'target' | 'sdNow'> & {
  readonly candidates: readonly Candidate[];
  readonly set: { sizes: number[]; cost: number; sdAfter: number | null } | null;
};

const OF_NO_LAWS = { info: null, bits: null, predictiveBits: null, bitsPerDollar: null };

/** What a method says of the runs and, where it is the paper's, what they tell about the laws. */
export function runsOf(next: NextRun, design: Design | null): Runs {
  const { target, sdNow, set } = next;
  const candidates = next.candidates.map((run, at) => {
    const { sdAfter, cost } = run;
    const removed = sdNow === null || sdAfter === null ? null : sdNow ** 2 - sdAfter ** 2;
    const variancePerDollar = removed === null ? null : removed / cost;
    return { ...OF_NO_LAWS, ...design?.candidates[at], ...run, variancePerDollar };
  });
  return { target, sdNow, set, candidates };
}

/** "$16,000", "$1.36 million": three significant digits. */
export function dollars(value: number): string {
  const rounded = Number(value.toPrecision(3));
  if (rounded >= 1e6) return `$${Number((rounded / 1e6).toPrecision(3))} million`;
  return `$${rounded >= 100 ? format.count(rounded) : String(rounded)}`;
}

/** "+$1,200" and "−$800". */
export function signedDollars(value: number): string {
  const amount = dollars(Math.abs(value));
  return value === 0 || amount === '$0' ? '$0' : `${value < 0 ? '−' : '+'}${amount}`;
}

export type Meaning = {
  /** On the switch. */
  name: string;
  /** Of the figures. */
  unit: string;
  /** Over the bars. */
  title: string;
  value: (candidate: Candidate) => number | null;
  /** Whether less is better. */
  least: boolean;
  /** Rounds a figure; to three digits unless told. */
  show?: (value: number) => string;
};

/** "pp²" as "nats²", where the rows hold such. */
export const inUnit = (words: string): string => words.replace(/\bpp\b/g, measured.y.unit);

const perThousand = (value: number | null) => (value === null ? null : 1000 * value);

export const MEANINGS: Record<Measure, Meaning> = {
  info: {
    name: 'Disagreement',
    unit: 'pp²',
    title: 'Weighted squared disagreement of the laws (eq. 14)',
    value: ({ info }) => info,
    least: false,
  },
  bits: {
    name: 'Bits',
    unit: 'bits',
    title: 'Expected information about which law is right',
    value: ({ predictiveBits }) => predictiveBits,
    least: false,
  },
  sd: {
    name: 'Uncertainty left',
    unit: 'pp',
    title: 'Expected standard deviation remaining at the target',
    value: ({ sdAfter }) => sdAfter,
    least: true,
  },
  'bits-per-dollar': {
    name: 'Bits per $',
    unit: 'bits per $1,000',
    title: 'Expected information about which law is right, per $1,000',
    value: ({ bitsPerDollar }) => perThousand(bitsPerDollar),
    least: false,
  },
  'variance-per-dollar': {
    name: 'Variance per $',
    unit: 'pp² per $1,000',
    title: 'Expected variance removed at the target, per $1,000',
    value: ({ variancePerDollar }) => perThousand(variancePerDollar),
    least: false,
  },
  'net-value': {
    name: 'Worth, $',
    unit: '$',
    title: 'Expected worth of the outcome for the decision, less the cost of the run',
    value: ({ netValue }) => netValue ?? null,
    least: false,
    show: signedDollars,
  },
};

/** Those that there are figures of: the laws' with the paper's method, worth with a decision. */
export const measuresFor = ({ candidates }: Runs): Measure[] => {
  const known = (measure: Measure) =>
    candidates.some((one) => MEANINGS[measure].value(one) !== null);
  const always: readonly Measure[] = ['sd'];
  return MEASURES.filter((measure) => always.includes(measure) || known(measure));
};

/** The best candidate by a measure; the first of several that are alike, null where none has a value. */
export function bestBy(
  candidates: readonly Candidate[],
  { value, least }: Pick<Meaning, 'value' | 'least'>,
): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    const here = value(candidate);
    const there = best ? value(best) : null;
    if (here !== null && (there === null || (least ? here < there : here > there)))
      best = candidate;
  }
  return best;
}

export const affordable = (
  { candidates }: Pick<Runs, 'candidates'>,
  budget: number | null,
): Candidate[] => candidates.filter(({ cost }) => budget === null || cost <= budget);

/** "± 11.3" and "± 0.6": to the decimal that leaves the larger of them three digits. */
const plusMinus = (sd: number, beside = sd) =>
  `± ${format.gainBeside(sd, Math.max(sd, beside)).replace('+', '')}`;

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function tooDear({ candidates }: Runs, budget: number): string {
  const [cheapest] = [...candidates].sort((a, b) => a.cost - b.cost);
  const least = cheapest
    ? `: the cheapest, at ${format.size(cheapest.size)}, costs ${dollars(cheapest.cost)}.`
    : '.';
  return `None of these runs costs ${dollars(budget)} or less${least}`;
}

/** Below the target: to train there is what one would rather not do to find out. */
const isBelow = ({ size }: Candidate, target: number) => size < target * (1 - 1e-9);

/** The run to recommend: below the target the one that leaves least; failing that, of all. */
function recommended({ target, sdNow }: Runs, within: readonly Candidate[]): Candidate | null {
  const helps = (run: Candidate | null) =>
    run !== null && run.sdAfter !== null && sdNow !== null && run.sdAfter < sdNow ? run : null;
  const below = within.filter((run) => isBelow(run, target));
  return helps(bestBy(below, MEANINGS.sd)) ?? bestBy(within, MEANINGS.sd);
}

/** The run at the target or beyond it that would leave less than the recommended one. */
function wouldLeaveLess(
  { target, sdNow }: Runs,
  within: readonly Candidate[],
  run: Candidate,
): string {
  const other = bestBy(within, MEANINGS.sd);
  if (!other || other === run || other.sdAfter === null || sdNow === null) return '';
  return (
    ` A run at ${format.size(other.size)}${other.size === target ? ' itself' : ''} ` +
    `(about ${dollars(other.cost)}) would leave ${plusMinus(other.sdAfter, sdNow)} ${measured.y.unit}.`
  );
}

/** Which run below the target and within the budget reduces the uncertainty there most. */
export function runSentence(runs: Runs, budget: number | null): string {
  const { target, sdNow } = runs;
  const within = affordable(runs, budget);
  if (within.length === 0) return tooDear(runs, budget ?? 0);
  const about = format.size(target);
  const purse = budget === null ? '' : `for ${dollars(budget)}, `;
  const run = recommended(runs, within);
  if (!run || run.sdAfter === null || sdNow === null) {
    return `The forecast at ${about} has no finite uncertainty, so the runs cannot be compared.`;
  }
  if (run.sdAfter >= sdNow) {
    return sentence(`${purse}none of these runs would reduce the uncertainty at ${about}.`);
  }
  const cut =
    `would cut the uncertainty at ${about} from ${plusMinus(sdNow)} to ` +
    `${plusMinus(run.sdAfter, sdNow)} ${measured.y.unit}.`;
  const where = `at ${format.size(run.size)}${run.size === target ? ' itself' : ''}`;
  const which = isBelow(run, target)
    ? `the best run below ${about} is one ${where}`
    : `the best run is one ${where}`;
  return (
    sentence(`${purse}${which} (about ${dollars(run.cost)}): it ${cut}`) +
    wouldLeaveLess(runs, within, run)
  );
}

/** The best few runs within the budget, where they are more than the best one. */
export function setSentence(design: Runs, budget: number | null): string | null {
  const { set, target, sdNow } = design;
  if (!set || budget === null || set.sdAfter === null) return null;
  if (set.sizes.length < 2) return 'No two or three runs within the budget would do better.';
  return (
    `Runs at ${format.list(set.sizes.map(format.size))} together (${dollars(set.cost)}) ` +
    `would leave ${plusMinus(set.sdAfter, sdNow ?? 0)} ${measured.y.unit} at ${format.size(target)}.`
  );
}

/** Why eq. 14 favours large candidates. */
export function disagreementSentence({ candidates }: Pick<Runs, 'candidates'>): string {
  const best = bestBy(candidates, MEANINGS.info);
  const largest = Math.max(...candidates.map(({ size }) => size));
  const here =
    best === null
      ? ''
      : best.size === largest
        ? `, here at ${format.size(largest)}, simply the largest candidate`
        : `, here at ${format.size(best.size)}`;
  return (
    `Eq. 14, the paper’s measure, is largest where the laws are furthest apart${here}. It grows ` +
    'without bound where a law does, so that it often favours a candidate only because it is large. ' +
    'The other measures take the error and the cost of a run into account.'
  );
}

/** How much information would identify the right law, and how much a run is expected to give. */
export function entropySentence({ entropy, candidates }: Design): string {
  const best = bestBy(candidates, MEANINGS.bits);
  const told = best ? MEANINGS.bits.value(best) : null;
  const run =
    best && told !== null
      ? `; a run at ${format.size(best.size)} is expected to provide ${format.number3(told)} of them.`
      : '.';
  return `Knowing which of the laws is right would take ${format.number3(entropy)} bits of information${run}`;
}

/** "For $20,000: a run at 70B, from ± 11.3 to ± 0.6 pp at 70B". */
export function designSummary(design: Runs, budget: number | null): string {
  const run = recommended(design, affordable(design, budget));
  const purse = budget === null ? '' : `For ${dollars(budget)}: `;
  if (!run || run.sdAfter === null || design.sdNow === null)
    return sentence(`${purse}no run to recommend`);
  const to = `from ${plusMinus(design.sdNow)} to ${plusMinus(run.sdAfter, design.sdNow)} ${measured.y.unit}`;
  const summary = `${purse}a run at ${format.size(run.size)}, ${to} at ${format.size(design.target)}`;
  return sentence(summary);
}

/** Describes the bars to screen readers. */
export function barsWords(
  { candidates }: Runs,
  { title, unit, value, show = format.number3 }: Meaning,
  budget: number | null = null,
): string {
  const each = candidates.map((one) => {
    const figure = value(one);
    const beyond = budget !== null && one.cost > budget ? ' (beyond the budget)' : '';
    return `${format.size(one.size)} ${figure === null ? 'no finite value' : show(figure)}${beyond}`;
  });
  return `${title}, ${inUnit(unit)}: ${each.join(', ')}.`;
}

/** Puts the next experiment into words: which run to make, its cost, and the uncertainty that it would leave. */
import { measured } from '../format/measures';
import type { Design } from '../engine/contract';
import * as format from '../format/figures';
import type { Measure } from '../state/planning';

export type Candidate = Design['candidates'][number];

/** "$16,000", "$1.36 million": three significant digits. */
export function dollars(value: number): string {
  const rounded = Number(value.toPrecision(3));
  if (rounded >= 1e6) return `$${Number((rounded / 1e6).toPrecision(3))} million`;
  return `$${rounded >= 100 ? format.count(rounded) : String(rounded)}`;
}

/** "pp²" as "nats²", where the rows hold such. */
export const inUnit = (words: string): string => words.replace(/\bpp\b/g, measured.y.unit);

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
};

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
    name: 'Remaining sd',
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

export const affordable = ({ candidates }: Design, budget: number | null): Candidate[] =>
  candidates.filter(({ cost }) => budget === null || cost <= budget);

/** "± 11.3" and "± 0.6": to the decimal that leaves the larger of them three digits. */
const plusMinus = (sd: number, beside = sd) =>
  `± ${format.gainBeside(sd, Math.max(sd, beside)).replace('+', '')}`;

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function tooDear({ candidates }: Design, budget: number): string {
  const [cheapest] = [...candidates].sort((a, b) => a.cost - b.cost);
  const least = cheapest
    ? `: the cheapest, at ${format.size(cheapest.size)}, costs ${dollars(cheapest.cost)}.`
    : '.';
  return `None of these runs costs ${dollars(budget)} or less${least}`;
}

/** Where the best run is at the target itself: the best of the cheaper runs. */
function shortOfIt(
  within: readonly Candidate[],
  run: Candidate,
  target: number,
  sdNow: number,
): string {
  if (run.size !== target) return '';
  const cheaper = within.filter(({ cost }) => cost < run.cost);
  const other = bestBy(cheaper, MEANINGS.sd);
  if (!other || other.sdAfter === null || other.sdAfter >= sdNow) return '';
  return (
    ` A cheaper run, at ${format.size(other.size)} (about ${dollars(other.cost)}), would leave ` +
    `${plusMinus(other.sdAfter, sdNow)} ${measured.y.unit}.`
  );
}

/** Which run within the budget reduces the uncertainty most. */
export function runSentence(design: Design, budget: number | null): string {
  const { target, sdNow } = design;
  const within = affordable(design, budget);
  if (within.length === 0) return tooDear(design, budget ?? 0);
  const about = format.size(target);
  const purse = budget === null ? '' : `for ${dollars(budget)}, `;
  const run = bestBy(within, MEANINGS.sd);
  if (!run || run.sdAfter === null || sdNow === null) {
    return `The forecast at ${about} has no finite uncertainty, so the runs cannot be compared.`;
  }
  if (run.sdAfter >= sdNow) {
    return sentence(`${purse}none of these runs would reduce the uncertainty at ${about}.`);
  }
  return `${sentence(
    `${purse}the run that would tell you most about ${about} is one at ${format.size(run.size)} ` +
      `${run.size === target ? 'itself ' : ''}(about ${dollars(run.cost)}): it would cut the ` +
      `uncertainty at ${about} from ${plusMinus(sdNow)} to ${plusMinus(run.sdAfter, sdNow)} ${measured.y.unit}.`,
  )}${shortOfIt(within, run, target, sdNow)}`;
}

/** The best few runs within the budget, where they are more than the best one. */
export function setSentence(design: Design, budget: number | null): string | null {
  const { set, target, sdNow } = design;
  if (!set || budget === null || set.sdAfter === null) return null;
  if (set.sizes.length < 2) return 'No two or three runs within the budget would do better.';
  return (
    `Runs at ${format.list(set.sizes.map(format.size))} together (${dollars(set.cost)}) ` +
    `would leave ${plusMinus(set.sdAfter, sdNow ?? 0)} ${measured.y.unit} at ${format.size(target)}.`
  );
}

/** Why eq. 14 favours large candidates. */
export function disagreementSentence({ candidates }: Design): string {
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
export function designSummary(design: Design, budget: number | null): string {
  const run = bestBy(affordable(design, budget), MEANINGS.sd);
  const purse = budget === null ? '' : `For ${dollars(budget)}: `;
  if (!run || run.sdAfter === null || design.sdNow === null)
    return sentence(`${purse}no run to recommend`);
  const to = `from ${plusMinus(design.sdNow)} to ${plusMinus(run.sdAfter, design.sdNow)} ${measured.y.unit}`;
  const summary = `${purse}a run at ${format.size(run.size)}, ${to} at ${format.size(design.target)}`;
  return sentence(summary);
}

/** Describes the bars to screen readers. */
export function barsWords({ candidates }: Design, { title, unit, value }: Meaning): string {
  const each = candidates.map((one) => {
    const figure = value(one);
    return `${format.size(one.size)} ${figure === null ? 'no finite value' : format.number3(figure)}`;
  });
  return `${title}, ${unit}: ${each.join(', ')}.`;
}

/**
 * The axes that are no numbers of parameters, and quantities that are no gains in pp.
 *
 * The engine takes any positive numbers, but one law has ln(N + 1), and bounds and searches were made for
 * sizes of 0.1 to 1,000. So each axis is counted in a unit in which usual runs are such numbers: compute
 * in 2^70 (about 1.2e21) FLOPs, steps and GPU-hours in 2^10, tokens and active parameters in billions as
 * sizes are. Powers of two only move the exponent of a number: what is read is written again to the digit.
 */
import { modelSize } from './figures';
import { AXES, axisOf, quantities, type Axis, type AxisId } from './measures';
import { parseNumber, parseSize } from './numbers';

export const AXIS_IDS: readonly AxisId[] = [
  'parameters',
  'active-parameters',
  'compute',
  'tokens',
  'steps',
  'hours',
];

const THOUSANDS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, g: 1e9, t: 1e12 };
const PEAK_DAY = 86_400e15; // FLOPs of a petaFLOP/s-day

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** ²² as ^22. */
export const plainPower = (power: string): string =>
  `^${power.replace(/./g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))}`;

/** A count as people write it: "1e24", "3.2 × 10^22", "300k", "1.5 million", "10,000", "1 000". */
export function parseLarge(text: string): number | null {
  const plain = text
    .trim()
    .replace(/^[~≈∼]\s*/, '')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/, plainPower)
    .replace(/\s*(?:[x×·*]|\\times|\\cdot)\s*10\s*\^?\s*\{?(-?\d+)\}?/i, 'e$1')
    .replace(/^10\s*\^\s*\{?(\d+)\}?/, '1e$1')
    .replace(/(\d)[,'’\s](?=\d{3}(?!\d))/g, '$1');
  const [, digits = plain, power = ''] =
    /^(.*\d\.?)\s*([kmbgt]|thousand|million|billion|trillion)$/i.exec(plain) ?? [];
  const value = parseNumber(digits);
  const times = power.toLowerCase() === 'thousand' ? 1e3 : THOUSANDS[power.charAt(0).toLowerCase()];
  return value === null || !(value >= 0) ? null : value * (times ?? 1);
}

const without = (text: string, words: RegExp): string => text.replace(words, '').trim();

/** Compute: also in PFLOP/s-days, and in FLOPs with a prefix. */
export function parseCompute(text: string): number | null {
  const days = /^(.*\d)\s*(?:p|peta)f(?:lops?)?(?:\/s)?[\s·-]*days?$/i.exec(text.trim());
  if (days) return times(parseLarge(days[1] ?? ''), PEAK_DAY);
  const prefixed = /^(.*\d)\s*([tpezy])flops?$/i.exec(text.trim());
  const power = 'tpezy'.indexOf(prefixed?.[2]?.toLowerCase() ?? '-');
  if (prefixed) return times(parseLarge(prefixed[1] ?? ''), Number(`1e${12 + 3 * power}`));
  return parseLarge(without(text, /\s*(?:training )?(?:flops?|flop\/s|fp ops|operations)\.?$/i));
}

const times = (value: number | null, factor: number) =>
  value === null ? null : Number((value * factor).toPrecision(15));

const short = (value: number): string => String(Number(value.toPrecision(3)));

/** 1e24, 3.2e22; smaller ones as they are. */
const compute = (value: number): string =>
  value >= 1e5
    ? Number(value.toPrecision(3)).toExponential().replace('e+', 'e')
    : short(value).replace('e+', 'e');

/** 10,000 and 300,000; from a million on 1.5M. */
function count(value: number): string {
  if (value >= 1e15) return compute(value);
  if (value >= 1e6) return modelSize(value / 1e9);
  return short(value).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** The nearest of 1, 2 and 5 times powers of ten. */
function round(value: number): number {
  const power = Math.floor(Math.log10(value));
  const near = [1, 2, 5, 10].map((digit) => Number(`${digit}e${power}`));
  const off = (one: number) => Math.abs(Math.log(one / value));
  return near.reduce((best, one) => (off(one) < off(best) ? one : best));
}

/** Two to twenty times beyond the data, in round numbers. */
const FARTHER = [2, 4, 8, 20];

/** `usual`: a run of today, where there is none in the rows. */
const beyond = (scale: number, usual: number) => (largest: number) => [
  ...new Set(FARTHER.map((factor) => round(factor * (largest || usual) * scale) / scale)),
];

function counted(
  scale: number,
  usual: number,
  read: (text: string) => number | null,
  write: (value: number) => string,
  words: Omit<Axis, 'scale' | 'read' | 'write' | 'targets'>,
): Axis {
  return {
    ...words,
    scale,
    read(text) {
      const value = read(text);
      return value === null ? null : value / scale;
    },
    write: (size, alone = false) => `${write(size * scale)}${alone ? '' : ` ${words.counts}`}`,
    targets: beyond(scale, usual),
  };
}

/** Billions of something, written as sizes of models are. */
function ofBillions(
  usual: number,
  read: (text: string) => number | null,
  after: string,
  words: Omit<Axis, 'unit' | 'scale' | 'read' | 'write' | 'targets'>,
): Axis {
  return {
    ...words,
    unit: 'B',
    scale: 1,
    read,
    write: (size, alone = false) => `${modelSize(size)}${alone ? '' : after}`,
    targets: beyond(1, usual),
  };
}

const billions = (text: string) => parseSize(text)?.billions ?? null;

/** "A3B" in a name is what is active. */
const active = (text: string): number | null =>
  billions(/(?:^|[^A-Za-z0-9])A(\d+(?:\.\d+)?[BM])(?![A-Za-z0-9])/i.exec(text)?.[1] ?? '') ??
  billions(without(text, /\s*(?:active|activated)(?: (?:params?|parameters))?\.?$/i));

Object.assign(AXES, {
  'active-parameters': ofBillions(8, active, ' active', {
    head: 'active size',
    name: 'active parameters',
    title: 'active parameters',
    size: 'active size',
    sizes: 'active sizes',
    column: 'Active B',
    counts: 'billions of active parameters',
    advice: 'billions of active parameters',
    example: '30B',
  }),
  compute: counted(2 ** 70, 100, parseCompute, compute, {
    head: 'compute',
    unit: 'FLOPs',
    name: 'training compute',
    title: 'training compute, FLOPs',
    size: 'compute',
    sizes: 'amounts of compute',
    column: 'FLOPs',
    counts: 'FLOPs',
    advice: 'FLOPs, as 1e24',
    example: '1e24',
  }),
  tokens: ofBillions(
    250,
    (text) => billions(without(text, /\s*(?:training )?tok(?:en)?s?\.?$/i)),
    ' tokens',
    {
      head: 'tokens',
      name: 'training tokens',
      title: 'training tokens',
      size: 'number of tokens',
      sizes: 'numbers of tokens',
      column: 'Tokens B',
      counts: 'billions of tokens',
      advice: 'billions of tokens, or 2T',
      example: '2T',
    },
  ),
  steps: counted(
    2 ** 10,
    1,
    (text) => parseLarge(without(text, /(?:\s+[a-z]{2,})?\s*(?:steps?|iterations?|updates?)\.?$/i)),
    count,
    {
      head: 'steps',
      unit: '',
      name: 'training steps',
      title: 'training steps',
      size: 'number of steps',
      sizes: 'numbers of steps',
      column: 'Steps',
      counts: 'steps',
      advice: 'a number of steps, as 10,000 or 300k',
      example: '10,000',
    },
  ),
  hours: counted(
    2 ** 10,
    1,
    (text) => parseLarge(without(text, /(?:\s+[a-z]+\d*[a-z]*)?[-\s]*(?:hours?|hrs?|h)\.?$/i)),
    count,
    {
      head: 'GPU-hours',
      unit: '',
      name: 'GPU-hours',
      title: 'GPU-hours',
      size: 'number of GPU-hours',
      sizes: 'numbers of GPU-hours',
      column: 'GPU-h',
      counts: 'GPU-hours',
      advice: 'a number of GPU-hours, as 1,000 or 20k',
      example: '1,000',
    },
  ),
} satisfies Partial<Record<AxisId, Axis>>);

/** What a number for the engine is in FLOPs, tokens, steps, hours; billions of parameters stay so. */
export const inCounts = (value: number, axis: AxisId): number =>
  axis === 'tokens' ? Number((value * 1e9).toPrecision(15)) : value * axisOf(axis).scale;

/** The same as people read it: "1e24 FLOPs". */
export const inWords = (count: number, axis: AxisId): string => {
  const { write, scale } = axisOf(axis);
  const size = axis === 'tokens' ? count / 1e9 : count / scale;
  return write?.(size) ?? modelSize(size);
};

/** A number of these as a cell of the page's rows holds it, with all its digits: "1e24", "15T", "10000". */
export function writeCount(value: number, axis: AxisId): string {
  if (axis === 'compute' && value >= 1e6) return value.toExponential().replace('e+', 'e');
  if (axis !== 'tokens') return String(value).replace('e+', 'e');
  const [unit, by] = [['T', 1e12] as const, ['B', 1e9] as const, ['M', 1e6] as const].find(
    ([, least]) => value >= least,
  ) ?? ['K', 1e3];
  return `${Number((value / by).toPrecision(15))}${unit}`;
}

/** "reward", "loss (nats)", "change in reward": the name, and its unit where it has one. */
quantities.of = (text) => {
  const [, name = text, unit = ''] = /^(.*?\S)\s*[,([]\s*([^()[\]]+?)\s*[)\]]?$/.exec(text) ?? [];
  const article = /^[aeio]|^u(?!ni)/i.test(name) ? 'an' : 'a';
  return {
    name,
    unit: unit === '' ? name : unit,
    signed: /^(?:change|gain|differen|improve|increase|Δ|delta)/i.test(name),
    expects: (shown) => ({
      noun: `${article} ${name} of`,
      amount: unit === '' ? shown.replace(` ${name}`, '') : shown,
    }),
  };
};

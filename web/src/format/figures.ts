/**
 * Formats numbers for people: at most three significant digits, a true minus sign, a value and its ±
 * to the same decimal. The caller's sentence adds the unit.
 */
import { measured } from './measures';

const MINUS = '\u2212';
const THIN = '\u202F';
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const exponentOf = (value: number): number =>
  value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));

/** How many decimals leave three significant digits; negative: round to tens, hundreds, … */
function decimalsFor(magnitude: number): number {
  const decimals = 2 - exponentOf(magnitude);
  const rounded = Number(Math.abs(magnitude).toPrecision(3));
  return Math.min(4, 2 - exponentOf(rounded) < decimals ? decimals - 1 : decimals);
}

function fixed(value: number, decimals: number): string {
  const step = 10 ** Math.max(0, -decimals);
  const text = (Math.round(value / step) * step).toFixed(0);
  const shown = decimals > 0 ? value.toFixed(decimals) : text;
  const [whole = '', part] = shown.replace('-', '').split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN) : whole;
  const zero = Number(shown) === 0;
  return `${value < 0 && !zero ? MINUS : ''}${grouped}${part ? `.${part}` : ''}`;
}

function powerOfTen(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(1).split('e');
  const power = String(Math.abs(Number(exponent)))
    .split('')
    .map((digit) => SUPERSCRIPT.charAt(Number(digit)))
    .join('');
  return `${mantissa.replace('-', MINUS)}${THIN}×${THIN}10${Number(exponent) < 0 ? '⁻' : ''}${power}`;
}

const extreme = (value: number): boolean => {
  const size = Math.abs(value);
  return size >= 1e6 || (size > 0 && size < 1e-3);
};

/** One number, three significant digits: 32.9, 9.11, 0.64, 102, 1.2 × 10⁹. */
export function number3(value: number): string {
  return extreme(value) ? powerOfTen(value) : fixed(value, decimalsFor(value));
}

/** The plus sign of gains; levels have none. */
const plus = (above: boolean): string => (above && measured.y.signed ? '+' : '');

/** The same with its sign, for gains: +19.6, −2.2, 0. */
export function gain3(value: number): string {
  const text = number3(value);
  return `${plus(value > 0 && Number(text) !== 0)}${text}`;
}

/** An uncertainty that rounds to zero is given as less than the last digit. */
function spread(sd: number, decimals: number): string {
  const last = 10 ** -decimals;
  return sd > 0 && sd < last / 2 ? `<${last.toFixed(Math.max(0, decimals))}` : fixed(sd, decimals);
}

/** "+19.6 ± 11.3": both to the decimal that leaves the larger of them three digits. */
export function gainWithSd(value: number, sd: number): string {
  const larger = Math.max(Math.abs(value), sd);
  if (larger >= 1e6) return `${gain3(value)} ± ${number3(sd)}`;
  const decimals = decimalsFor(larger);
  const text = fixed(value, decimals);
  return `${plus(value > 0 && /[1-9]/.test(text))}${text} ± ${spread(sd, decimals)}`;
}

/** A gain to the decimal that leaves `largest` three digits: for gains that stand beside it. */
export function gainBeside(value: number, largest: number): string {
  if (Math.abs(largest) >= 1e6 || largest === 0) return gain3(value);
  const text = fixed(value, decimalsFor(largest));
  return `${plus(value > 0 && /[1-9]/.test(text))}${text}`;
}

/** "+10.3 to +34.4": both to the decimal that leaves the larger of them three digits. */
export function gainSpan(low: number, high: number): string {
  const larger = Math.max(Math.abs(low), Math.abs(high));
  return `${gainBeside(low, larger)} to ${gainBeside(high, larger)}`;
}

/** Counts in groups of three: 1,000,000. */
export const count = (value: number): string => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');

/** A coverage: 95%, 99.9%. */
export const coverage = (level: number): string =>
  `${String(Number((100 * level).toPrecision(4)))}%`;

/** The same without a sign, for parameters: "0.642 ± 0.061". */
export const valueWithSd = (value: number, sd: number): string =>
  gainWithSd(value, sd).replace(/^\+/, '');

/** A round number on an axis, with its sign: +40, 0, −2.5. */
export const tick = (value: number): string => {
  const text = String(Math.abs(Number(value.toPrecision(3))));
  return `${value < 0 ? MINUS : plus(value > 0)}${text}`;
};

/** Model sizes: 0.5B, 70B, 80M, 1T. */
export function modelSize(billions: number): string {
  const short = (value: number) => String(Number(value.toPrecision(3)));
  if (billions >= 1e6 || billions < 1e-6) return `${powerOfTen(billions)}${THIN}B`;
  if (billions >= 1000) return `${short(billions / 1000)}T`;
  if (billions >= 0.1) return `${short(billions)}B`;
  return billions >= 1e-3 ? `${short(billions * 1e3)}M` : `${short(billions * 1e6)}K`;
}

/** With a capital at its beginning. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A size on the page's axis: 70B, 1e24 FLOPs. */
export const size = (value: number): string => measured.x.write?.(value) ?? modelSize(value);

/** The same where its unit stands beside: on the axis of a chart. */
export const sizeAlone = (value: number): string =>
  measured.x.write?.(value, true) ?? modelSize(value);

/** A share of one: 34%, "under 1%" instead of a rounded nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share > 0.995) return 'over 99%';
  return `${(share * 100).toFixed(0)}%`;
}

/** How many times beyond the largest size: 8.75. */
export const factor = (times: number): string => String(Number(times.toPrecision(3)));

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

type Maybe = number | null | undefined;

const present = (value: Maybe): value is number => value !== null && value !== undefined;

/** A gain with its sd, or what there is of the two; a dash where there is no gain. */
export function gainOr(mean: Maybe, sd: Maybe): string {
  if (!present(mean)) return '—';
  return present(sd) ? gainWithSd(mean, sd) : gain3(mean);
}

/** The same with all digits. */
export const full = (mean: Maybe, sd: Maybe): string =>
  `${present(mean) ? mean : '—'} ± ${present(sd) ? sd : '—'}`;

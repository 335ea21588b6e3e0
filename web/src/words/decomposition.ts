/** Puts the decomposition into words: the range of each mechanism's share, and what the data do not determine. */
import { rangesAt } from '../charts/parts';
import type { ComponentId, Decomposition, Letter, Range } from '../engine/contract';
import * as format from '../format/figures';

export const COMPONENT: Record<ComponentId, { name: string; formula: string }> = {
  'distribution-match': { name: 'distribution match', formula: 'α N^β' },
  'dark-knowledge': { name: 'dark knowledge', formula: 'γ (1 − exp(−N/Nchar))' },
  regularisation: { name: 'regularisation', formula: 'δ ln(1 + ηN)' },
};

export const LETTERS: Record<Letter, { sign: string; meaning: string }> = {
  alpha: { sign: 'α', meaning: 'distribution match at 1B, pp' },
  beta: { sign: 'β', meaning: 'exponent of its growth with size' },
  gamma: { sign: 'γ', meaning: 'dark knowledge at large sizes, pp' },
  Nchar: { sign: 'N_char', meaning: 'size at which it reaches 63% of that, B' },
  delta: { sign: 'δ', meaning: 'scale of regularisation, pp' },
  eta: { sign: 'η', meaning: 'inverse of the size at which it sets in, 1/B' },
};

/** A share on an axis or in a table: 34%. */
export const percentTick = (share: number): string => `${whole(share)}%`;

const whole = (share: number): string => (100 * share).toFixed(0);

/** "0 to 92%", "34%" where both ends are shown alike. */
export function shareSpan(range: Range | null | undefined): string {
  if (!range) return '—';
  const [low, high] = [whole(range.low), whole(range.high)];
  return low === high ? `${low}%` : `${low} to ${high}%`;
}

/** "19.1 to 39.4", both to the decimal that leaves the larger of them three digits. */
export const spanText = ({ low, high }: Range): string =>
  format.gainSpan(low, high).replaceAll('+', '');

const atSize = (decomposition: Decomposition, size: number, delta: number) => {
  const at = decomposition.sizes.indexOf(size);
  const ranges = rangesAt(decomposition, delta);
  return ranges && at >= 0 ? { at, ranges } : null;
};

/** How confident a range is: Δχ² = 1 and 3.84 are 68% and 95% for one quantity. */
export const deltaName = (delta: number): string =>
  delta === 1 ? 'Δχ² ≤ 1 (68%)' : delta === 3.84 ? 'Δχ² ≤ 3.84 (95%)' : `Δχ² ≤ ${delta}`;

/** Three significant digits without trailing zeros: 0.01, 20, 4.1. */
export const plain3 = (value: number): string =>
  value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)
    ? String(Number(value.toPrecision(3)))
    : format.number3(value);

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The ranges at one size. */
export function rangeSentence(
  decomposition: Decomposition,
  size: number,
  delta: number,
): string | null {
  const found = atSize(decomposition, size, delta);
  const total = found?.ranges.total[found.at];
  if (!found || !total) return null;
  const [first = '', ...others] = found.ranges.components.map(
    ({ id, share }, index) =>
      `${COMPONENT[id].name} at ${shareSpan(share[found.at])}` +
      (index === 0 ? ' of the gain' : ''),
  );
  return (
    `At ${format.size(size)}, the fits within ${deltaName(delta)} of the best put ` +
    `${format.list([first, ...others])}, and the total at ${spanText(total)} pp.`
  );
}

/** "Not determined: at 70B distribution match 0 to 92%, …". */
export function decompositionSummary(
  decomposition: Decomposition,
  size: number,
  delta: number,
): string {
  const found = atSize(decomposition, size, delta);
  const shares = found?.ranges.components.map(
    ({ id, share }) => `${COMPONENT[id].name} ${shareSpan(share[found.at])}`,
  );
  const told = decomposition.components.filter(({ identified }) => identified);
  const verdict =
    told.length === decomposition.components.length
      ? 'Determined'
      : told.length === 0
        ? 'Not determined'
        : 'Partly determined';
  return `${verdict}${shares ? `: at ${format.size(size)} ${shares.join(', ')}` : ''}`;
}

/** Describes the stacked chart to screen readers. */
export function stackWords(
  decomposition: Decomposition,
  kind: 'gain' | 'share',
  sizes: readonly number[],
): string {
  const each = sizes.flatMap((size) => {
    const at = decomposition.sizes.indexOf(size);
    if (at < 0) return [];
    const parts = decomposition.components.map((component) => {
      const value = component[kind][at] ?? null;
      const text =
        value === null ? '—' : kind === 'gain' ? format.number3(value) : `${whole(value)}%`;
      return `${COMPONENT[component.id].name} ${text}`;
    });
    return [`${format.size(size)}: ${parts.join(', ')}`];
  });
  const what = kind === 'gain' ? 'Gain in pp' : 'Share of the gain';
  return `${what} by mechanism against model size, stacked, at the best fit. ${each.join('. ')}.`;
}

/** Describes one mechanism's chart to screen readers. */
export function partWords(
  decomposition: Decomposition,
  id: ComponentId,
  kind: 'gain' | 'share',
  sizes: readonly number[],
  delta: number,
): string {
  const ranges = rangesAt(decomposition, delta)?.components.find((one) => one.id === id);
  const each = sizes.flatMap((size) => {
    const at = decomposition.sizes.indexOf(size);
    const range = at < 0 ? null : (ranges?.[kind][at] ?? null);
    if (!range) return [];
    return [`${format.size(size)} ${kind === 'gain' ? spanText(range) : shareSpan(range)}`];
  });
  const what = kind === 'gain' ? 'gain in pp' : 'share of the gain';
  return `${sentence(COMPONENT[id].name)}, range of its ${what} within Δχ² ≤ ${delta}: ${each.join(', ')}.`;
}

export const optimaSentence = ({ optima, rows }: Decomposition): string =>
  optima.length === 1
    ? `The search found one optimum of six parameters on ${rows} rows.`
    : `The search found ${optima.length} different optima of six parameters on ${rows} rows.`;

/** Turns the movement of a point, by pointer or by keys, into the text of its gain's cell. */
import type { Places } from '../../charts/draw';
import { parsePoints, splitPlusMinus } from '../../format/numbers';

const decimalsOf = (text: string): number => (/[.,](\d+)\s*$/.exec(text)?.[1] ?? '').length;

const written = (gain: number, decimals: number): string => {
  const text = gain.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
};

/**
 * The gain in pp at a height of the chart, to the decimal that a pixel can tell; never outside the
 * chart. `scale`: what 1 pp is on its axis.
 */
export function moved({ gain, top, bottom }: Places, y: number, scale = 1): string {
  const at = Math.min(Math.max(y, top), bottom);
  const perPixel = Number((Math.abs(gain(at) - gain(at + 1)) / scale).toPrecision(9));
  const decimals = Math.min(10, Math.max(0, Math.ceil(-Math.log10(perPixel))));
  return written(gain(at) / scale, decimals);
}

/** The step in pp that a key stands for, or null: arrows 0.1, with Shift or by page 1. */
export function nudgeOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const arrow = event.shiftKey ? 1 : 0.1;
  const steps: Record<string, number | undefined> = {
    ArrowUp: arrow,
    ArrowRight: arrow,
    ArrowDown: -arrow,
    ArrowLeft: -arrow,
    PageUp: 1,
    PageDown: -1,
  };
  return steps[event.key] ?? null;
}

/** The text of a gain after a step, with the decimals that it had, one at least. */
export function nudged(text: string, step: number): string {
  const bare = splitPlusMinus(text)?.gain ?? text;
  const gain = parsePoints(bare) ?? 0;
  return written(gain + step, Math.max(1, Math.min(10, decimalsOf(bare))));
}

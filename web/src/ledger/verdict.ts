/** The verdicts on a claim, and the rules that compare a printed figure with a computed value. */

export const VERDICTS = [
  'reproduces',
  'close',
  'differs',
  'cannot-be-reproduced',
  'data-needed',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_NAME: Record<Verdict, string> = {
  reproduces: 'reproduces',
  close: 'close',
  differs: 'differs',
  'cannot-be-reproduced': 'cannot be reproduced',
  'data-needed': 'data needed',
};

/** A figure as printed, and what was computed for it. */
export type Pair = readonly [printed: string, computed: number];

export const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0;

/** Whether the value, rounded as the figure is printed, is that figure. */
export const printsAs = ([printed, computed]: Pair): boolean =>
  Number(computed.toFixed(decimalsOf(printed))) === Number(printed);

/** All to the printed digits, or else all within the tolerance, or else not. */
export function compare(pairs: readonly Pair[], tolerance: number): Verdict {
  if (pairs.every(printsAs)) return 'reproduces';
  const within = ([printed, computed]: Pair) => Math.abs(computed - Number(printed)) <= tolerance;
  return pairs.every(within) ? 'close' : 'differs';
}

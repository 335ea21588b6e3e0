/** Converts rows to what charts draw: as the engine fits them, in the state's unit and with its errors. */
import type { ParsedRows, Placed } from '../state/rows';
import type { PreprocessingState } from '../state/preprocessing';

/** The factor for a gain in pp; null where the share of headroom needs a baseline that is missing. */
export function scaleOf({ base }: Pick<Placed, 'base'>, state: PreprocessingState): number | null {
  if (state.unit === 'pp') return 1;
  const left = typeof base === 'number' ? state.ceiling - base : 0;
  return left > 0 ? 100 / left : null;
}

/** Nothing is drawn of an error that is not known: it is 0 here. */
export type Drawn = Placed & { se: number };

export function drawnRows(
  { fitted, heldOut }: Pick<ParsedRows, 'fitted' | 'heldOut'>,
  state: PreprocessingState,
): { fitted: Drawn[]; heldOut: Drawn[] } {
  const drawn = (rows: readonly Placed[]) =>
    rows.flatMap((row) => {
      const scale = scaleOf(row, state);
      const se = row.se === null ? 0 : Math.hypot(row.se, state.extraSe);
      return scale === null ? [] : [{ ...row, gain: row.gain * scale, se: se * scale }];
    });
  return { fitted: drawn(fitted), heldOut: drawn(heldOut) };
}

/** Rows as charts show them: as the engine fits them, in the unit and with the errors of the state. */
import type { ParsedRows, Placed } from '../state/rows';
import type { PreprocessingState } from '../state/preprocessing';

/** What a gain in pp is multiplied with; null where a share of headroom has no baseline to go by. */
export function scaleOf({ base }: Pick<Placed, 'base'>, state: PreprocessingState): number | null {
  if (state.unit === 'pp') return 1;
  const left = typeof base === 'number' ? state.ceiling - base : 0;
  return left > 0 ? 100 / left : null;
}

export function drawnRows(
  { fitted, heldOut }: Pick<ParsedRows, 'fitted' | 'heldOut'>,
  state: PreprocessingState,
): { fitted: Placed[]; heldOut: Placed[] } {
  const drawn = (rows: readonly Placed[]) =>
    rows.flatMap((row) => {
      const scale = scaleOf(row, state);
      const se = Math.hypot(row.se, state.extraSe);
      return scale === null ? [] : [{ ...row, gain: row.gain * scale, se: se * scale }];
    });
  return { fitted: drawn(fitted), heldOut: drawn(heldOut) };
}

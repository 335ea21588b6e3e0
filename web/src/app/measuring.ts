/** The standard error of a gain from how it was measured: the newest answer to what the form says. */
import { latestWins } from '../engine/client';
import type { GainSe, Measurement, Outcome } from '../engine/contract';
import type { Pool } from '../engine/pool';
import type { Actions, View } from '../panels/widgets/view';

export type Measuring = {
  readonly seen: () => Pick<View, 'measured'>;
  readonly actions: Pick<Actions, 'measure' | 'gainSe'>;
  /** The form has been put away, and what was typed with it. */
  readonly forget: () => void;
};

export function createMeasuring(pool: Promise<Pool>, render: () => void): Measuring {
  let measured: Outcome<GainSe> | null = null;
  const set = (next: Outcome<GainSe> | null) => {
    measured = next;
    render();
  };
  const newest = latestWins(
    async (measurement: Measurement | null) =>
      measurement && (await pool).engine.gainSe(measurement),
    set,
    () => set(null),
  );
  return {
    seen: () => ({ measured }),
    actions: {
      measure: newest.ask,
      gainSe: async (measurement) => (await pool).engine.gainSe(measurement),
    },
    forget() {
      measured = null;
    },
  };
}

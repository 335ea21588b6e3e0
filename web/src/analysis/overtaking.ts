/**
 * The engine as one analysis asks it: nothing more of it is asked once the analysis is overtaken, and the
 * resamples are made in slices, so that what is in hand then is soon out of the way.
 */
import type { Bootstrap, BootstrapOptions, Observation, Outcome, Slice } from '../engine/contract';
import { Overtaken } from '../engine/client';
import type { Pool, Task } from '../engine/pool';
import { nextLength } from '../engine/liveness/slice_length';
import type { AsyncEngine } from '../engine/worker_slot';

/** So many resamples of so many rows are made in a few milliseconds: the first slice. */
const ROWS_RESAMPLED = 1250;

/** `inOneGo`: while something is moved no answer is overtaken, and slices would only slow it down. */
export function engineUntil(pool: Pool, overtaken: () => boolean, inOneGo: boolean): AsyncEngine {
  const ask = <T>(task: Task<T>): Promise<T> =>
    pool.urgently((slot) => (overtaken() ? Promise.reject(new Overtaken()) : task(slot)));

  async function inSlices(
    observations: Observation[],
    { level, threshold, replicates, seed = 1, ...options }: BootstrapOptions,
  ): Promise<Outcome<Bootstrap>> {
    const slices: Slice[] = [];
    let length = Math.max(1, Math.floor(ROWS_RESAMPLED / Math.max(1, observations.length)));
    for (let first = 0; first < replicates;) {
      const [from, last] = [first, Math.min(replicates, first + length)];
      const outcome = await ask(async (slot) => {
        const began = performance.now();
        const made = await slot.slice(observations, { ...options, seed, first: from, last });
        length = nextLength(last - from, performance.now() - began);
        return made;
      });
      if (!outcome.ok) return outcome;
      slices.push(outcome.value);
      first = last;
    }
    const summary = {
      ...(level === undefined ? {} : { level }),
      ...(threshold === undefined ? {} : { threshold }),
    };
    return (await ask((slot) => slot.summarise(slices, summary))).outcome;
  }

  return {
    ...pool.engine,
    laws: () => ask((slot) => slot.laws()),
    fit: (...args) => ask((slot) => slot.fit(...args)),
    forecast: (...args) => ask((slot) => slot.forecast(...args)),
    bootstrap: (...args) => (inOneGo ? ask((slot) => slot.bootstrap(...args)) : inSlices(...args)),
  };
}

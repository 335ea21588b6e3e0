/** What everybody is asked in tests/bench/peers.ts, and the answer that none can better. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Engine, LawId } from '../../web/src/engine/contract';
import type { Lowest, Resamples } from './judge';
import { asText, ask, native } from './native';
import { observations } from '../data/paper';

export const RESAMPLES = 1000;
export const SEED = 1;

export const results = fileURLToPath(new URL('../../build/bench/', import.meta.url));

export type Problem = Resamples & {
  laws: LawId[];
  /** By law: the best fit of the data themselves, where all peers start. */
  starts: (number | null)[][];
  /** By [law][resample], from the full search. */
  lowest: Lowest[][];
  /**
   * All of this but `lowest` as a text of numbers between blanks: how many points and
   * resamples; the sizes; the standard errors; the gains, a line a resample; the starts, a line a law.
   */
  text: string;
};

export function poseProblem(engine: Engine): Problem {
  const fitted = engine.fit(observations);
  if (!fitted.ok) throw new Error(fitted.error.message);
  const { fits } = fitted.value;
  const starts = fits.map(({ parameters }) => Object.values(parameters));
  const sizes = observations.map(({ size }) => size);
  const errors = observations.map(({ se }) => se ?? NaN);
  const gains = ask(native('resamples'), [RESAMPLES, SEED], asText(observations))
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' ').map(Number));
  const text = [[sizes.length, RESAMPLES], sizes, errors, ...gains, ...starts]
    .map((line) => `${line.join(' ')}\n`)
    .join('');
  mkdirSync(results, { recursive: true });
  writeFileSync(`${results}problem.txt`, text);
  const lowest = JSON.parse(ask(native('reference'), [], text)) as Lowest[][];
  return {
    laws: fits.map(({ law }) => law),
    starts,
    sizes,
    errors,
    gains,
    lowest,
    text,
  };
}

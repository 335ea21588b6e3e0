/** The standard error of a gain from the number of questions, which the engine computes. */
import type { GainSe, Measurement, Outcome } from './contract';
import { valueOf } from './outcome';

export type Measure = (measurement: Measurement) => Promise<Outcome<GainSe>>;

/** In pp, to three digits; without scores, of scores at 50%, where it is largest. null where there is none. */
export async function seFromQuestions(
  { base, gain, samples = 1 }: { base?: number; gain?: number; samples?: number },
  questions: number,
  measure: Measure,
): Promise<number | null> {
  const known = base !== undefined && gain !== undefined;
  const within = (percent: number) => Math.min(100, Math.max(0, percent));
  const found = valueOf(
    await measure({
      base: within(known ? base : 50),
      score: within(known ? base + gain : 50),
      questions,
      samples,
    }),
  );
  return found ? Number(found.gainSe.toPrecision(3)) : null;
}

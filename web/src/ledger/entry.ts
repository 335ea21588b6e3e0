/** A claim of the paper with what it prints, and the rule that turns the engine's answers into a verdict. */
import type { Answers, Question } from './answers';
import type { Place } from './places';
import { decimalsOf, type Verdict } from './verdict';

export type Part =
  | 'The data'
  | 'Table 1'
  | 'Forecasts'
  | 'Bootstrap'
  | 'Decomposition'
  | 'Synthetic validation'
  | 'Next experiment'
  | 'Benchmarks';

/** A figure beside which ours stands; `printed` is null where the paper prints none. */
export type Figure = { name: string; printed: string | null };

/** As it is shown, and with all its digits; null where there is nothing to compute. */
export type Computed = { text: string; full: string } | null;

export type Judgement = {
  /** One for each of the entry's figures. */
  ours: readonly Computed[];
  verdict: Verdict;
  why: string | null;
};

export type Entry = {
  /** Unique, kebab-case: its address on the page. */
  id: string;
  part: Part;
  claim: string;
  /** How the verdict is reached, for readers. */
  rule: string;
  unit: string | null;
  figures: readonly Figure[];
  place: Place;
  needs: readonly Question[];
  /** Null until every answer that it needs is there. */
  judge: (answers: Partial<Answers>) => Judgement | null;
};

const complete = <Q extends Question>(
  answers: Partial<Answers>,
  needs: readonly Q[],
): answers is Partial<Answers> & Pick<Answers, Q> =>
  needs.every((need) => answers[need] !== undefined);

/** An entry whose rule sees the answers that it needs, and no others. */
export const entry = <Q extends Question>(
  one: Omit<Entry, 'needs' | 'judge'> & {
    needs: readonly Q[];
    judge: (answers: Pick<Answers, Q>) => Judgement;
  },
): Entry => ({
  ...one,
  judge: (answers) => (complete(answers, one.needs) ? one.judge(answers) : null),
});

export const text = (shown: string, full: string = shown): Computed => ({ text: shown, full });

/** A value beside a printed figure: with two decimals more, so that its rounding can be seen. */
export const beside = (printed: string, value: number): Computed =>
  text(value.toFixed(decimalsOf(printed) + 2), String(value));

export const number = (value: number, decimals: number): Computed =>
  text(value.toFixed(decimals), String(value));

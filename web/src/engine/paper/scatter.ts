/** The option `scatter`: how much there is of it is asked first, and then as the option `extraSe` says. */
import type { Caution, Observation, Outcome, Planning, Preprocessing } from '../contract';

export type Ask<O, A> = (observations: Observation[], options: O) => Outcome<A>;
type Answer = { cautions: Caution[] };

/** Three digits of what was added. */
const amount = (pp: number): string => String(Number(pp.toPrecision(3)));

const added = (needed: number): Caution => ({
  code: 'scatter-added',
  message:
    `No law fits within the standard errors. Scatter between runs of ± ${amount(needed)} pp, ` +
    'estimated from the rows, was added to them.',
  laws: [],
  sizes: [],
  instead: [],
});

/** Those that are graver. */
const GRAVER: readonly string[] = ['better-law-left-out', 'lack-of-fit'];

const within = (cautions: readonly Caution[], one: Caution): Caution[] => [
  ...cautions.filter(({ code }) => GRAVER.includes(code)),
  one,
  ...cautions.filter(({ code }) => !GRAVER.includes(code)),
];

/** `told`: whether the answer says how much was added in all, in a field. */
export const withScatter =
  <O extends Preprocessing, A>(
    { scatter }: Pick<Planning, 'scatter'>,
    ask: Ask<O, A>,
    told = false,
  ): Ask<O, A> =>
  (observations, { scatter: wanted, ...given }) => {
    const options = given as O; // without an option that it need not have
    if (!wanted) return ask(observations, options);
    const found = scatter(observations, options);
    if (!found.ok) return found;
    const { needed, extraSe } = found.value;
    const outcome = ask(observations, { ...options, extraSe });
    if (!outcome.ok || outcome.value === null) return outcome; // another module answers
    const answer = outcome.value as A & Partial<Answer>;
    return {
      ok: true,
      value: {
        ...answer,
        ...(told ? { extraSe } : {}),
        ...(needed > 0 && answer.cautions
          ? { cautions: within(answer.cautions, added(needed)) }
          : {}),
      },
    };
  };

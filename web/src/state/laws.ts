/** Which laws take part in the average of the paper's method. A law that does not may still be drawn. */
import type { Averaging, Law, LawId } from '../engine/contract';
import type { State } from './state';

type Chosen = Pick<State, 'laws'>;

/** Those of the catalogue that take part, in its order: the standard ones where none were chosen. */
export const takingPart = ({ laws: chosen }: Chosen, catalogue: readonly Law[]): LawId[] =>
  catalogue
    .filter(({ id, standard }) => (chosen ? chosen.includes(id) : standard))
    .map(({ id }) => id);

/** Takes a law out of the average, or into it. The last one stays. */
export function toggleTakingPart(state: State, catalogue: readonly Law[], law: LawId): State {
  const now = takingPart(state, catalogue);
  const wanted = (id: LawId) => (id === law ? !now.includes(id) : now.includes(id));
  const next = catalogue.filter(({ id }) => wanted(id));
  if (next.length === 0) return state;
  const usual = catalogue.every(({ id, standard }) => wanted(id) === standard);
  return { ...state, laws: usual ? null : next.map(({ id }) => id) };
}

/** Whether a line of this weight is named beside the chart: one that is drawn, and was not left out for want of data. */
export const isNamed = (
  { hiddenLaws, laws }: Pick<State, 'hiddenLaws' | 'laws'>,
  law: LawId,
  weight: number,
): boolean => !hiddenLaws.includes(law) && (weight > 0 || (laws !== null && !laws.includes(law)));

/** How the laws are averaged, for the engine, which needs to hear only of laws that were chosen. */
export const averagingOf = ({ criterion, laws }: Pick<State, 'criterion' | 'laws'>): Averaging => ({
  criterion,
  ...(laws ? { laws: [...laws] } : {}),
});

/** Draws a law, or draws it no longer. */
export const toggleLaw = (state: State, law: LawId): State => ({
  ...state,
  hiddenLaws: state.hiddenLaws.includes(law)
    ? state.hiddenLaws.filter((hidden) => hidden !== law)
    : [...state.hiddenLaws, law],
});
